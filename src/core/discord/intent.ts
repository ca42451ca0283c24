/**
 * Gateway intents: which events a connection is sent.
 * Source: https://docs.discord.com/developers/events/gateway#list-of-intents
 */
export const intentBits = {
  GUILDS: 1 << 0,
  GUILD_MEMBERS: 1 << 1,
  GUILD_MODERATION: 1 << 2,
  GUILD_EXPRESSIONS: 1 << 3,
  GUILD_INTEGRATIONS: 1 << 4,
  GUILD_WEBHOOKS: 1 << 5,
  GUILD_INVITES: 1 << 6,
  GUILD_VOICE_STATES: 1 << 7,
  GUILD_PRESENCES: 1 << 8,
  GUILD_MESSAGES: 1 << 9,
  GUILD_MESSAGE_REACTIONS: 1 << 10,
  GUILD_MESSAGE_TYPING: 1 << 11,
  DIRECT_MESSAGES: 1 << 12,
  DIRECT_MESSAGE_REACTIONS: 1 << 13,
  DIRECT_MESSAGE_TYPING: 1 << 14,
  MESSAGE_CONTENT: 1 << 15,
  GUILD_SCHEDULED_EVENTS: 1 << 16,
  AUTO_MODERATION_CONFIGURATION: 1 << 20,
  AUTO_MODERATION_EXECUTION: 1 << 21,
  GUILD_MESSAGE_POLLS: 1 << 24,
  DIRECT_MESSAGE_POLLS: 1 << 25,
} as const;

/** The name of an intent. */
export type Intent = keyof typeof intentBits;

/**
 * Intents that have to be switched on for the application, and above 100 guilds granted; without that the Gateway closes
 * with 4014. Source: https://docs.discord.com/developers/events/gateway#privileged-intents
 */
export const privilegedIntents = ['GUILD_MEMBERS', 'GUILD_PRESENCES', 'MESSAGE_CONTENT'] as const satisfies Intent[];

/** The name of a privileged intent. */
export type PrivilegedIntent = (typeof privilegedIntents)[number];

/** Whether an intent has to be switched on for the application. */
export function isPrivileged(intent: Intent): intent is PrivilegedIntent {
  return (privilegedIntents as readonly Intent[]).includes(intent);
}
