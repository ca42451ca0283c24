import type { LedgerRequest } from './event.ts';
import type { RateLimitFacts } from './rateLimitFacts.ts';
import type { BucketRow } from './row.ts';

/** Two `X-RateLimit-Reset` closer than this are the same instant (the tolerance of hikari's rate limiter). */
const toleranceMs = 50;

/** Routes kept of one bucket. */
const routesKept = 20;

/** One bucket: what the server has said of it, in local monotonic milliseconds unless said otherwise. */
export interface Bucket {
  /** Counts the buckets in the order in which they were first seen; stays when a bucket learns its hash. */
  readonly order: number;
  readonly hash: string | null;
  readonly resource: string;
  readonly credential: string;
  readonly lastFour: string;
  readonly sandbox: boolean;
  readonly routes: readonly string[];
  readonly limit: number | null;
  /** As the newest answer said it. */
  readonly remaining: number | null;
  /** The newest `X-RateLimit-Reset`, in the server's milliseconds. */
  readonly resetAt: number | null;
  /** It is full by then at the latest. */
  readonly fullAt: number | null;
  readonly kind: BucketRow['kind'];
  /** Of a leaky bucket: milliseconds in which one request is given back. */
  readonly interval: number | null;
  /** `X-RateLimit-Reset` from which growth is measured, and the requests that were charged since. */
  readonly anchor: { readonly resetAt: number; readonly charged: number } | null;
  readonly scope: 'user' | 'shared';
  readonly hidden: boolean;
  /** A 429 said to wait until then; 0 where none did. */
  readonly blockedUntil: number;
  /** The newest answer is a 429: its wait for one request counts, not the reset, which is for all of them. */
  readonly refused: boolean;
  readonly hits: number;
  /** Ids of the requests under way. */
  readonly inFlight: readonly string[];
  readonly usedAt: number;
}

/** A bucket of which nothing is known yet. */
export function newBucket(order: number, hash: string | null, request: LedgerRequest, at: number): Bucket {
  return {
    order,
    hash,
    resource: request.resource,
    credential: request.credential,
    lastFour: request.lastFour,
    sandbox: request.sandbox,
    routes: [],
    limit: null,
    remaining: null,
    resetAt: null,
    fullAt: null,
    kind: 'unknown',
    interval: null,
    anchor: null,
    scope: 'user',
    hidden: false,
    blockedUntil: 0,
    refused: false,
    hits: 0,
    inFlight: [],
    usedAt: at,
  };
}

/** The bucket with the request's route among its routes. */
export function withRoute(bucket: Bucket, request: LedgerRequest): Bucket {
  const route = `${request.method} ${request.route}`;
  if (bucket.routes.includes(route)) return bucket;
  return { ...bucket, routes: [...bucket.routes.slice(1 - routesKept), route] };
}

/** The bucket after an answer in it, received at `at`. */
export function afterAnswer(bucket: Bucket, at: number, status: number, facts: RateLimitFacts): Bucket {
  const seen = withWindow({ ...bucket, usedAt: at }, at, status !== 429, facts);
  return status === 429 ? withRefusal(seen, at, facts) : { ...seen, refused: false };
}

/**
 * When the bucket has room for `needed` more requests by what the server has told, 0 where nothing speaks against it.
 * A leaky bucket gives one back every interval until it is full; of the others it is only known when they are full.
 */
export function roomAt(bucket: Bucket, needed: number): number {
  const { limit, remaining, fullAt, interval } = bucket;
  if (limit === null || remaining === null || fullAt === null) return bucket.blockedUntil;
  const leaky = bucket.kind === 'leaky' && interval !== null;
  const refill = bucket.refused && needed === 1 ? bucket.blockedUntil : fullAt;
  const room = leaky ? fullAt - (limit - needed) * interval : remaining >= needed ? 0 : refill;
  return Math.max(room, bucket.blockedUntil);
}

/**
 * A 429: how long to wait for one request, and whether Discord's own numbers had told. A global or an edge limit is not
 * the bucket's. One that is full again later than one request is free is leaky (discord-api-docs#7680).
 */
