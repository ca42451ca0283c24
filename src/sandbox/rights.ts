import { hasPermission, type PermissionName, permissionsOf } from '../core/discord/permission.ts';
import {
  channelPermissions,
  guildPermissions,
  overwrittenPermissions,
  type PermissionOverwrite,
  type PermissionPlace,
  type PermissionSubject,
} from '../core/discord/permissionSteps.ts';
import { isKind, isThread, isVoice } from './channels/channelKinds.ts';
import type { Channel, Guild, World } from './world/world.ts';

/** Somebody's permissions as bits: those by roles and overwrites, and those of them that work. */
export interface Rights {
  readonly all: bigint;
  readonly usable: bigint;
}

/** The world at a moment, in milliseconds since the epoch. */
export interface Moment {
  readonly world: World;
  readonly now: number;
}

const none: Rights = { all: 0n, usable: 0n };

/** What both sides of a direct message may do; nobody moderates it. */
export const directPermissions: bigint = bits(
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
);

/** What a user may do in a guild as a whole. */
export function rightsInGuild(moment: Moment, guild: Guild, userId: string): Rights {
  return rights(moment, guild, userId, guildPermissions);
}

/**
 * What a user may do in a channel. A thread takes the overwrites of its parent; a private one is seen only by those who
 * are in it and by those who manage threads (developers/topics/threads#permissions).
 */
export function rightsInChannel(moment: Moment, channel: Channel, userId: string): Rights {
  const { world } = moment;
  if (isKind(channel, 'direct')) return { all: directPermissions, usable: directPermissions };
  const guild = world.guilds.get(channel.wire.guild_id ?? '');
  if (guild === undefined) return none;
  const overwrites = overwritesOf(world, channel);
  const place = placeOf(channel);
  const granted = rights(moment, guild, userId, (subject) => channelPermissions(subject, overwrites, place));
  const invited = !isKind(channel, 'privateThread') || channel.members.has(userId);
  return invited || hasPermission(granted.usable, 'MANAGE_THREADS') ? granted : none;
}

/** What the roles and overwrites say of a user in a channel of a guild: the number that Discord tells. */
export function statedRights({ world, now }: Moment, channel: Channel, userId: string): bigint {
  const guild = world.guilds.get(channel.wire.guild_id ?? '');
  if (guild === undefined) return directPermissions;
  return overwrittenPermissions(subjectOf(guild, userId, now), overwritesOf(world, channel));
}

function overwritesOf(world: World, channel: Channel): PermissionOverwrite[] {
  const decisive = isThread(channel) ? world.channels.get(channel.wire.parent_id ?? '') : channel;
  return (decisive?.wire.permission_overwrites ?? []).map(({ id, allow, deny }) => ({
    id,
    allow: BigInt(allow),
    deny: BigInt(deny),
  }));
}

/**
 * In a guild that asks for two-factor authentication the elevated permissions of a bot, ADMINISTRATOR among them, do not
 * work unless its owner has it (developers/topics/permissions; discord-api-docs#69).
 */
function rights(
  { world, now }: Moment,
  guild: Guild,
  userId: string,
  compute: (subject: PermissionSubject) => bigint,
): Rights {
  if (!guild.members.has(userId)) return none;
  const subject = subjectOf(guild, userId, now);
  const all = compute(subject);
  const locked = userId === world.bot.id && guild.settings.mfa_level !== 0 && !world.application.ownerTwoFactor;
  return { all, usable: locked ? compute({ ...subject, lacksTwoFactor: true }) : all };
}

function subjectOf(guild: Guild, userId: string, now: number): PermissionSubject {
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
  return isVoice(channel) ? 'voice' : 'text';
}

/** Permissions as bits. */
export function bits(...names: readonly PermissionName[]): bigint {
  return permissionsOf(names);
}
