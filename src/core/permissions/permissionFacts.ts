import type { PermissionOverwrite } from '../discord/permissionSteps.ts';

/** A role, with what decides on permissions and rank. */
export interface RoleFacts {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly permissions: bigint;
}

/** A guild with its roles, @everyone among them. */
export interface GuildFacts {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** It asks moderators for two-factor authentication (`mfa_level` 1). */
  readonly asksTwoFactor: boolean;
  readonly roles: readonly RoleFacts[];
}

/** Somebody in the guild. */
export interface MemberFacts {
  readonly id: string;
  readonly name: string;
  readonly roleIds: readonly string[];
  /** End of the timeout in milliseconds since the epoch; null where there is none. */
  readonly timedOutUntil: number | null;
}

/** A channel or a thread. */
export interface ChannelFacts {
  readonly id: string;
  readonly name: string;
  /** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
  readonly type: number;
  readonly guildId: string | null;
  /** The category of a channel, the channel of a thread. */
  readonly parentId: string | null;
  readonly overwrites: readonly PermissionOverwrite[];
  /** Who made a thread. */
  readonly ownerId: string | null;
}

/** Everything that was read to explain one request. */
export interface PermissionFacts {
  readonly guild: GuildFacts;
  readonly me: MemberFacts;
  /** Whether the bot's owner has two-factor authentication (`mfa_enabled` of the bot's own user); null: not said. */
  readonly ownerHasTwoFactor: boolean | null;
  /** Null where the request concerns the guild as a whole. */
  readonly channel: ChannelFacts | null;
  /** The channel of a thread, or the category of a channel, where it could be read. */
  readonly parent: ChannelFacts | null;
  /** The bot may not read the channel itself (50001): it was found in the guild's list. */
  readonly isHidden: boolean;
  /** The member whom the request is about; null where it is about none, or that one is not in the guild. */
  readonly target: MemberFacts | null;
  /** Who wrote the message that the request is about; null where that is not known. */
  readonly authorId: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Whether a channel is a thread, which has the overwrites of its parent. */
export function isThread({ type }: ChannelFacts): boolean {
  return type >= 10 && type <= 12;
}

/** Whether a channel is one of voice or a stage, where CONNECT decides. */
export function isVoice({ type }: ChannelFacts): boolean {
  return type === 2 || type === 13;
}

/** Whether a channel holds posts instead of messages: a forum or a media channel. */
export function isForum({ type }: ChannelFacts): boolean {
  return type === 15 || type === 16;
}
