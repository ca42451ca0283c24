/** Flags of a message. Source: developers/resources/message#message-object-message-flags */
export const messageFlags = {
  crossposted: 1 << 0,
  isCrosspost: 1 << 1,
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  /** The bot is still thinking. */
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  isVoiceMessage: 1 << 13,
  /** The message is components of the second kind and nothing else. */
  isComponentsV2: 1 << 15,
} as const;
