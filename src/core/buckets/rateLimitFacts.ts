import type { Answer } from '../exchange.ts';

/** Whose limit a 429 is about (`X-RateLimit-Scope`). */
export type RateLimitScope = 'user' | 'shared' | 'global';

/**
 * What an answer says about rate limits. Every fact is optional: some routes and unauthenticated requests get no headers
 * (discord-api-docs#3426, #1808, #5037). Durations are milliseconds.
 */
export interface RateLimitFacts {
  /** `X-RateLimit-Bucket`. */
  readonly hash?: string;
  /** `X-RateLimit-Limit`. */
  readonly limit?: number;
  /** `X-RateLimit-Remaining`. */
  readonly remaining?: number;
  /** `X-RateLimit-Reset` in milliseconds since the epoch, by the server's clock. */
  readonly resetAt?: number;
  /** `X-RateLimit-Reset-After`. */
  readonly resetAfter?: number;
  /** Of a 429: how long to wait. Header and body may disagree, the larger one counts (discord-api-docs#7394). */
  readonly retryAfter?: number;
  /** The same as the body has it, where the header is no more than its ceiling in whole seconds (65 for 64.57). */
  readonly exactRetryAfter?: number;
  /** Of a 429: from the header, or `global` where only the body says so. */
  readonly scope?: RateLimitScope;
  /** Of a 429: Discord's edge said it, not its API. No bucket is named and trying again prolongs it. */
  readonly edge?: true;
}

/**
 * Reads the rate-limit facts of an answer. A 429 is the edge's when neither an `X-RateLimit-*` header nor a JSON body with
 * `retry_after` came with it; a missing `Via` header alone proves nothing, since a proxy may strip it.
 */
export function rateLimitFacts(answer: Pick<Answer, 'status' | 'headers' | 'body'>): RateLimitFacts {
  const told = limitHeaders(answer.headers);
  const facts: { -readonly [Key in keyof RateLimitFacts]: RateLimitFacts[Key] } = {};
  give(facts, 'hash', told.bucket || undefined);
  give(facts, 'limit', nonNegative(told.limit));
  give(facts, 'remaining', nonNegative(told.remaining));
  give(facts, 'resetAt', inMilliseconds(nonNegative(told.reset)));
  give(facts, 'resetAfter', inMilliseconds(nonNegative(told.resetAfter)));
  if (answer.status !== 429) return facts;

  const body = limitedBody(answer.body.text);
  const retryAfter = larger(inMilliseconds(nonNegative(told.retryAfter)), body.retryAfter);
  const isRounded = body.retryAfter !== undefined && retryAfter === Math.ceil(body.retryAfter / 1000) * 1000;
  give(facts, 'retryAfter', retryAfter);
  if (isRounded && body.retryAfter !== retryAfter) give(facts, 'exactRetryAfter', body.retryAfter);
  give(facts, 'scope', scopeOf(told.scope, told.global === 'true' || body.global));
  const isNamed = answer.headers.some(([name]) => name.startsWith('x-ratelimit-'));
  if (body.retryAfter === undefined && !isNamed) facts.edge = true;
  return facts;
}

/** The headers of an answer that are about limits, the first where one is repeated. */
interface LimitHeaders {
  bucket?: string;
  limit?: string;
  remaining?: string;
  reset?: string;
  resetAfter?: string;
  retryAfter?: string;
  scope?: string;
  global?: string;
}

function limitHeaders(headers: Answer['headers']): LimitHeaders {
  const told: LimitHeaders = {};
  for (const [name, value] of headers) {
    switch (name) {
      case 'x-ratelimit-bucket':
        told.bucket ??= value.trim();
        break;
      case 'x-ratelimit-limit':
        told.limit ??= value.trim();
        break;
      case 'x-ratelimit-remaining':
        told.remaining ??= value.trim();
        break;
      case 'x-ratelimit-reset':
        told.reset ??= value.trim();
        break;
      case 'x-ratelimit-reset-after':
        told.resetAfter ??= value.trim();
        break;
      case 'x-ratelimit-scope':
        told.scope ??= value.trim();
        break;
      case 'x-ratelimit-global':
        told.global ??= value.trim();
        break;
      case 'retry-after':
        told.retryAfter ??= value.trim();
    }
  }
  return told;
}

function give<Key extends keyof RateLimitFacts>(
  facts: { -readonly [K in keyof RateLimitFacts]: RateLimitFacts[K] },
  key: Key,
  value: RateLimitFacts[Key] | undefined,
): void {
  if (value !== undefined) facts[key] = value;
}

/** The body of Discord's own 429: `{message, retry_after, global, code?}`, `retry_after` in seconds since API v8. */
function limitedBody(text: string): { retryAfter?: number; global: boolean } {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return { global: false };
    const { retry_after: seconds, global } = body as Record<string, unknown>;
    const retryAfter = typeof seconds === 'number' ? inMilliseconds(nonNegative(String(seconds))) : undefined;
    return { ...(retryAfter !== undefined && { retryAfter }), global: global === true };
  } catch {
    return { global: false };
  }
}

function scopeOf(header: string | undefined, global: boolean): RateLimitScope | undefined {
  if (header === 'user' || header === 'shared' || header === 'global') return header;
  return global ? 'global' : undefined;
}

/** A header's number; an HTTP date, a negative or an endless number is no fact. */
function nonNegative(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** Seconds with fractions as whole milliseconds, rounded up so that nobody waits too short. */
function inMilliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.ceil(Math.round(seconds * 1e6) / 1e3);
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}