function withRefusal(bucket: Bucket, at: number, facts: RateLimitFacts): Bucket {
  const hit = { ...bucket, hits: bucket.hits + 1 };
  if (facts.edge === true || facts.scope === 'global') return hit;
  const { retryAfter = facts.resetAfter ?? 0, resetAfter = 0, remaining = 0 } = facts;
  const blockedUntil = Math.max(bucket.blockedUntil, at + retryAfter);
  if (facts.scope === 'shared') return { ...hit, blockedUntil, scope: 'shared' };
  if (remaining > 0) return { ...hit, blockedUntil, scope: 'user', hidden: true };
  const kind = resetAfter - retryAfter > toleranceMs ? 'leaky' : bucket.kind;
  return { ...hit, blockedUntil, scope: 'user', kind, refused: true };
}

/** Limit, remaining and reset, from the newest answer only: answers may overtake each other. */
function withWindow(bucket: Bucket, at: number, accepted: boolean, facts: RateLimitFacts): Bucket {
  const { resetAt } = facts;
  const latest = facts.resetAfter === undefined ? null : at + facts.resetAfter;
  const told = { ...bucket, limit: facts.limit ?? bucket.limit, remaining: facts.remaining ?? bucket.remaining };
  if (resetAt === undefined) return { ...told, fullAt: latest ?? bucket.fullAt };
  if (!isRunning(bucket, facts)) {
    return withInterval({ ...told, resetAt, fullAt: latest, anchor: { resetAt, charged: 0 } }, accepted, facts);
  }
  const growth = resetAt - (bucket.resetAt ?? resetAt);
  if (growth < -toleranceMs) return bucket;
  const fell = (facts.remaining ?? 0) < (bucket.remaining ?? 0);
  const seen: Bucket = {
    ...told,
    remaining: growth <= toleranceMs ? smaller(bucket.remaining, told.remaining) : told.remaining,
    resetAt,
    // Every answer bounds the instant from above: it was received later than the server wrote it.
    fullAt: smaller(bucket.fullAt === null ? null : bucket.fullAt + growth, latest),
  };
  const charged = accepted && (growth > 0 || fell);
  return withInterval(charged ? withKind(seen, resetAt) : seen, accepted, facts);
}

/** Whether the window or debt of the last answer still ran when this one was written, by the server's own clock. */
function isRunning(bucket: Bucket, facts: RateLimitFacts): boolean {
  if (bucket.resetAt === null || facts.resetAt === undefined) return false;
  if (facts.resetAfter === undefined) return facts.resetAt <= bucket.resetAt + toleranceMs;
  return facts.resetAt - facts.resetAfter < bucket.resetAt - toleranceMs;
}

/**
 * Fixed and leaky are told apart by the server's own numbers (discord-api-docs#7680): while a window runs, a request that
 * is charged leaves `X-RateLimit-Reset` where it was (fixed) or moves it on by one interval (leaky).
 */
function withKind(bucket: Bucket, resetAt: number): Bucket {
  const anchor = bucket.anchor ?? { resetAt, charged: 0 };
  const charged = anchor.charged + 1;
  const growth = resetAt - anchor.resetAt;
  if (growth <= toleranceMs) {
    return { ...bucket, kind: 'fixed', interval: null, anchor: { resetAt: anchor.resetAt, charged } };
  }
  const interval = smaller(bucket.interval, growth / charged);
  return { ...bucket, kind: 'leaky', interval, anchor: { resetAt, charged: 0 } };
}

/** The one request that a leaky bucket is short of comes back in exactly one interval. */
function withInterval(bucket: Bucket, accepted: boolean, facts: RateLimitFacts): Bucket {
  if (bucket.kind !== 'leaky' || !accepted || facts.limit === undefined || facts.resetAfter === undefined)
    return bucket;
  return facts.remaining === facts.limit - 1 ? { ...bucket, interval: facts.resetAfter } : bucket;
}

function smaller(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
