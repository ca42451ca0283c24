/**
 * Every remedy that a diagnosis can rank. Its title and advice are in words/; `mend` carries out those that change
 * text; the shell carries out those that are commands; the rest is advice.
 */
export const fixIds = [
  // text changes (core/mend)
  'use-discord-user-agent',
  'add-bot-prefix',
  'add-retry-after',
  // commands
  'choose-credential',
  'store-credential',
  'send-again',
  'send-to-sandbox',
  'show-buckets',
  'open-field',
  'explain',
  // advice
  'insert-version',
  'correct-field',
  'correct-id',
  'correct-route',
  'fill-placeholder',
  'add-content-type',
  'repair-json',
  'shorten-content',
  'reset-token',
  'use-bearer',
  'use-bot-token',
  'grant-permission',
  'move-role-up',
  'enable-owner-mfa',
  'join-guild',
  'accept-closed-dm',
  'stop-sending',
  'wait',
  'slow-down',
  'find-invalid-requests',
  'change-address',
  'leave-worker-host',
  'check-status-page',
  'check-network',
  'check-proxy',
  'check-certificates',
  'raise-timeout',
  'acknowledge-sooner',
  'find-second-process',
  'use-follow-up',
  'use-channel-route',
  'renew-webhook',
  'renew-grant',
  'remove-resource',
  'split-request',
  'retry-with-backoff',
  'report-unknown',
] as const;

/** Identifies a remedy. */
export type FixId = (typeof fixIds)[number];
