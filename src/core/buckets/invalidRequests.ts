import type { LedgerRequest } from './event.ts';
import type { RateLimitFacts } from './rateLimitFacts.ts';

/** The window in which Discord counts invalid requests (discord-api-docs, topics/rate-limits). */
const windowMs = 600_000;

/** How many invalid requests in ten minutes Discord answers with a ban of the address (topics/rate-limits). */
export const invalidRequestLimit = 10_000;

/** Invalid requests by the second in which they were answered, oldest first: at most 601 entries. */
export type InvalidRequests = readonly { readonly second: number; readonly count: number }[];

/** Whether an answer counts against this machine's address: 401, 403 and 429, except a 429 of shared scope. */
export function isInvalidRequest({ elsewhere }: LedgerRequest, status: number, { scope }: RateLimitFacts): boolean {
  if (elsewhere === true) return false;
  return status === 401 || status === 403 || (status === 429 && scope !== 'shared');
}

/** The record with one more, without what has left the window. */
export function withInvalidRequest(record: InvalidRequests, at: number): InvalidRequests {
  const second = Math.floor(at / 1000);
  const kept = record.filter((entry) => isInside(entry.second, at));
  const last = kept.at(-1);
  if (last?.second === second) return [...kept.slice(0, -1), { second, count: last.count + 1 }];
  return [...kept, { second, count: 1 }];
}

/** How many were answered in the ten minutes before `now`; one may count up to a second too long. */
export function countInvalidRequests(record: InvalidRequests, now: number): number {
  return record.reduce((sum, { second, count }) => (isInside(second, now) ? sum + count : sum), 0);
}

function isInside(second: number, now: number): boolean {
  return (second + 1) * 1000 > now - windowMs;
}
