import { type RateLimitFacts, rateLimitFacts } from '../../../../src/core/buckets/rateLimitFacts.ts';
import { type BucketRule, type BucketState, hit } from '../../../../src/sandbox/limits/bucket.ts';
import { bucketHeaders, refusedByLimit } from '../../../../src/sandbox/limits/headers.ts';
import type { VirtualClock } from './clock.ts';

/** One limit of the server. */
export interface ServerLimit {
  readonly rule: BucketRule;
  /** What requests count together. */
  readonly key: string;
  /** What headers tell of it; hidden limits tell nothing. */
  readonly hash?: string;
  /** What the headers say instead of the truth. */
  readonly told?: { readonly limit: number; readonly remaining: number };
  /** A success tells no limit (discord-api-docs#3426). */
  readonly isSilent?: boolean;
}

/** How long a request takes to the server, and its answer back. */
export type Latency = () => number;

/** What was counted at the server. */
export interface Tally {
  sent: number;
  accepted: number;
  refused: number;
  /** When the last answer left the server. */
  lastAt: number;
}

/** The sandbox's own accounting behind a wire of virtual time. */
export class VirtualServer {
  readonly tally: Tally = { sent: 0, accepted: 0, refused: 0, lastAt: 0 };
  readonly #clock: VirtualClock;
  readonly #latency: Latency;
  readonly #states = new Map<string, BucketState>();
  /** Milliseconds by which the server's clock is ahead. */
  readonly #skew: number;

  constructor(clock: VirtualClock, latency: Latency, skew = 0) {
    this.#clock = clock;
    this.#latency = latency;
    this.#skew = skew;
  }

  /** A request on its way there and back. `limits`: the one that headers tell of first. */
  async send(limits: readonly ServerLimit[], global?: BucketRule): Promise<{ status: number; facts: RateLimitFacts }> {
    this.tally.sent += 1;
    await this.#clock.delay(this.#latency());
    const answer = this.#answer(limits, global);
    this.tally.lastAt = this.#clock.monotonic();
    await this.#clock.delay(this.#latency());
    return answer;
  }

  #answer(limits: readonly ServerLimit[], global?: BucketRule): { status: number; facts: RateLimitFacts } {
    const now = this.#clock.now();
    const showing = { now, skew: this.#skew, version: 10 };
    if (global !== undefined) {
      const overall = this.#hit('global', global, now);
      if (!overall.accepted) return this.#refuse(undefined, 'global', overall.retryAfter, showing);
    }
    const [own, ...others] = limits;
    if (own === undefined) return this.#accept({});
    const result = this.#hit(own.key, own.rule, now);
    const { limit, remaining } = own.told ?? { limit: own.rule.limit, remaining: result.remaining };
    const shown =
      own.hash === undefined ? undefined : { hash: own.hash, limit, remaining, resetAt: result.state.resetAt };
    if (!result.accepted) return this.#refuse(own.isSilent ? undefined : shown, 'user', result.retryAfter, showing);
    for (const hidden of others) {
      const beside = this.#hit(hidden.key, hidden.rule, now);
      if (!beside.accepted) return this.#refuse(shown, 'user', beside.retryAfter, showing);
    }
    return this.#accept(shown === undefined || own.isSilent ? {} : bucketHeaders(shown, showing));
  }

  #hit(key: string, rule: BucketRule, now: number) {
    const result = hit(rule, this.#states.get(key), now);
    this.#states.set(key, result.state);
    return result;
  }

  #accept(headers: Readonly<Record<string, string>>): { status: number; facts: RateLimitFacts } {
    this.tally.accepted += 1;
    return { status: 200, facts: factsOf(200, headers, '') };
  }

  #refuse(
    shown: Parameters<typeof bucketHeaders>[0] | undefined,
    scope: 'user' | 'global',
    retryAfter: number,
    showing: Parameters<typeof bucketHeaders>[1],
  ): { status: number; facts: RateLimitFacts } {
    this.tally.refused += 1;
    const { headers, body } = refusedByLimit({ refused: { scope, retryAfter }, ...(shown && { shown }) }, showing);
    return { status: 429, facts: factsOf(429, headers, body) };
  }
}

function factsOf(status: number, headers: Readonly<Record<string, string>>, text: string): RateLimitFacts {
  const body = { text, bytes: text.length, truncated: false, binary: false };
  return rateLimitFacts({ status, headers: Object.entries(headers), body });
}
