import type { RateLimitFacts } from './rateLimitFacts.ts';

/** Two `X-RateLimit-Reset` closer than this are the same instant (the tolerance of hikari's rate limiter). */
export const toleranceMs = 50;

/** By how much a duration in a header may be rounded. */
const roundingMs = 0.5;

/** What the server has said of one limit, in local monotonic milliseconds unless said otherwise. */
export interface LimitWindow {
  readonly limit: number | null;
  /** As the newest answer said it. */
  readonly remaining: number | null;
  /** The newest `X-RateLimit-Reset`, in the server's milliseconds. */
  readonly resetAt: number | null;
  /** It is full by then at the latest. */
  readonly fullAt: number | null;
  readonly kind: 'fixed' | 'leaky' | 'unknown';
  /** Milliseconds in which one request is given back, if it is leaky. */
  readonly interval: number | null;
  /** `X-RateLimit-Reset` from which growth is measured, and the requests that were charged since. */
  readonly anchor: { readonly resetAt: number; readonly charged: number } | null;
  readonly scope: 'user' | 'shared';
  /** A 429 came although requests remained: there is a limit that no header shows (discord-api-docs#2190). */
  readonly hidden: boolean;
  /** A 429 said to wait until then; 0 where none did. */
  readonly blockedUntil: number;
  /** The newest answer is a 429: its wait for one request counts, not the reset, which is for all of them. */
  readonly refused: boolean;
}

/** A limit of which nothing is known yet. */
export const unknownWindow: LimitWindow = {
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
};

/** The window after an answer that counts in it, received at `at`. */
export function windowAfter<W extends LimitWindow>(window: W, at: number, status: number, facts: RateLimitFacts): W {
  const seen = withWindow(window, at, status !== 429, facts);
  return status === 429 ? withRefusal(seen, at, facts) : { ...seen, refused: false };
}

/**
 * When the bucket has room for `needed` more requests by what the server has told, 0 where nothing speaks against it.
 * A leaky bucket gives one back every interval until it is full; of the others it is only known when they are full.
 */
export function roomAt(window: LimitWindow, needed: number): number {
  const { limit, remaining, fullAt, interval, blockedUntil } = window;
  if (limit === null || remaining === null || fullAt === null) return blockedUntil;
  const leaky = window.kind === 'leaky' && interval !== null;
  const refill = window.refused && needed === 1 ? blockedUntil : fullAt;
  const room = leaky ? fullAt - (limit - needed) * interval : remaining >= needed ? 0 : refill;
  return Math.max(room, blockedUntil);
}

/** The window after a request of which nobody knows whether it was charged: it is taken for charged. */
export function charged(window: LimitWindow): LimitWindow {
  const { remaining, fullAt, interval, kind } = window;
  if (remaining === null || fullAt === null) return window;
  const later = kind === 'leaky' && interval !== null ? fullAt + interval : fullAt;
  return { ...window, remaining: Math.max(0, remaining - 1), fullAt: later };
}

/**
 * A 429: how long to wait for one request, and whether Discord's own numbers had told. A global or an edge limit is not
 * the bucket's. One that is full again later than one request is free is leaky (discord-api-docs#7680).
 */
function withRefusal<W extends LimitWindow>(window: W, at: number, facts: RateLimitFacts): W {
  if (facts.edge === true || facts.scope === 'global') return window;
  const { resetAfter = 0, remaining = 0 } = facts;
  const retryAfter = facts.exactRetryAfter ?? facts.retryAfter ?? resetAfter;
  const blockedUntil = Math.max(window.blockedUntil, at + retryAfter);
  if (facts.scope === 'shared') return { ...window, blockedUntil, scope: 'shared' };
  if (remaining > 0) return { ...window, blockedUntil, scope: 'user', hidden: true };
  const kind = resetAfter - retryAfter > toleranceMs ? 'leaky' : window.kind;
  return { ...window, blockedUntil, scope: 'user', kind, refused: true };
}

