import {
  any,
  boolean,
  dataUri,
  integer,
  listOf,
  named,
  oneOf,
  permissions,
  record,
  type Shape,
  snowflake,
  type TextShape,
  text,
  time,
  whole,
} from './shape.ts';

/**
 * Servers: their settings, members, roles and expressions.
 * Source: https://docs.discord.com/developers/resources/guild
 */
export const guildChange = record({
  name: text(100, 2),
  description: text(300),
  region: text(),
  verification_level: named('GuildVerificationLevel', oneOf(0, 1, 2, 3, 4)),
  default_message_notifications: named('GuildDefaultMessageNotifications', oneOf(0, 1)),
  explicit_content_filter: named('GuildExplicitContentFilter', oneOf(0, 1, 2)),
  afk_channel_id: snowflake,
  afk_timeout: oneOf(60, 300, 900, 1800, 3600),
  icon: dataUri,
  owner_id: snowflake,
  splash: dataUri,
  discovery_splash: dataUri,
  banner: dataUri,
  system_channel_id: snowflake,
  system_channel_flags: named('GuildSystemChannelFlags', whole(0)),
  rules_channel_id: snowflake,
  public_updates_channel_id: snowflake,
  preferred_locale: text(),
  features: listOf(text()),
  premium_progress_bar_enabled: boolean,
  safety_alerts_channel_id: snowflake,
});

const memberFields = { nick: text(32), roles: listOf(snowflake), mute: boolean, deaf: boolean };

/** Source: #modify-guild-member */
export const memberChange = record({
  ...memberFields,
  channel_id: snowflake,
  communication_disabled_until: time,
  flags: named('GuildMemberFlags', whole(0)),
});

/** Source: #add-guild-member */
export const newMember = record({ access_token: text(), ...memberFields }, ['access_token']);

/** Source: #modify-current-member */
export const ownMember = record({ nick: text(32), banner: dataUri, avatar: dataUri, bio: text(190) });

/** Up to seven days. Source: #create-guild-ban */
export const ban = record({ delete_message_seconds: whole(0, 604_800), delete_message_days: whole(0, 7) });

/** Source: #bulk-guild-ban */
export const bulkBan = record({ user_ids: listOf(snowflake, 200, 1), delete_message_seconds: whole(0, 604_800) }, [
  'user_ids',
]);

/** Source: #begin-guild-prune */
export const prune = record({
  days: whole(1, 30),
  compute_prune_count: boolean,
  include_roles: any,
  reason: text(),
});

const color = whole(0, 0xffffff);

/** Source: #create-guild-role */
export const role = record({
  name: text(100),
  permissions,
  color,
  colors: record({ primary_color: color, secondary_color: color, tertiary_color: color }),
  hoist: boolean,
  icon: dataUri,
  unicode_emoji: text(100),
  mentionable: boolean,
});

export const rolePositions = listOf(record({ id: snowflake, position: integer }, ['id']));

/** Letters, digits and underscores. Source: developers/resources/emoji#create-guild-emoji */
const emojiName: TextShape = {
  ...text(32, 2),
  pattern: { name: 'emoji-name', test: (name) => /^\w+$/.test(name) },
};

export const newEmoji = record({ name: emojiName, image: dataUri, roles: listOf(snowflake) }, ['name', 'image']);
export const emojiChange = record({ name: emojiName, roles: listOf(snowflake) });

/** Source: developers/resources/sticker#modify-guild-sticker */
export const stickerChange = record({ name: text(30, 2), description: text(100), tags: text(200) });

const sound = {
  name: text(32, 2),
  volume: { kind: 'number', min: 0, max: 1 },
  emoji_id: snowflake,
  emoji_name: text(32),
} as const;

/** Source: developers/resources/soundboard#create-guild-soundboard-sound */
export const newSound = record({ ...sound, sound: dataUri }, ['name', 'sound']);
export const soundChange = record(sound);

export const widgetChange = record({ enabled: boolean, channel_id: snowflake });

/** Source: #modify-guild-welcome-screen */
export const welcomeScreen = record({
  enabled: boolean,
  description: text(140),
  welcome_channels: listOf(
    record({ channel_id: snowflake, description: text(50, 1), emoji_id: snowflake, emoji_name: text() }, [
      'channel_id',
      'description',
    ]),
    5,
  ),
});

/** Source: developers/resources/guild-template#create-guild-template */
const template = { name: text(100, 1), description: text(120) };
export const newTemplate = record(template, ['name']);
export const templateChange: Shape = record(template);
