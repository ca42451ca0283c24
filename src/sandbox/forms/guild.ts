import { boolean, integer, list, object, snowflake, text, time } from './form.ts';

/** Changes to a member. Source: https://docs.discord.com/developers/resources/guild#modify-guild-member */
export const memberChange = object({
  nick: text({ max: 32 }),
  roles: list(snowflake),
  mute: boolean,
  deaf: boolean,
  channel_id: snowflake,
  communication_disabled_until: time,
  flags: integer({ min: 0 }),
});

/** A ban. Source: https://docs.discord.com/developers/resources/guild#create-guild-ban */
export const ban = object({
  delete_message_seconds: integer({ min: 0, max: 604_800 }),
  delete_message_days: integer({ min: 0, max: 7 }),
});
