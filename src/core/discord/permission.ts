/**
 * Permissions: what the flags are and what somebody may do with them in a guild and in one of its channels.
 * Source: https://docs.discord.com/developers/topics/permissions
 */

/** Every documented flag. Bits go beyond 32, so they are bigints; bit 47 is not in use. */
export const permissionBits = {
  CREATE_INSTANT_INVITE: 1n << 0n,
  KICK_MEMBERS: 1n << 1n,
  BAN_MEMBERS: 1n << 2n,
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  MANAGE_GUILD: 1n << 5n,
  ADD_REACTIONS: 1n << 6n,
  VIEW_AUDIT_LOG: 1n << 7n,
  PRIORITY_SPEAKER: 1n << 8n,
  STREAM: 1n << 9n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  SEND_TTS_MESSAGES: 1n << 12n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  USE_EXTERNAL_EMOJIS: 1n << 18n,
  VIEW_GUILD_INSIGHTS: 1n << 19n,
  CONNECT: 1n << 20n,
  SPEAK: 1n << 21n,
  MUTE_MEMBERS: 1n << 22n,
  DEAFEN_MEMBERS: 1n << 23n,
  MOVE_MEMBERS: 1n << 24n,
  USE_VAD: 1n << 25n,
  CHANGE_NICKNAME: 1n << 26n,
  MANAGE_NICKNAMES: 1n << 27n,
  MANAGE_ROLES: 1n << 28n,
  MANAGE_WEBHOOKS: 1n << 29n,
  MANAGE_GUILD_EXPRESSIONS: 1n << 30n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  REQUEST_TO_SPEAK: 1n << 32n,
  MANAGE_EVENTS: 1n << 33n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  CREATE_PRIVATE_THREADS: 1n << 36n,
  USE_EXTERNAL_STICKERS: 1n << 37n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
  USE_EMBEDDED_ACTIVITIES: 1n << 39n,
  MODERATE_MEMBERS: 1n << 40n,
  VIEW_CREATOR_MONETIZATION_ANALYTICS: 1n << 41n,
  USE_SOUNDBOARD: 1n << 42n,
  CREATE_GUILD_EXPRESSIONS: 1n << 43n,
  CREATE_EVENTS: 1n << 44n,
  USE_EXTERNAL_SOUNDS: 1n << 45n,
  SEND_VOICE_MESSAGES: 1n << 46n,
  SET_VOICE_CHANNEL_STATUS: 1n << 48n,
  SEND_POLLS: 1n << 49n,
  USE_EXTERNAL_APPS: 1n << 50n,
  PIN_MESSAGES: 1n << 51n,
  BYPASS_SLOWMODE: 1n << 52n,
} as const satisfies Record<string, bigint>;

/** Name of a permission as the documentation writes it. */
export type PermissionName = keyof typeof permissionBits;

/** All flags together. */
export const everyPermission = Object.values(permissionBits).reduce((all, bit) => all | bit, 0n);

/** In a guild that asks moderators for two-factor authentication, a bot may use these only if its owner has it. */
export const twoFactorPermissions: readonly PermissionName[] = [
  'KICK_MEMBERS',
  'BAN_MEMBERS',
  'ADMINISTRATOR',
  'MANAGE_CHANNELS',
  'MANAGE_GUILD',
  'MANAGE_MESSAGES',
  'MANAGE_ROLES',
  'MANAGE_WEBHOOKS',
  'MANAGE_GUILD_EXPRESSIONS',
  'MANAGE_THREADS',
  'VIEW_CREATOR_MONETIZATION_ANALYTICS',
];

/** What a person who is timed out keeps. */
const keptInTimeout = permissionBits.VIEW_CHANNEL | permissionBits.READ_MESSAGE_HISTORY;

/** What nobody can use who may not write. */
const needsSending =
  permissionBits.MENTION_EVERYONE |
  permissionBits.SEND_TTS_MESSAGES |
  permissionBits.ATTACH_FILES |
  permissionBits.EMBED_LINKS;

