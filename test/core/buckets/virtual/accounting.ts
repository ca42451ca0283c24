import { type BucketRule, type BucketState, exhausted, hit } from '../../../../src/sandbox/limits/bucket.ts';
import { bucketHeaders, refusedByLimit, type Showing } from '../../../../src/sandbox/limits/headers.ts';

/** One limit of the server. */
export interface ServerLimit {
  readonly rule: BucketRule;
  /** What requests count together. */
  readonly key: string;
  /** What headers tell of it; without one they tell nothing. */
  readonly hash?: string;
  /** What the headers say instead of the truth. */
  readonly told?: { readonly limit: number; readonly remaining: number };
  /** Whose limit it is, as its refusals say; the route's own where absent. */
  readonly scope?: 'shared';
  /** Others have used it up when it is first met. */
  readonly isUsedUp?: true;
}

/** An answer as it goes over the wire; header names in lower case. */
export interface ServerAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The sandbox's own arithmetic of limits for any set of them. */
export class Accounting {
  readonly #states = new Map<string, BucketState>();
  /** Milliseconds by which the server's clock is ahead of what it is told. */
  readonly #skew: number;

  constructor(skew = 0) {
    this.#skew = skew;
  }

  /**
   * Counts a request that arrives at `now` (milliseconds since the epoch). Headers tell of the first limit; the others
   * are hidden until they refuse. `global` counts before all of them.
   */
  answer(now: number, [own, ...others]: readonly ServerLimit[], global?: BucketRule): ServerAnswer {
    const showing: Showing = { now, skew: this.#skew, version: 10 };
    if (global !== undefined) {
      const overall = this.hit({ key: 'global', rule: global }, now);
      if (!overall.accepted) return refusal('global', overall.retryAfter, undefined, showing);
    }
    if (own === undefined) return success({});
    const result = this.hit(own, now);
    const { limit, remaining } = own.told ?? { limit: own.rule.limit, remaining: result.remaining };
    const shown =
      own.hash === undefined ? undefined : { hash: own.hash, limit, remaining, resetAt: result.state.resetAt };
    if (!result.accepted) return refusal(own.scope ?? 'user', result.retryAfter, shown, showing);
    for (const hidden of others) {
      const beside = this.hit(hidden, now);
      if (!beside.accepted) return refusal(hidden.scope ?? 'user', beside.retryAfter, shown, showing);
    }
    return success(shown === undefined ? {} : bucketHeaders(shown, showing));
  }

  /** Counts a request of somebody else's. */
  hit({ key, rule, isUsedUp }: Pick<ServerLimit, 'key' | 'rule' | 'isUsedUp'>, now: number) {
    const known = this.#states.get(key) ?? (isUsedUp ? exhausted(rule, now) : undefined);
    const result = hit(rule, known, now);
    this.#states.set(key, result.state);
    return result;
  }
}

function success(headers: Readonly<Record<string, string>>): ServerAnswer {
  return { status: 200, headers: { 'content-type': 'application/json', ...headers }, body: '{"id":"1"}' };
}

function refusal(
  scope: 'user' | 'shared' | 'global',
  retryAfter: number,
  shown: Parameters<typeof bucketHeaders>[0] | undefined,
  showing: Showing,
): ServerAnswer {
  return refusedByLimit({ refused: { scope, retryAfter }, ...(shown && { shown }) }, showing);
}
