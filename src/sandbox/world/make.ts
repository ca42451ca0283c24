import type { APIGuildMember, APIMessage, APIRole, APIUser } from 'discord-api-types/v10';
import { snowflakeTime } from '../../core/discord/snowflake.ts';
import type { VoiceState } from './guildParts.ts';
import type { Channel, ChannelWire } from './world.ts';

/** No flags set, of whatever kind. */
const none: number = 0;

/** A user with a plausible rest. */
export function makeUser(id: string, username: string, more: Partial<APIUser> = {}): APIUser {
  const discriminator = more.bot === true ? '0001' : '0';
  const flags = { public_flags: none, flags: none };
  return { id, username, global_name: null, discriminator, avatar: null, primary_guild: null, ...flags, ...more };
}

/** A member who joined at `joinedAt` (ISO 8601). */
export function makeMember(user: APIUser, roles: readonly string[], joinedAt: string): APIGuildMember {
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [...roles],
    joined_at: joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: none,
    pending: false,
    communication_disabled_until: null,
  };
}

/** A role. Higher positions stand above lower ones. */
export function makeRole(id: string, name: string, position: number, permissions: bigint): APIRole {
  return {
    id,
    name,
    position,
    permissions: permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: false,
    mentionable: false,
    flags: none,
  };
}

/** A channel without messages. */
export function makeChannel(wire: ChannelWire): Channel {
  return { wire, messages: new Map(), pins: new Map(), reactions: new Map(), members: new Map(), votes: new Map() };
}

/** What a message is made of; the rest is its defaults. */
export type MessageParts = Pick<APIMessage, 'id' | 'channel_id' | 'author'> & Partial<APIMessage>;

/** A message, sent when its id was made. */
export function makeMessage(parts: MessageParts): APIMessage {
  return {
    content: '',
    timestamp: isoTime(snowflakeTime(parts.id)),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    type: 0,
    flags: none,
    ...parts,
  };
}

/** Somebody who has just come into a voice channel. */
export function makeVoiceState(guildId: string, userId: string, channelId: string): VoiceState {
  return {
    guild_id: guildId,
    user_id: userId,
    session_id: `session-${userId}`,
    channel_id: channelId,
    deaf: false,
    mute: false,
    self_deaf: false,
    self_mute: false,
    self_stream: false,
    self_video: false,
    suppress: false,
    request_to_speak_timestamp: null,
  };
}

/** A time in milliseconds since the epoch as Discord writes it (`…+00:00`). */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '000+00:00');
}