/** Somebody in a guild. */
export interface PermissionSubject {
  readonly userId: string;
  readonly guildId: string;
  readonly ownerId: string;
  /** Roles that were given; @everyone, whose id is the guild's, is had by all and need not be named. */
  readonly roleIds: readonly string[];
  /** Permissions of the guild's roles by id, @everyone among them. */
  readonly rolePermissions: ReadonlyMap<string, bigint>;
  readonly timedOut: boolean;
}

/** An exception that a channel makes for a role (its `id` may be the guild's: @everyone) or a member. */
export interface PermissionOverwrite {
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** Where permissions are asked for; a thread takes the overwrites of its parent. */
export type PermissionPlace = 'text' | 'voice' | 'thread';

/** Whether all of the wanted flags are there. */
export function hasPermission(granted: bigint, ...wanted: readonly PermissionName[]): boolean {
  return wanted.every((name) => (granted & permissionBits[name]) !== 0n);
}

/** Names of the flags in a number, in the order of their bits; unknown bits are left out. */
export function permissionNames(granted: bigint): PermissionName[] {
  return (Object.keys(permissionBits) as PermissionName[]).filter((name) => hasPermission(granted, name));
}

/** What somebody may do in the guild as a whole, before any channel has its say. */
export function guildPermissions(subject: PermissionSubject): bigint {
  const granted = fromRoles(subject);
  return subject.timedOut && granted !== everyPermission ? granted & keptInTimeout : granted;
}

/** What somebody may do in one channel, with what is lost by implication. */
export function channelPermissions(
  subject: PermissionSubject,
  overwrites: readonly PermissionOverwrite[],
  place: PermissionPlace,
): bigint {
  const granted = overwrittenPermissions(subject, overwrites);
  return granted === everyPermission ? granted : withoutImplied(granted, place);
}

/**
 * What the roles and a channel's overwrites say of somebody, which is the number that Discord tells: flags that are lost
 * only by implication are still in it (developers/topics/permissions#implicit-permissions). The order of the overwrites decides, not their position in the list: @everyone,
 * then all denials of roles, then all allowances of roles, then the member's own.
 */
export function overwrittenPermissions(subject: PermissionSubject, overwrites: readonly PermissionOverwrite[]): bigint {
  const base = fromRoles(subject);
  if (base === everyPermission) return base;
  const everyone = overwrites.find(({ id }) => id === subject.guildId);
  const roles = overwrites.filter(({ id }) => id !== subject.guildId && subject.roleIds.includes(id));
  const own = overwrites.find(({ id }) => id === subject.userId);
  let granted = overwritten(base, everyone?.allow ?? 0n, everyone?.deny ?? 0n);
  granted = overwritten(granted, union(roles.map(({ allow }) => allow)), union(roles.map(({ deny }) => deny)));
  granted = overwritten(granted, own?.allow ?? 0n, own?.deny ?? 0n);
  return subject.timedOut ? granted & keptInTimeout : granted;
}

function fromRoles(subject: PermissionSubject): bigint {
  if (subject.userId === subject.ownerId) return everyPermission;
  const granted = union([subject.guildId, ...subject.roleIds].map((id) => subject.rolePermissions.get(id) ?? 0n));
  return hasPermission(granted, 'ADMINISTRATOR') ? everyPermission : granted;
}

/** Losing one flag can take others with it, although no overwrite names them. */
function withoutImplied(granted: bigint, place: PermissionPlace): bigint {
  if (!hasPermission(granted, 'VIEW_CHANNEL')) return 0n;
  if (place === 'voice' && !hasPermission(granted, 'CONNECT')) return granted & permissionBits.VIEW_CHANNEL;
  const writing = place === 'thread' ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES';
  return hasPermission(granted, writing) ? granted : granted & ~needsSending;
}

function overwritten(granted: bigint, allow: bigint, deny: bigint): bigint {
  return (granted & ~deny) | allow;
}

function union(flags: readonly bigint[]): bigint {
  return flags.reduce((all, flag) => all | flag, 0n);
}
