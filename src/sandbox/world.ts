import type {
  APIApplicationCommand,
  APIEmoji,
  APIGuildMember,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIUser,
  APIWebhook,
} from 'discord-api-types/v10';
import { snowflakeAt } from '../core/discord/snowflake.ts';

/**
 * Everything that exists in a sandbox. What goes out over the wire is kept in the shape it has there, so that reading
 * it is sending it.
 */
export interface World {
  readonly application: Application;
  readonly bot: APIUser;
  /** The only token that opens this world. */
  readonly token: string;
  readonly users: Map<string, APIUser>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly webhooks: Map<string, APIWebhook & { token: string; guild_id: string }>;
  /** By token. */
  readonly interactions: Map<string, Interaction>;
  /** By id; a global command has no `guild_id`. */
  readonly commands: Map<string, APIApplicationCommand>;
  /** Commands created in the last day, oldest first, in milliseconds since the epoch; by guild, '' for global ones. */
  readonly commandCreates: Map<string, number[]>;
  /** A new id, later than all others of this world. */
  newId(now: number): string;
}

/** The application to which the bot belongs. */
export interface Application {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
}

/** A server. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** By id; @everyone has the guild's. */
  readonly roles: Map<string, APIRole>;
  /** By user id. */
  readonly members: Map<string, Member>;
  /** By user id. */
  readonly bans: Map<string, { readonly reason: string | null; readonly user: APIUser }>;
  readonly emojis: Map<string, APIEmoji & { id: string; name: string }>;
}

/** A user in a guild. */
export type Member = APIGuildMember;

/** A channel or thread. `wire` is what is sent, the rest hangs on it. */
export interface Channel {
  readonly wire: ChannelWire;
  /** By id, oldest first. */
  readonly messages: Map<string, APIMessage>;
  /** Message id to the time of pinning (ISO 8601). */
  readonly pins: Map<string, string>;
  /** Who reacted: message id to emoji (`name:id` or the character) to user ids. The message itself holds counts. */
  readonly reactions: Map<string, Map<string, Set<string>>>;
}

/** A channel as it is sent; fields that its kind does not have are absent. */
export interface ChannelWire {
  readonly id: string;
  /** Source: developers/resources/channel#channel-object-channel-types */
  readonly type: number;
  readonly guild_id: string;
  name: string;
  position?: number;
  parent_id: string | null;
  permission_overwrites?: APIOverwrite[];
  topic?: string | null;
  nsfw?: boolean;
  rate_limit_per_user?: number;
  last_message_id?: string | null;
  bitrate?: number;
  user_limit?: number;
  flags?: number;
  owner_id?: string;
  message_count?: number;
  member_count?: number;
  total_message_sent?: number;
  thread_metadata?: {
    archived: boolean;
    auto_archive_duration: number;
    archive_timestamp: string;
    locked: boolean;
  };
}

/** Something that a user did and that the application is asked to answer. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly channelId: string;
  readonly userId: string;
  /** Milliseconds since the epoch after which it cannot be acknowledged; null waits for ever. */
  readonly acknowledgeBy: number | null;
  /** When it was acknowledged; its token is good for 15 minutes from then. */
  acknowledgedAt?: number;
  /** The first answer, once there is one. */
  originalId?: string;
}

/** Messages of a channel beyond which the oldest are forgotten, so that memory stays flat. */
export const messagesKept = 1000;

/** Adds a message to its channel. */
export function keepMessage(channel: Channel, message: APIMessage): void {
  channel.messages.set(message.id, message);
  channel.wire.last_message_id = message.id;
  if (channel.messages.size <= messagesKept) return;
  const oldest = channel.messages.keys().next().value;
  if (oldest !== undefined) removeMessage(channel, oldest);
}

/** Takes a message, its pin and its reactions away. */
export function removeMessage(channel: Channel, id: string): void {
  channel.messages.delete(id);
  channel.pins.delete(id);
  channel.reactions.delete(id);
}

/** Ids in ascending order even within one millisecond. */
export function ascendingIds(): (now: number) => string {
  let sequence = 0;
  return (now) => snowflakeAt(now, sequence++);
}
