import { anything, boolean, choice, integer, list, object, snowflake, text, time } from './form.ts';

/** Changes to a channel or thread. Source: https://docs.discord.com/developers/resources/channel#modify-channel */
export const channelChange = object({
  name: text({ min: 1, max: 100 }),
  topic: text({ max: 1024 }),
  nsfw: boolean,
  position: integer(),
  parent_id: snowflake,
  rate_limit_per_user: integer({ min: 0, max: 21_600 }),
  bitrate: integer({ min: 8000 }),
  user_limit: integer({ min: 0, max: 99 }),
  archived: boolean,
  locked: boolean,
  auto_archive_duration: choice([60, 1440, 4320, 10_080]),
  permission_overwrites: list(object({ id: snowflake, type: choice([0, 1]), allow: anything, deny: anything })),
});

/** Changes to a member. Source: https://docs.discord.com/developers/resources/guild#modify-guild-member */
export const memberChange = object({
  nick: text({ max: 32 }),
  roles: list(snowflake),
  mute: boolean,
  deaf: boolean,
  channel_id: snowflake,
  communication_disabled_until: time,
});

/** A ban. Source: https://docs.discord.com/developers/resources/guild#create-guild-ban */
export const ban = object({
  delete_message_seconds: integer({ min: 0, max: 604_800 }),
  delete_message_days: integer({ min: 0, max: 7 }),
});

/** Messages to delete together; their number is checked apart, since it has a code of its own (50016). */
export const bulkDelete = object({ messages: { required: list(snowflake) } });
