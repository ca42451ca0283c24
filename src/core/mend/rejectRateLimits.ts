import type { Mend } from './mend.ts';
import { optionEdit, queueingClientOf } from './queueingClient.ts';

/**
 * Has a client of discord.js refuse a request that would wait for more than a minute, which it otherwise does however
 * long that is (@discordjs/rest 2.6, `rejectOnRateLimit`; waits of 23 hours have been seen, discord-api-docs#8570).
 */
export const rejectRateLimits: Mend = ({ text, draft }) => {
  const client = draft.client === 'discord.js' ? queueingClientOf(text, draft) : null;
  const edit = client && optionEdit(text, client, 'rejectOnRateLimit', '({ retryAfter }) => retryAfter > 60_000');
  return edit === null ? null : [edit];
};
