import { type Answer, json } from '../answer.ts';
import type { ShownBucket, Verdict } from './limiter.ts';

/** What decides how numbers are shown. */
export interface Showing {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds by which the clock that is shown is ahead of it. */
  readonly skew: number;
  /** Version of the API. */
  readonly version: number;
}

/**
 * The headers of a bucket; times in seconds with three decimals.
 * Source: https://docs.discord.com/developers/topics/rate-limits#header-format
 */
export function bucketHeaders(shown: ShownBucket, { now, skew }: Showing): Record<string, string> {
  return {
    'x-ratelimit-bucket': shown.hash,
    'x-ratelimit-limit': String(shown.limit),
    'x-ratelimit-remaining': String(shown.remaining),
    'x-ratelimit-reset': ((shown.resetAt + skew) / 1000).toFixed(3),
    'x-ratelimit-reset-after': ((shown.resetAt - now) / 1000).toFixed(3),
  };
}

/**
 * The answer of a request over a limit. `Retry-After` is the body's `retry_after` rounded up to whole seconds; before
 * version 8, and so on URLs without a version, both are milliseconds (developers/change-log, API v8). A global refusal
 * shows no bucket.
 */
export function refusedByLimit({ refused, shown }: Verdict, showing: Showing): Answer {
  if (refused === undefined) throw new Error('This verdict refuses nothing.');
  const { scope } = refused;
  const wait = Math.ceil(refused.retryAfter);
  const legacy = showing.version < 8;
  const body = {
    message: scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.',
    retry_after: legacy ? wait : wait / 1000,
    global: scope === 'global',
  };
  return json(429, body, {
    ...(shown === undefined ? {} : bucketHeaders(shown, showing)),
    'retry-after': String(legacy ? wait : Math.ceil(wait / 1000)),
    'x-ratelimit-scope': scope,
    ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
  });
}
