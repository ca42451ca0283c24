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
  /** The `X-RateLimit-Reset` from which growth is measured. */
  readonly anchor: number | null;
  readonly scope: 'user' | 'shared';
  /** A 429 came although requests remained: there is a limit that no header shows (discord-api-docs#2190). */
  readonly hidden: boolean;
  /** A 429 said to wait until then; 0 where none did. */
  readonly blockedUntil: number;
  /** The newest answer is a 429: its wait for one request counts, not the reset, which is for all of them. */
  readonly refused: boolean;
}

/** A window of somebody who may change it. */
export type OwnWindow = { -readonly [Key in keyof LimitWindow]: LimitWindow[Key] };

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
  const after = { ...window };
  heed(after, at, status, facts);
  return after;
}

/** Changes a window that nobody else has as an answer says, received at `at`. */
export function heed(window: OwnWindow, at: number, status: number, facts: RateLimitFacts): void {
  heedNumbers(window, at, status !== 429, facts);
  if (status === 429) heedRefusal(window, at, facts);
  else window.refused = false;
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

/** Takes note of a request of which nobody knows whether it was charged: it is taken for charged. */
export function charge(window: OwnWindow): void {
  const { remaining, fullAt, interval, kind } = window;
  if (remaining === null || fullAt === null) return;
  window.remaining = Math.max(0, remaining - 1);
  if (kind === 'leaky' && interval !== null) window.fullAt = fullAt + interval;
}

/**
 * A 429: how long to wait for one request, and whether Discord's own numbers had told. A global or an edge limit is not
 * the bucket's. One that is full again later than one request is free is leaky (discord-api-docs#7680).
 */
function heedRefusal(window: OwnWindow, at: number, facts: RateLimitFacts): void {
  if (facts.edge === true || facts.scope === 'global') return;
  const { resetAfter = 0, remaining = 0 } = facts;
  const retryAfter = facts.exactRetryAfter ?? facts.retryAfter ?? resetAfter;
  window.blockedUntil = Math.max(window.blockedUntil, at + retryAfter);
  window.scope = facts.scope === 'shared' ? 'shared' : 'user';
  if (window.scope === 'shared') return;
  if (remaining > 0) {
    window.hidden = true;
    return;
  }
  if (resetAfter - retryAfter > toleranceMs) window.kind = 'leaky';
  window.refused = true;
}

/** Limit, remaining and reset, from the newest answer only: answers may overtake each other. */
function heedNumbers(window: OwnWindow, at: number, accepted: boolean, facts: RateLimitFacts): void {
  const { resetAt } = facts;
  const before = window.remaining;
  const knownLimit = window.limit;
  const { limit = knownLimit, remaining = before } = facts;
  const latest = facts.resetAfter === undefined ? null : at + facts.resetAfter;
  const growth = resetAt === undefined ? 0 : resetAt - (window.resetAt ?? resetAt);
  const isNew = resetAt !== undefined && !isRunning(window, facts);
  if (!isNew && growth < -toleranceMs) return;
  window.limit = limit;
  window.remaining = remaining;
  if (resetAt === undefined) {
    window.fullAt = latest ?? window.fullAt;
    return;
  }
  if (isNew) {
    window.resetAt = resetAt;
    window.fullAt = latest;
    window.anchor = resetAt;
  } else {
    const isOvertaken = growth < 0 && window.kind === 'leaky';
    if (growth <= toleranceMs) window.remaining = smaller(before, remaining);
    window.resetAt = Math.max(resetAt, window.resetAt ?? resetAt);
    if (!isOvertaken) window.fullAt = boundedFull(window.fullAt, growth, latest);
    const fell = (facts.remaining ?? 0) < (before ?? 0);
    if (accepted && (growth > 0 || fell)) heedKind(window, resetAt);
  }
  if (accepted) heedInterval(window, knownLimit, facts);
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
function heedKind(window: OwnWindow, resetAt: number): void {
  window.anchor ??= resetAt;
  if (resetAt - window.anchor <= toleranceMs) {
    window.kind = 'fixed';
    window.interval = null;
  } else {
    window.kind = 'leaky';
    window.anchor = resetAt;
  }
}

/**
 * A leaky limit lacks `limit - remaining` requests and the beginning of none or one more, and gives all of them back by
 * its reset: the interval lies between the reset's share with and without that one. The largest lower bound is never
 * too long, so that nobody goes early by it, and where a single request is lacking it is exact but for rounding. Growth
 * of the reset would count other clients' requests too.
 */
function heedInterval(window: OwnWindow, knownLimit: number | null, facts: RateLimitFacts): void {
  const { limit, remaining, resetAfter } = facts;
  if (window.kind === 'fixed' || limit === undefined || remaining === undefined || resetAfter === undefined) return;
  const lacking = limit - remaining;
  if (lacking <= 0) return;
  const least = (resetAfter - roundingMs) / lacking;
  const most = lacking === 1 ? Number.POSITIVE_INFINITY : (resetAfter + roundingMs) / (lacking - 1);
  const { interval } = window;
  const isStale = interval === null || knownLimit !== limit || interval > most;
  window.interval = isStale ? least : Math.max(interval, least);
}

function smaller(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
