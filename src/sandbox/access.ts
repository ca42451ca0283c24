import type { APIMessage, APIRole } from 'discord-api-types/v10';
import { hasPermission, type PermissionName } from '../core/discord/permission.ts';
import { isKind, isThread } from './channels/channelKinds.ts';
import { type Call, param } from './operation.ts';
import { Refusal } from './refusal.ts';
import { directPermissions, type Rights, rightsInChannel, rightsInGuild } from './rights.ts';
import type { Channel, Guild, Member, World } from './world/world.ts';

/**
 * The guild in the route's path.
 * @throws Refusal 10004 if there is none, 50001 if the bot is not in it
 */
export function guildOf(call: Call): Guild {
  const guild = call.world.guilds.get(param(call, 'guild_id'));
  if (guild === undefined) throw new Refusal('unknownGuild');
  if (!guild.members.has(call.world.bot.id)) throw new Refusal('missingAccess');
  return guild;
}

/** The channels of a guild, without threads. */
export function channelsOf({ world }: Call, { id }: Guild): Channel[] {
  return [...world.channels.values()].filter((channel) => channel.wire.guild_id === id && !isThread(channel));
}

/**
 * The guild in the route's path, which the bot manages.
 * @throws Refusal like `guildOf`, 50013 without MANAGE_GUILD
 */
export function managedGuild(call: Call): Guild {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'MANAGE_GUILD');
  return guild;
}

/** The user who calls: by whose bearer token it is, else the bot. */
export function callerId({ grant, world }: Call): string {
  return grant?.userId ?? world.bot.id;
}

/**
 * The channel in the route's path.
 * @throws Refusal 10003 if there is none, 50001 if the bot does not see it
 */
export function channelOf(call: Call): Channel {
  return visibleChannel(call, param(call, 'channel_id'));
}

/**
 * The channel with an id, whether the bot sees it or not.
 * @throws Refusal 10003
 */
export function channelWith({ world }: Call, id: string | null | undefined): Channel {
  const channel = world.channels.get(id ?? '');
  if (channel === undefined) throw new Refusal('unknownChannel');
  return channel;
}

/**
 * The channel with an id, as `channelOf` gives that of the path.
 * @throws Refusal 10003, 50001
 */
export function visibleChannel(call: Call, id: string): Channel {
  const channel = channelWith(call, id);
  if (!may(call, channel, 'VIEW_CHANNEL')) throw new Refusal('missingAccess');
  return channel;
}

/**
 * The guild of a channel.
 * @throws Refusal 10003
 */
export function guildWith(call: Call, channel: Channel): Guild {
  const guild = call.world.guilds.get(channel.wire.guild_id ?? '');
  if (guild === undefined) throw new Refusal('unknownChannel');
  return guild;
}

/**
 * The message in the route's path.
 * @throws Refusal 10008
 */
export function messageOf(call: Call, channel: Channel): APIMessage {
  const message = channel.messages.get(param(call, 'message_id'));
  if (message === undefined) throw new Refusal('unknownMessage');
  return message;
}

/**
 * The member in the route's path.
 * @throws Refusal 10013 if there is no such user at all, 10007 if it is not in the guild
 */
export function memberOf(call: Call, guild: Guild): Member {
  const id = param(call, 'user_id');
  const member = guild.members.get(id);
  if (member === undefined) throw noMember(call.world, id);
  return member;
}

/** Refusal for somebody who is not there: 10007, or 10013 for who does not exist at all. */
export function noMember({ users }: World, id: string): Refusal {
  return new Refusal(users.has(id) ? 'unknownMember' : 'unknownUser');
}

/**
 * The role in the route's path.
 * @throws Refusal 10011
 */
export function roleOf(call: Call, guild: Guild): APIRole {
  const role = guild.roles.get(param(call, 'role_id'));
  if (role === undefined) throw new Refusal('unknownRole');
  return role;
}

/** Whether the bot has permissions in a channel and may use them. */
export function may(call: Call, channel: Channel, ...names: readonly PermissionName[]): boolean {
  return hasPermission(permissionsIn(call, channel), ...names);
}

/** What the bot may do in a channel and may use, as bits. */
export function permissionsIn(call: Call, channel: Channel): bigint {
  return rightsInChannel(call, channel, call.world.bot.id).usable & call.ceiling;
}

/**
 * @throws Refusal 50013, 60003 where only two-factor authentication is lacking, or 50003 for what nobody can do in a
 *   direct message
 */
export function demandIn(call: Call, channel: Channel, ...names: readonly PermissionName[]): void {
  const never = isKind(channel, 'direct') && !hasPermission(directPermissions, ...names);
  if (never) throw new Refusal('directMessage');
  demandOf(call, rightsInChannel(call, channel, call.world.bot.id), names);
}

/** Whether the bot has permissions in a guild and may use them. */
export function mayInGuild(call: Call, guild: Guild, ...names: readonly PermissionName[]): boolean {
  return hasPermission(permissionsInGuild(call, guild), ...names);
}

/** @throws Refusal 50013, or 60003 where only two-factor authentication is lacking */
export function demandInGuild(call: Call, guild: Guild, ...names: readonly PermissionName[]): void {
  demandOf(call, rightsInGuild(call, guild, call.world.bot.id), names);
}

/** What the bot may do in a guild as a whole and may use, as bits. */
export function permissionsInGuild(call: Call, guild: Guild): bigint {
  return rightsInGuild(call, guild, call.world.bot.id).usable & call.ceiling;
}

function demandOf({ ceiling }: Call, { all, usable }: Rights, names: readonly PermissionName[]): void {
  if (hasPermission(usable & ceiling, ...names)) return;
  throw new Refusal(hasPermission(all & ceiling, ...names) ? 'twoFactorRequired' : 'missingPermissions');
}

/**
 * Only somebody whose highest role is below one's own can be acted upon, and never the owner.
 * Source: developers/topics/permissions#permission-hierarchy
 *
 * @throws Refusal 50013
 */
export function demandAbove(call: Call, guild: Guild, target: Member): void {
  if (!isAbove(call, guild, target)) throw new Refusal('missingPermissions');
}

/** Whether the bot stands above a member. */
export function isAbove(call: Call, guild: Guild, target: Member): boolean {
  return target.user.id !== guild.ownerId && highestPosition(guild, target) < botPosition(call, guild);
}

/**
 * Only roles below one's own highest can be given and taken.
 * @throws Refusal 50013
 */
export function demandRoleBelow(call: Call, guild: Guild, role: APIRole): void {
  if (role.position >= botPosition(call, guild)) throw new Refusal('missingPermissions');
}

function botPosition(call: Call, guild: Guild): number {
  const bot = guild.members.get(call.world.bot.id);
  return bot === undefined ? 0 : highestPosition(guild, bot);
}

function highestPosition(guild: Guild, member: Member): number {
  return Math.max(0, ...member.roles.map((id) => guild.roles.get(id)?.position ?? 0));
}
