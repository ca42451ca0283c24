import type {
  APIApplicationCommand,
  APIApplicationRoleConnection,
  APIEmoji,
  APIGuildApplicationCommandPermissions,
  APIGuildForumDefaultReactionEmoji,
  APIGuildForumTag,
  APIGuildMember,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIUser,
  APIWebhook,
} from 'discord-api-types/v10';
import { snowflakeAt } from '../../core/discord/snowflake.ts';
import { channelTypes } from '../channels/channelKinds.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { Authorizations } from '../oauth2/authorization.ts';
import type { StatusPage } from '../status/statusPage.ts';
import type { ApplicationParts } from './applicationParts.ts';
import type { GuildParts } from './guildParts.ts';

/**
 * Everything that exists in a sandbox. What goes out over the wire is kept in the shape it has there, so that reading
 * it is sending it. It is plain data: values of JSON, maps and sets.
 *
 * Nothing in it grows without end, however long it runs. Users and guilds are those of the seed, and what is kept by
 * either has as many. What Discord limits is limited so: channels, roles, members of threads, webhooks, invites, commands,
 * expressions, pins, emojis of a message. Of the rest the oldest are forgotten: messages, threads that are archived,
 * interactions, grants and codes, entitlements, events that are over, incidents, entries of audit logs; nonces after five minutes.
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
  /** Messages of the last minutes by the nonce that the bot gave them, oldest first. */
  readonly nonces: Map<string, SentNonce>;
  /** By code. */
  readonly invites: Map<string, Invite>;
  /** Whom the bot cannot write to although they share a guild, by user id. */
  readonly closedDirectMessages: Map<string, DirectMessageBar>;
  /** Ids made so far. */
  idsMade: number;
  /** A new id, later than all others of this world as long as its clock does not go back. */
  newId(now: number): string;
}

/** The application to which the bot belongs. */
export interface Application extends ApplicationParts {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** The public key by which its endpoint knows Discord: 64 hexadecimal digits. */
  readonly verifyKey: string;
  /** The private key that belongs to it, by which interactions are signed: 64 hexadecimal digits. */
  readonly signingKey: string;
}

/** A message that was sent with a nonce. It may be gone since. */
export interface SentNonce {
  readonly channelId: string;
  readonly messageId: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
}

/** A server. */
export interface Guild extends GuildParts {
  readonly id: string;
  name: string;
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
  /** Who is in a thread, by user id; empty for what is none. */
  readonly members: Map<string, ThreadMember>;
  /** Who voted: id of a poll's message to number of the answer to user ids. The message itself holds counts. */
  readonly votes: Map<string, Map<number, Set<string>>>;
  /** What goes on in a voice channel; no operation tells it. */
  voiceStatus?: string | null;
}

/** A channel as it is sent; fields that its kind does not have are absent. */
export interface ChannelWire {
  readonly id: string;
  /** Source: developers/resources/channel#channel-object-channel-types */
  type: number;
  /** Absent for a direct message, which has neither name nor parent. */
  readonly guild_id?: string;
  name?: string;
  position?: number;
  parent_id?: string | null;
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
    /** Private threads only. */
    invitable?: boolean;
    create_timestamp?: string;
  };
  total_message_sent?: number;
  flags?: number;
  /** Direct messages only: the other side. */
  recipients?: APIUser[];
  rtc_region?: string | null;
  video_quality_mode?: number;
  default_auto_archive_duration?: number;
  default_thread_rate_limit_per_user?: number;
  available_tags?: APIGuildForumTag[];
  applied_tags?: string[];
  default_reaction_emoji?: APIGuildForumDefaultReactionEmoji | null;
  default_sort_order?: number | null;
  default_forum_layout?: number;
}

/** A user in a thread, as it is sent. Source: developers/resources/channel#thread-member-object */
export interface ThreadMember {
  readonly id: string;
  readonly user_id: string;
  readonly join_timestamp: string;
  readonly flags: number;
}

