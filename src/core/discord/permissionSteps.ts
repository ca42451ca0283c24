/**
 * What somebody may do in a guild and in one of its channels, step by step. The result of a calculation is what its last
 * step leaves, so that an explanation cannot say anything else than the calculation.
 * Source: https://docs.discord.com/developers/topics/permissions#permission-overwrites, #implicit-permissions
 */

import {
  everyPermission,
  hasPermission,
  type PermissionName,
  permissionsOf,
  twoFactorPermissions,
} from './permission.ts';

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
  /**
   * The guild asks moderators for two-factor authentication and the bot's owner has none: elevated permissions do not
   * work (discord-api-docs#69). Absent: they do.
   */
  readonly lacksTwoFactor?: boolean;
}

/** An exception that a channel makes for a role (its `id` may be the guild's: @everyone) or a member. */
export interface PermissionOverwrite {
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** Where permissions are asked for; a thread takes the overwrites of its parent. */
export type PermissionPlace = 'text' | 'voice' | 'thread';

/** What changes permissions, in the order in which it does. */
export type PermissionStepKind =
  /** The guild's owner has everything. */
  | 'owner'
  | 'everyone'
  | 'role'
  /** Everything, whatever the overwrites say. */
  | 'administrator'
  | 'everyone-overwrite'
  | 'role-denial'
  | 'role-allowance'
  | 'member-overwrite'
  | 'timeout'
  /** Lost because another flag, `lacking`, is. */
  | 'implicit'
  | 'two-factor';

/** One step: `after` is `before` without `deny` and then with `allow`. */
export interface PermissionStep {
  readonly kind: PermissionStepKind;
  /** The role or member that it comes from, as an id. */
  readonly by?: string;
  readonly lacking?: PermissionName;
  readonly deny: bigint;
  readonly allow: bigint;
  readonly before: bigint;
  readonly after: bigint;
}

/** What a person who is timed out keeps. */
const keptInTimeout = permissionsOf(['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY']);

/** What nobody can use who may not write. */
const needsSending = permissionsOf(['MENTION_EVERYONE', 'SEND_TTS_MESSAGES', 'ATTACH_FILES', 'EMBED_LINKS']);

const elevated = permissionsOf(twoFactorPermissions);

/** All flags that there can be, those without a name too. */
const anything = (1n << 64n) - 1n;

/** What somebody may do in the guild as a whole, before any channel has its say. */
export function guildSteps(subject: PermissionSubject): readonly PermissionStep[] {
  const trace = baseOf(subject);
  if (!trace.hasAll) trace.timeOut(subject);
  return trace.lock(subject).steps;
}

/** What somebody may do in one channel, with what is lost by implication. */
export function channelSteps(
  subject: PermissionSubject,
  overwrites: readonly PermissionOverwrite[],
  place: PermissionPlace,
): readonly PermissionStep[] {
  const trace = baseOf(subject);
  if (!trace.hasAll) trace.overwrite(subject, overwrites).timeOut(subject).loseImplied(place);
  return trace.lock(subject).steps;
}

/** What the last step leaves. */
export function resultOf(steps: readonly PermissionStep[]): bigint {
  return steps.at(-1)?.after ?? 0n;
}

/** The result of `guildSteps`. */
export function guildPermissions(subject: PermissionSubject): bigint {
  return resultOf(guildSteps(subject));
}

/** The result of `channelSteps`. */
export function channelPermissions(
  subject: PermissionSubject,
  overwrites: readonly PermissionOverwrite[],
  place: PermissionPlace,
): bigint {
  return resultOf(channelSteps(subject, overwrites, place));
}

/**
 * What the roles and a channel's overwrites say of somebody, which is the number that Discord tells: flags that are lost
 * only by implication are still in it (developers/topics/permissions#implicit-permissions).
 */
export function overwrittenPermissions(subject: PermissionSubject, overwrites: readonly PermissionOverwrite[]): bigint {
  const trace = baseOf(subject);
  if (!trace.hasAll) trace.overwrite(subject, overwrites).timeOut(subject);
  return resultOf(trace.steps);
}

/** Owner, or @everyone and the roles together; ADMINISTRATOR among them is everything. */
function baseOf({ userId, ownerId, guildId, roleIds, rolePermissions, lacksTwoFactor }: PermissionSubject): Trace {
  const trace = new Trace();
  if (userId === ownerId) return trace.grantAll('owner');
  for (const id of [guildId, ...roleIds]) {
    trace.add({ kind: id === guildId ? 'everyone' : 'role', by: id, allow: rolePermissions.get(id) ?? 0n });
  }
  if (!hasPermission(trace.granted, 'ADMINISTRATOR')) return trace;
  if (lacksTwoFactor === true) return trace.add({ kind: 'two-factor', deny: permissionsOf(['ADMINISTRATOR']) });
  return trace.grantAll('administrator');
}

class Trace {
  readonly steps: PermissionStep[] = [];
  hasAll = false;

