/**
 * The arithmetic of one limit, without clock or storage.
 *
 * Discord runs two kinds side by side (discord-api-docs#7680): a fixed window, whose reset stands still while requests
 * come in, and since 2022 mostly a leaky one (GCRA), whose reset is the time when it will be completely full again and
 * moves by one interval with each request.
 */
export interface BucketRule {
  readonly kind: 'fixed' | 'leaky';
  /** Requests that fit at once. */
  readonly limit: number;
  /** Milliseconds in which that many are allowed again. */
  readonly window: number;
  /** Each refused request makes the wait longer by a window, so that knocking on the door keeps it shut. */
  readonly escalates?: boolean;
}

/** What is remembered of a bucket between two requests. */
export interface BucketState {
  /** Milliseconds since the epoch: the end of the window, or when a leaky bucket is full again. */
  readonly resetAt: number;
  /** Requests in this window; not used by leaky buckets. */
  readonly used: number;
}

/** What became of one request. */
export interface Hit {
  readonly accepted: boolean;
  /** Requests that would still be accepted at once. */
  readonly remaining: number;
  /** Milliseconds until one request is accepted again; 0 if this one was. */
  readonly retryAfter: number;
  readonly state: BucketState;
}

/** Counts one request against a rule. A refused request leaves the state as it was, unless the rule escalates. */
export function hit(rule: BucketRule, state: BucketState | undefined, now: number): Hit {
  const result = rule.kind === 'fixed' ? hitFixed(rule, state, now) : hitLeaky(rule, state, now);
  if (result.accepted || rule.escalates !== true) return result;
  const { retryAfter, state: left } = result;
  return {
    ...result,
    retryAfter: retryAfter + rule.window,
    state: { ...left, resetAt: left.resetAt + rule.window },
  };
}

/** A bucket of which nothing is left, for others that used it up. */
export function exhausted(rule: BucketRule, now: number): BucketState {
  return { resetAt: now + rule.window, used: rule.limit };
}

function hitFixed(rule: BucketRule, state: BucketState | undefined, now: number): Hit {
  const open = state !== undefined && now < state.resetAt ? state : { resetAt: now + rule.window, used: 0 };
  if (open.used >= rule.limit) return { accepted: false, remaining: 0, retryAfter: open.resetAt - now, state: open };
  const used = open.used + 1;
  return { accepted: true, remaining: rule.limit - used, retryAfter: 0, state: { resetAt: open.resetAt, used } };
}

function hitLeaky(rule: BucketRule, state: BucketState | undefined, now: number): Hit {
  const interval = rule.window / rule.limit;
  const resetAt = Math.max(state?.resetAt ?? now, now);
  const backlog = resetAt + interval - now;
  if (backlog > rule.window + rounding) {
    return { accepted: false, remaining: 0, retryAfter: backlog - rule.window, state: { resetAt, used: 0 } };
  }
  const remaining = Math.floor((rule.window - backlog + rounding) / interval);
  return { accepted: true, remaining, retryAfter: 0, state: { resetAt: resetAt + interval, used: 0 } };
}

/** Milliseconds of slack for intervals that are no whole numbers. */
const rounding = 1e-3;
