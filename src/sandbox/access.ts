import type { APIMessage, APIRole } from 'discord-api-types/v10';
import {
  channelPermissions,
  guildPermissions,
  hasPermission,
  type PermissionName,
  type PermissionPlace,
  type PermissionSubject,
  permissionBits,
  twoFactorPermissions,
} from '../core/discord/permission.ts';
import { isKind } from './channelKinds.ts';
import { type Call, param } from './operation.ts';
import { Refusal } from './refusal.ts';
import type { Channel, Guild, Member } from './world.ts';

/** Source of the numbers: developers/resources/channel#channel-object-channel-types */
const voiceTypes = [2, 13];
const threadTypes = [10, 11, 12];

/** What both sides of a direct message may do; nobody moderates it. */
const directPermissions = (
  [
    'VIEW_CHANNEL',
    'SEND_MESSAGES',
    'SEND_TTS_MESSAGES',
    'SEND_POLLS',
    'SEND_VOICE_MESSAGES',
    'READ_MESSAGE_HISTORY',
    'ADD_REACTIONS',
    'EMBED_LINKS',
    'ATTACH_FILES',
    'MENTION_EVERYONE',
    'USE_EXTERNAL_EMOJIS',
    'USE_EXTERNAL_STICKERS',
    'PIN_MESSAGES',
  ] as const
).reduce((all, name) => all | permissionBits[name], 0n);

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
  return visibleChannel(call, param(call, 'channel_id'));
}

/**
 * The channel with an id, as `channelOf` gives that of the path.
 * @throws Refusal 10003, 50001
 */
export function visibleChannel(call: Call, id: string): Channel {
  const channel = call.world.channels.get(id);
  if (channel === undefined) throw new Refusal('unknownChannel');
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

/** Whether the bot has permissions in a channel and may use them. */
export function may(call: Call, channel: Channel, ...names: readonly PermissionName[]): boolean {
  return hasPermission(permissionsIn(call, channel), ...names);
}

/** What the bot may do in a channel and may use, as bits. */
export function permissionsIn(call: Call, channel: Channel): bigint {
  return inChannel(call, channel).usable;
}

/**
 * @throws Refusal 50013, 60003 where only two-factor authentication is lacking, or 50003 for what nobody can do in a
 *   direct message
 */
export function demandIn(call: Call, channel: Channel, ...names: readonly PermissionName[]): void {
  if (may(call, channel, ...names)) return;
  const never = isKind(channel, 'direct') && !hasPermission(directPermissions, ...names);
  if (never) throw new Refusal('directMessage');
  demandOf(inChannel(call, channel), names);
}

/** Whether the bot has permissions in a guild and may use them. */
export function mayInGuild(call: Call, guild: Guild, ...names: readonly PermissionName[]): boolean {
  return hasPermission(inGuild(call, guild).usable, ...names);
}

/** @throws Refusal 50013, or 60003 where only two-factor authentication is lacking */
export function demandInGuild(call: Call, guild: Guild, ...names: readonly PermissionName[]): void {
  demandOf(inGuild(call, guild), names);
}

/** What the bot may do in a guild as a whole, as bits. */
export function permissionsInGuild(call: Call, guild: Guild): bigint {
  return inGuild(call, guild).usable;
}

/** Permissions by roles and overwrites, and those of them that work. */
interface Granted {
  readonly all: bigint;
  readonly usable: bigint;
}

const nothing: Granted = { all: 0n, usable: 0n };

function demandOf(granted: Granted, names: readonly PermissionName[]): void {
  if (hasPermission(granted.usable, ...names)) return;
  throw new Refusal(hasPermission(granted.all, ...names) ? 'twoFactorRequired' : 'missingPermissions');
}

function inGuild(call: Call, guild: Guild): Granted {
  return grantedBy(call, guild, guildPermissions);
}

/**
 * A thread takes the overwrites of its parent; a private one is seen only by those who are in it and by those who manage
 * threads (developers/topics/threads#permissions).
 */
function inChannel(call: Call, channel: Channel): Granted {
  if (isKind(channel, 'direct')) return { all: directPermissions, usable: directPermissions & call.ceiling };
  const guild = call.world.guilds.get(channel.wire.guild_id ?? '');
  if (guild === undefined) return nothing;
  const decisive = isThread(channel) ? call.world.channels.get(channel.wire.parent_id ?? '') : channel;
  const overwrites = (decisive?.wire.permission_overwrites ?? []).map(({ id, allow, deny }) => ({
    id,
    allow: BigInt(allow),
    deny: BigInt(deny),
  }));
  const granted = grantedBy(call, guild, (bot) => channelPermissions(bot, overwrites, placeOf(channel)));
  const invited = !isKind(channel, 'privateThread') || channel.members.has(call.world.bot.id);
  return invited || hasPermission(granted.usable, 'MANAGE_THREADS') ? granted : nothing;
}

const elevated = twoFactorPermissions.reduce((all, name) => all | permissionBits[name], 0n);

/**
 * In a guild that asks for two-factor authentication the elevated permissions of a bot, ADMINISTRATOR among them, do not
 * work unless its owner has it (developers/topics/permissions; discord-api-docs#69).
 */
function grantedBy(call: Call, guild: Guild, compute: (bot: PermissionSubject) => bigint): Granted {
  const bot = subject(call, guild);
  const all = compute(bot) & call.ceiling;
  if (guild.settings.mfa_level === 0 || call.world.application.ownerTwoFactor) return { all, usable: all };
  const roles = [...bot.rolePermissions].map(([id, bits]) => [id, bits & ~permissionBits.ADMINISTRATOR] as const);
  return { all, usable: compute({ ...bot, rolePermissions: new Map(roles) }) & call.ceiling & ~elevated };
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

function subject(call: Call, guild: Guild): PermissionSubject {
  const bot = guild.members.get(call.world.bot.id);
  const until = bot?.communication_disabled_until;
  return {
    userId: call.world.bot.id,
    guildId: guild.id,
    ownerId: guild.ownerId,
    roleIds: bot?.roles ?? [],
    rolePermissions: new Map([...guild.roles.values()].map((role) => [role.id, BigInt(role.permissions)])),
    timedOut: typeof until === 'string' && Date.parse(until) > call.now,
  };
}

function placeOf(channel: Channel): PermissionPlace {
  if (isThread(channel)) return 'thread';
  return voiceTypes.includes(channel.wire.type) ? 'voice' : 'text';
}
