import { limits } from '../limits/rules.ts';
import type { Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';

/**
 * What is for people only: with a bot token it is 20001 (osu-ahr#84 on another such route). Discord's OpenAPI description
 * gives these no bot token.
 */
export const notForBotsOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/users/@me/applications/{application_id}/entitlements',
    auth: 'bot',
    limit: limits.read,
    run: () => {
      throw new Refusal('botsCannot');
    },
  },
];
