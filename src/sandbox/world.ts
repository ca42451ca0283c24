import type {
  APIApplicationCommand,
  APIApplicationRoleConnection,
  APIEmoji,
  APIGuildApplicationCommandPermissions,
  APIGuildMember,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIUser,
  APIWebhook,
} from 'discord-api-types/v10';
import { snowflakeAt } from '../core/discord/snowflake.ts';
import type { Interaction } from './interaction/interaction.ts';
import type { Authorizations } from './oauth2/authorization.ts';
import type { StatusPage } from './status/statusPage.ts';

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
  /** By `guild:command`; only of commands that somebody limited. */
  readonly commandPermissions: Map<string, APIGuildApplicationCommandPermissions>;
  /** Codes and tokens of OAuth2. */
  readonly authorizations: Authorizations;
  /** What the status page tells; see status/incident.ts for ways to change it. */
  readonly statusPage: StatusPage;
  /** By user id. */
  readonly roleConnections: Map<string, APIApplicationRoleConnection>;
  /** A new id, later than all others of this world. */
  newId(now: number): string;
}

/** The application to which the bot belongs. */
export interface Application {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** The public key by which its endpoint knows Discord: 64 hexadecimal digits. */
  readonly verifyKey: string;
  /** The private key that belongs to it, by which interactions are signed: 64 hexadecimal digits. */
  readonly signingKey: string;
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
  owner_id?: string;
  message_count?: number;
  member_count?: number;
  thread_metadata?: {
    archived: boolean;
    auto_archive_duration: number;
    archive_timestamp: string;
    locked: boolean;
  };
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
