import type { PermissionOverwrite } from '../discord/permissionSteps.ts';
import { isAnswerId, isAnswerObject, textOf, valueAt } from '../request/answerObject.ts';
import type { ChannelFacts, GuildFacts, MemberFacts, RoleFacts } from './permissionFacts.ts';

/** A guild as GET /guilds/{guild_id} gives it; null where the answer is none. */
export function readGuild(data: unknown): GuildFacts | null {
  if (!isAnswerObject(data) || !isAnswerId(data.id) || !Array.isArray(data.roles)) return null;
  return {
    id: data.id,
    name: textOf(data.name),
    ownerId: textOf(data.owner_id),
    asksTwoFactor: data.mfa_level === 1,
    roles: data.roles.flatMap((role) => readRole(role) ?? []),
  };
}

function readRole(data: unknown): RoleFacts | null {
  if (!isAnswerObject(data) || !isAnswerId(data.id)) return null;
  const position = typeof data.position === 'number' ? data.position : 0;
  return { id: data.id, name: textOf(data.name), position, permissions: readBits(data.permissions) };
}

/** A member as GET /guilds/{guild_id}/members/{user_id} gives it; null where the answer is none. */
export function readMember(data: unknown): MemberFacts | null {
  if (!isAnswerObject(data) || !isAnswerObject(data.user) || !isAnswerId(data.user.id)) return null;
  const until = Date.parse(textOf(data.communication_disabled_until));
  return {
    id: data.user.id,
    name: textOf(data.nick) || textOf(data.user.global_name) || textOf(data.user.username),
    roleIds: Array.isArray(data.roles) ? data.roles.filter(isAnswerId) : [],
    timedOutUntil: Number.isNaN(until) ? null : until,
  };
}

/** A channel or thread as GET /channels/{channel_id} and the lists of a guild give it; null where the answer is none. */
export function readChannel(data: unknown): ChannelFacts | null {
  if (!isAnswerObject(data) || !isAnswerId(data.id) || typeof data.type !== 'number') return null;
  const overwrites = Array.isArray(data.permission_overwrites) ? data.permission_overwrites : [];
  return {
    id: data.id,
    name: textOf(data.name),
    type: data.type,
    guildId: isAnswerId(data.guild_id) ? data.guild_id : null,
    parentId: isAnswerId(data.parent_id) ? data.parent_id : null,
    overwrites: overwrites.flatMap((one) => readOverwrite(one) ?? []),
    ownerId: isAnswerId(data.owner_id) ? data.owner_id : null,
  };
}

/** One overwrite of an answer or of a request's body; null where it is none. */
export function readOverwrite(data: unknown): PermissionOverwrite | null {
  if (!isAnswerObject(data) || !isAnswerId(data.id)) return null;
  return { id: data.id, allow: readBits(data.allow), deny: readBits(data.deny) };
}

/** A bitfield: decimal text, or (API 6 and 7, and code that is lax) a number. */
export function readBits(value: unknown): bigint {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && /^\d{1,40}$/.test(written) ? BigInt(written) : 0n;
}

/** The channels of a list: an array, or an object with `threads`. */
export function readChannels(data: unknown): ChannelFacts[] {
  const list = isAnswerObject(data) ? data.threads : data;
  return Array.isArray(list) ? list.flatMap((one) => readChannel(one) ?? []) : [];
}

/** An id below an object, such as `author.id` of a message. */
export function idAt(data: unknown, ...path: readonly string[]): string | null {
  const found = valueAt(data, ...path);
  return isAnswerId(found) ? found : null;
}

/** A field that is true or false; null where it is neither. */
export function flagAt(data: unknown, key: string): boolean | null {
  const value = isAnswerObject(data) ? data[key] : undefined;
  return typeof value === 'boolean' ? value : null;
}
