import type { APIMessage, APIRole } from 'discord-api-types/v10';
import {
  channelPermissions,
  guildPermissions,
  hasPermission,
  type PermissionName,
  type PermissionPlace,
  type PermissionSubject,
} from '../core/discord/permission.ts';
import { type Call, param } from './operation.ts';
import { Refusal } from './refusal.ts';
import type { Channel, Guild, Member, World } from './world.ts';

/** Source of the numbers: developers/resources/channel#channel-object-channel-types */
const voiceTypes = [2, 13];
const threadTypes = [10, 11, 12];

/** Whether a channel is a thread. */
export function isThread(channel: Channel): boolean {
  return threadTypes.includes(channel.wire.type);
}

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

/**
 * The channel in the route's path.
 * @throws Refusal 10003 if there is none, 50001 if the bot does not see it
 */
export function channelOf(call: Call): Channel {
  const channel = call.world.channels.get(param(call, 'channel_id'));
  if (channel === undefined) throw new Refusal('unknownChannel');
  if (!may(call, channel, 'VIEW_CHANNEL')) throw new Refusal('missingAccess');
  return channel;
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
  if (member === undefined) throw new Refusal(call.world.users.has(id) ? 'unknownMember' : 'unknownUser');
  return member;
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

/** Whether the bot has a permission in a channel. */
export function may(call: Call, channel: Channel, ...names: readonly PermissionName[]): boolean {
  const granted = permissionsIn(call.world, channel, call.world.bot.id, call.now);
  return hasPermission(granted & call.ceiling, ...names);
}

/** What a user may do in a channel. */
export function permissionsIn(world: World, channel: Channel, userId: string, now: number): bigint {
  const guild = world.guilds.get(channel.wire.guild_id);
  if (guild === undefined) return 0n;
  const decisive = isThread(channel) ? world.channels.get(channel.wire.parent_id ?? '') : channel;
  const overwrites = (decisive?.wire.permission_overwrites ?? []).map(({ id, allow, deny }) => ({
    id,
    allow: BigInt(allow),
    deny: BigInt(deny),
  }));
  return channelPermissions(subject(guild, userId, now), overwrites, placeOf(channel));
}

/** What a user may do in a guild, channels aside. */
export function permissionsInGuild(guild: Guild, userId: string, now: number): bigint {
  return guildPermissions(subject(guild, userId, now));
}

/** @throws Refusal 50013 */
export function demandIn(call: Call, channel: Channel, ...names: readonly PermissionName[]): void {
  if (!may(call, channel, ...names)) throw new Refusal('missingPermissions');
}

/** @throws Refusal 50013 */
export function demandInGuild(call: Call, guild: Guild, ...names: readonly PermissionName[]): void {
  const granted = permissionsInGuild(guild, call.world.bot.id, call.now);
  if (!hasPermission(granted & call.ceiling, ...names)) throw new Refusal('missingPermissions');
}

/**
 * Only somebody whose highest role is below one's own can be acted upon, and never the owner.
 * Source: developers/topics/permissions#permission-hierarchy
 *
 * @throws Refusal 50013
 */
export function demandAbove(call: Call, guild: Guild, target: Member): void {
  const isOwner = target.user.id === guild.ownerId;
  if (isOwner || highestPosition(guild, target) >= botPosition(call, guild)) throw new Refusal('missingPermissions');
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

function subject(guild: Guild, userId: string, now: number): PermissionSubject {
  const member = guild.members.get(userId);
  const until = member?.communication_disabled_until;
  return {
    userId,
    guildId: guild.id,
    ownerId: guild.ownerId,
    roleIds: member?.roles ?? [],
    rolePermissions: new Map([...guild.roles.values()].map((role) => [role.id, BigInt(role.permissions)])),
    timedOut: typeof until === 'string' && Date.parse(until) > now,
  };
}

function placeOf(channel: Channel): PermissionPlace {
  if (isThread(channel)) return 'thread';
  return voiceTypes.includes(channel.wire.type) ? 'voice' : 'text';
}
