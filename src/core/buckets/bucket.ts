import type { LedgerRequest } from './event.ts';
import type { RateLimitFacts } from './rateLimitFacts.ts';
import { type LimitWindow, unknownWindow, windowAfter } from './window.ts';

/** Routes kept of one bucket. */
const routesKept = 20;

/** One bucket: what the server has said of it, and who uses it. Times are local monotonic milliseconds. */
export interface Bucket extends LimitWindow {
  /** Counts the buckets in the order in which they were first seen; stays when a bucket learns its hash. */
  readonly order: number;
  readonly hash: string | null;
  readonly resource: string;
  readonly credential: string;
  readonly lastFour: string;
  readonly sandbox: boolean;
  readonly routes: readonly string[];
  readonly hits: number;
  /** Ids of the requests under way. */
  readonly inFlight: readonly string[];
  readonly usedAt: number;
}

/** A bucket of which nothing is known yet. */
export function newBucket(order: number, hash: string | null, request: LedgerRequest, at: number): Bucket {
  return {
    ...unknownWindow,
    order,
    hash,
    resource: request.resource,
    credential: request.credential,
    lastFour: request.lastFour,
    sandbox: request.sandbox,
    routes: [],
    hits: 0,
    inFlight: [],
    usedAt: at,
  };
}

/** What a bucket's row is called: the same as long as it lives. */
export function keyOf({ order }: Pick<Bucket, 'order'>): string {
  return `b${order}`;
}

/** The bucket with the request's route among its routes. */
export function withRoute(bucket: Bucket, request: LedgerRequest): Bucket {
  const route = `${request.method} ${request.route}`;
  if (bucket.routes.includes(route)) return bucket;
  return { ...bucket, routes: [...bucket.routes.slice(1 - routesKept), route] };
}

/** The bucket after an answer in it, received at `at`. */
export function afterAnswer(bucket: Bucket, at: number, status: number, facts: RateLimitFacts): Bucket {
  const hits = status === 429 ? bucket.hits + 1 : bucket.hits;
  return windowAfter({ ...bucket, usedAt: at, hits }, at, status, facts);
}