  get granted(): bigint {
    return resultOf(this.steps);
  }

  add({ deny = 0n, allow = 0n, ...step }: Pick<PermissionStep, 'kind' | 'by' | 'lacking'> & Partial<PermissionStep>) {
    const before = this.granted;
    this.steps.push({ ...step, deny, allow, before, after: (before & ~deny) | allow });
    return this;
  }

  /** Flags without a name are not among everything. */
  grantAll(kind: 'owner' | 'administrator'): this {
    this.hasAll = true;
    return this.add({ kind, deny: this.granted & ~everyPermission, allow: everyPermission });
  }

  /** @everyone, then all denials of roles, then all allowances of roles, then the member's own; not in their order. */
  overwrite({ userId, guildId, roleIds }: PermissionSubject, overwrites: readonly PermissionOverwrite[]): this {
    const everyone = overwrites.find(({ id }) => id === guildId);
    const roles = overwrites.filter(({ id }) => id !== guildId && roleIds.includes(id));
    const own = overwrites.find(({ id }) => id === userId);
    if (everyone !== undefined) this.add({ kind: 'everyone-overwrite', by: guildId, ...bitsOf(everyone) });
    for (const { id, deny } of roles) if (deny !== 0n) this.add({ kind: 'role-denial', by: id, deny });
    for (const { id, allow } of roles) if (allow !== 0n) this.add({ kind: 'role-allowance', by: id, allow });
    if (own !== undefined) this.add({ kind: 'member-overwrite', by: userId, ...bitsOf(own) });
    return this;
  }

  timeOut({ timedOut }: PermissionSubject): this {
    return timedOut ? this.add({ kind: 'timeout', deny: anything & ~keptInTimeout }) : this;
  }

  /** Losing one flag can take others with it, although no overwrite names them. */
  loseImplied(place: PermissionPlace): this {
    const writing = place === 'thread' ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES';
    this.#loseWithout('VIEW_CHANNEL', anything);
    if (place === 'voice') this.#loseWithout('CONNECT', anything & ~permissionsOf(['VIEW_CHANNEL']));
    return this.#loseWithout(writing, needsSending);
  }

  #loseWithout(lacking: PermissionName, deny: bigint): this {
    const isLost = !hasPermission(this.granted, lacking) && (this.granted & deny) !== 0n;
    return isLost ? this.add({ kind: 'implicit', lacking, deny }) : this;
  }

  lock({ lacksTwoFactor }: PermissionSubject): this {
    const isLost = lacksTwoFactor === true && (this.granted & elevated) !== 0n;
    return isLost ? this.add({ kind: 'two-factor', deny: elevated }) : this;
  }
}

function bitsOf({ allow, deny }: PermissionOverwrite): Pick<PermissionStep, 'allow' | 'deny'> {
  return { allow, deny };
}
