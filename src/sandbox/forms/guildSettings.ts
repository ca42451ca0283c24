import { boolean, choice, integer, list, object, required, snowflake, text } from './form.ts';
import { imageData } from './image.ts';

/**
 * Changes to a guild; lengths are those of Discord's OpenAPI description.
 * Source: https://docs.discord.com/developers/resources/guild#modify-guild
 */
export const guildChange = object({
  name: text({ min: 2, max: 100 }),
  description: text({ max: 300 }),
  region: text(),
  icon: imageData,
  splash: imageData,
  discovery_splash: imageData,
  banner: imageData,
  verification_level: choice([0, 1, 2, 3, 4]),
  default_message_notifications: choice([0, 1]),
  explicit_content_filter: choice([0, 1, 2]),
  afk_channel_id: snowflake,
  afk_timeout: choice([60, 300, 900, 1800, 3600]),
  system_channel_id: snowflake,
  system_channel_flags: integer({ min: 0 }),
  rules_channel_id: snowflake,
  public_updates_channel_id: snowflake,
  safety_alerts_channel_id: snowflake,
  preferred_locale: text(),
  premium_progress_bar_enabled: boolean,
  features: list(text()),
});

/** Source: https://docs.discord.com/developers/resources/guild#modify-guild-widget */
export const widgetChange = object({ enabled: boolean, channel_id: snowflake });

/** Source: https://docs.discord.com/developers/resources/guild#modify-guild-welcome-screen */
export const welcomeScreenChange = object({
  enabled: boolean,
  description: text({ max: 140 }),
  welcome_channels: list(
    object({
      channel_id: required(snowflake),
      description: required(text({ min: 1, max: 50 })),
      emoji_id: snowflake,
      emoji_name: text(),
    }),
    { max: 5 },
  ),
});

/** Source: https://docs.discord.com/developers/resources/guild#modify-guild-onboarding */
export const onboardingChange = object({
  enabled: boolean,
  mode: choice([0, 1]),
  default_channel_ids: list(snowflake, { max: 500 }),
  prompts: list(object({ title: required(text({ min: 1, max: 100 })), options: required(list(object({}))) }), {
    max: 15,
  }),
});
