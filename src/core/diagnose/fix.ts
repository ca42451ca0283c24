/**
 * Every remedy that a diagnosis can rank. Its title and advice are in words/; `mend` carries out those that change
 * text; the shell carries out those that are commands; the rest is advice.
 */
export const fixIds = [
  // text changes (core/mend)
  'use-discord-user-agent',
  'add-bot-prefix',
  'add-retry-after',
  'add-content-type',
  // commands
  'choose-credential',
  'store-credential',
  'send-again',
  'send-to-sandbox',
  'show-buckets',
  'check-status-page',
  'open-field',
  'explain-permissions',
  'explain',
  // advice: the request
  'insert-version',
  'correct-field',
  'correct-id',
  'correct-route',
  'fill-placeholder',
  'repair-json',
  'repair-request',
  'shorten-content',
  'reword-content',
  'split-request',
  'add-thread-name',
  'choose-forum-tag',
  'use-github-path',
  'use-form-encoding',
  'filter-old-messages',
  'register-commands-once',
  // advice: credentials
  'reset-token',
  'clean-credential',
  'use-bearer',
  'use-bot-token',
  'renew-webhook',
  'renew-grant',
  'request-scope',
  // advice: rights
  'grant-permission',
  'move-role-up',
  'enable-owner-mfa',
  'join-guild',
  'enable-members-intent',
  'enable-content-intent',
  'accept-closed-dm',
  'verify-account',
  // advice: state and limits
  'unarchive-thread',
  'resolve-state',
  'remove-resource',
  // advice: pace
  'stop-sending',
  'wait',
  'slow-down',
  'find-invalid-requests',
  'retry-with-backoff',
  // advice: interactions
  'acknowledge-sooner',
  'find-second-process',
  'use-follow-up',
  'use-channel-route',
  // advice: the way to Discord
  'change-address',
  'leave-worker-host',
  'check-network',
  'check-proxy',
  'check-certificates',
  'check-clock',
  'raise-timeout',
  'report-unknown',
] as const;

/** Identifies a remedy. */
export type FixId = (typeof fixIds)[number];