/** Limit, remaining and reset, from the newest answer only: answers may overtake each other. */
function withWindow<W extends LimitWindow>(window: W, at: number, accepted: boolean, facts: RateLimitFacts): W {
  const { resetAt } = facts;
  const latest = facts.resetAfter === undefined ? null : at + facts.resetAfter;
  const { limit = window.limit, remaining = window.remaining } = facts;
  if (resetAt === undefined) return { ...window, limit, remaining, fullAt: latest ?? window.fullAt };
  if (!isRunning(window, facts)) {
    const opened = { ...window, limit, remaining, resetAt, fullAt: latest, anchor: { resetAt, charged: 0 } };
    return accepted ? withInterval(opened, window.limit, facts) : opened;
  }
  const growth = resetAt - (window.resetAt ?? resetAt);
  if (growth < -toleranceMs) return window;
  const isOvertaken = growth < 0 && window.kind === 'leaky';
  const seen: W = {
    ...window,
    limit,
    remaining: growth <= toleranceMs ? smaller(window.remaining, remaining) : remaining,
    resetAt: Math.max(resetAt, window.resetAt ?? resetAt),
    fullAt: isOvertaken ? window.fullAt : boundedFull(window.fullAt, growth, latest),
  };
  if (!accepted) return seen;
  const fell = (facts.remaining ?? 0) < (window.remaining ?? 0);
  return withInterval(growth > 0 || fell ? withKind(seen, resetAt) : seen, window.limit, facts);
}

/** Every answer bounds the instant from above: it was received later than the server wrote it. */
function boundedFull(fullAt: number | null, growth: number, latest: number | null): number | null {
  return smaller(fullAt === null ? null : fullAt + Math.max(0, growth), latest);
}

/** Whether the window or debt of the last answer still ran when this one was written, by the server's own clock. */
function isRunning(window: LimitWindow, facts: RateLimitFacts): boolean {
  if (window.resetAt === null || facts.resetAt === undefined) return false;
  if (facts.resetAfter === undefined) return facts.resetAt <= window.resetAt + toleranceMs;
  return facts.resetAt - facts.resetAfter < window.resetAt - toleranceMs;
}

/**
 * Fixed and leaky are told apart by the server's own numbers (discord-api-docs#7680): while a window runs, a request that
 * is charged leaves `X-RateLimit-Reset` where it was (fixed) or moves it on by one interval (leaky).
 */
function withKind<W extends LimitWindow>(window: W, resetAt: number): W {
  const anchor = window.anchor ?? { resetAt, charged: 0 };
  const charged = anchor.charged + 1;
  if (resetAt - anchor.resetAt <= toleranceMs) {
    return { ...window, kind: 'fixed', interval: null, anchor: { resetAt: anchor.resetAt, charged } };
  }
  return { ...window, kind: 'leaky', anchor: { resetAt, charged: 0 } };
}

/**
 * A leaky limit lacks `limit - remaining` requests and the beginning of none or one more, and gives all of them back by
 * its reset: the interval lies between the reset's share with and without that one. The largest lower bound is never
 * too long, so that nobody goes early by it, and where a single request is lacking it is exact but for rounding. Growth
 * of the reset would count other clients' requests too.
 */
function withInterval<W extends LimitWindow>(window: W, knownLimit: number | null, facts: RateLimitFacts): W {
  const { limit, remaining, resetAfter } = facts;
  if (window.kind === 'fixed' || limit === undefined || remaining === undefined || resetAfter === undefined) {
    return window;
  }
  const lacking = limit - remaining;
  if (lacking <= 0) return window;
  const least = (resetAfter - roundingMs) / lacking;
  const most = lacking === 1 ? Number.POSITIVE_INFINITY : (resetAfter + roundingMs) / (lacking - 1);
  const { interval } = window;
  const isStale = interval === null || knownLimit !== limit || interval > most;
  return { ...window, interval: isStale ? least : Math.max(interval, least) };
}

function smaller(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