/** A code that leads into a guild. Source: developers/resources/invite */
export interface Invite {
  readonly code: string;
  readonly channelId: string;
  readonly guildId: string;
  readonly inviterId: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Seconds; 0 for ever. */
  readonly maxAge: number;
  /** 0 without end. */
  readonly maxUses: number;
  readonly uses: number;
  readonly temporary: boolean;
  readonly roleIds: readonly string[];
}

/** Why somebody cannot be written to: the bot is blocked (50007), or members of servers are not let in (50278). */
export type DirectMessageBar = 'blocked' | 'closed';

/** Messages of a channel beyond which the oldest are forgotten, so that memory stays flat. */
export const messagesKept = 1000;

/** Adds a message to its channel. In a thread its author joins, and the thread is open again. */
export function keepMessage(channel: Channel, message: APIMessage): void {
  channel.messages.set(message.id, message);
  channel.wire.last_message_id = message.id;
  if (channel.wire.thread_metadata !== undefined) countInThread(channel, message);
  if (channel.messages.size <= messagesKept) return;
  const oldest = channel.messages.keys().next().value;
  if (oldest !== undefined) removeMessage(channel, oldest);
}

/** Takes a message, its pin and its reactions away. */
export function removeMessage(channel: Channel, id: string): void {
  const { id: channelId, message_count: count } = channel.wire;
  const counted = channel.messages.delete(id) && id !== channelId;
  if (counted && count !== undefined) channel.wire.message_count = Math.max(0, count - 1);
  channel.pins.delete(id);
  channel.reactions.delete(id);
  channel.votes.delete(id);
}

/**
 * Takes a channel away with its threads, webhooks, invites and stage, and with who is connected to it; the channels of a
 * category stay, without it.
 * Source: developers/resources/channel#deleteclose-channel
 */
export function removeChannel(world: World, id: string): void {
  const isCategory = world.channels.get(id)?.wire.type === channelTypes.category;
  for (const { wire } of world.channels.values()) {
    if (wire.parent_id !== id) continue;
    if (isCategory) wire.parent_id = null;
    else world.channels.delete(wire.id);
  }
  for (const webhook of world.webhooks.values()) if (webhook.channel_id === id) world.webhooks.delete(webhook.id);
  for (const invite of world.invites.values()) if (invite.channelId === id) world.invites.delete(invite.code);
  for (const { stageInstances, voiceStates } of world.guilds.values()) {
    stageInstances.delete(id);
    for (const state of voiceStates.values()) if (state.channel_id === id) voiceStates.delete(state.user_id);
  }
  world.channels.delete(id);
}

/** Adds somebody to a thread; `at` as ISO 8601. Source: developers/resources/channel#thread-member-object */
export function joinThread({ wire, members }: Channel, userId: string, at: string): void {
  if (members.has(userId)) return;
  members.set(userId, { id: wire.id, user_id: userId, join_timestamp: at, flags: 0 });
  wire.member_count = Math.min(members.size, 50);
}

/** Writing in a thread joins it and opens it if it was archived. Source: developers/resources/channel (Example Thread Channel) */
function countInThread(channel: Channel, { author, timestamp, webhook_id }: APIMessage): void {
  const { wire } = channel;
  wire.message_count = (wire.message_count ?? 0) + 1;
  wire.total_message_sent = (wire.total_message_sent ?? 0) + 1;
  if (webhook_id === undefined) joinThread(channel, author.id, timestamp);
  if (wire.thread_metadata?.archived !== true) return;
  Object.assign(wire.thread_metadata, { archived: false, archive_timestamp: timestamp });
}

/** What makes the ids of a world, as its `newId`: different ones even within one millisecond. */
export function ascendingId(this: Pick<World, 'idsMade'>, now: number): string {
  return snowflakeAt(now, this.idsMade++);
}
