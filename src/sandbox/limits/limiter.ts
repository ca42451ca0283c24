import { Chance } from '../chance.ts';
import { keepNewest } from '../keepNewest.ts';
import type { Call } from '../operation.ts';
import { type BucketRule, type BucketState, exhausted, type Hit, hit } from './bucket.ts';
import { globalLimit, type LimitRule } from './rules.ts';

/** Whose limit refuses: the route's own, one that other clients share, or the one over all routes. */
export type LimitScope = 'user' | 'shared' | 'global';

/** A limit that a fault puts in place of the real one of that scope, or a hidden one beside the real ones. */
export interface LimitFault {
  readonly scope: LimitScope | 'hidden';
  readonly rule: BucketRule;
  /** When others have used the bucket up: never, before it is first met, or before each request. */
  readonly exhausted: 'never' | 'first' | 'always';
}

/** The route's own bucket as headers show it. */
export interface ShownBucket {
  readonly hash: string;
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since the epoch. */
  readonly resetAt: number;
}

/** What the limits say to one request. */
export interface Verdict {
  /** Absent if the request may pass. `retryAfter` in milliseconds. */
  readonly refused?: { readonly scope: LimitScope; readonly retryAfter: number };
  /** Absent on a global refusal. */
  readonly shown?: ShownBucket;
}

const faultPrefix = 'fault:';

/** Requests between two looks at what can be forgotten. */
const sweepEvery = 4096;

/** Buckets that stay after a look, beyond which the oldest are forgotten: URLs can name any number of resources. */
const bucketsKept = 10_000;

/** All buckets of one sandbox. Those that are full again are forgotten from time to time. */
export class Limiter {
  readonly #states = new Map<string, BucketState>();
  readonly #hashes = new Map<string, string>();
  readonly #seed: number;
  #hits = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Buckets that are remembered. */
  get size(): number {
    return this.#states.size;
  }

  /** Fills the buckets of faults again: the next fault begins with its own. */
  forgetFaults(): void {
    for (const key of this.#states.keys()) if (key.startsWith(faultPrefix)) this.#states.delete(key);
  }

  /** Counts a request against the global limit (unless exempt), its route's, a shared one and the hidden ones. */
  check(call: Call, rule: LimitRule, exempt: boolean, fault: LimitFault | undefined): Verdict {
    const { now, major } = call;
    const name = rule.name ?? call.route;
    this.#sweep(now);
    const faulty = (scope: LimitFault['scope']) => (fault?.scope === scope ? fault : undefined);

    const overall = faulty('global');
    if (overall !== undefined || !exempt) {
      const { accepted, retryAfter } = this.#hit(`global:${call.caller}`, globalLimit, now, overall);
      if (!accepted) return { refused: { scope: 'global', retryAfter } };
    }

    const limit = (faulty('user')?.rule ?? rule).limit;
    const own = this.#hit(`${name}:${major}`, rule, now, faulty('user'));
    const shown = { hash: this.#hash(name), limit, remaining: own.remaining, resetAt: own.state.resetAt };
    if (!own.accepted) return { refused: { scope: 'user', retryAfter: own.retryAfter }, shown };

    const beside = faulty('shared') ?? faulty('hidden');
    if (beside !== undefined) {
      const { accepted, retryAfter } = this.#hit(`${beside.scope}:${name}:${major}`, beside.rule, now, beside);
      if (!accepted) return { refused: { scope: beside.scope === 'shared' ? 'shared' : 'user', retryAfter }, shown };
    }
    for (const hidden of rule.hidden ?? []) {
      const resource = hidden.key(call);
      if (resource === undefined) continue;
      const { accepted, retryAfter } = this.#hit(`${hidden.name}:${resource}`, hidden, now, undefined);
      if (!accepted) return { refused: { scope: 'user', retryAfter }, shown };
    }
    return { shown };
  }

  #hit(name: string, rule: BucketRule, now: number, fault: LimitFault | undefined): Hit {
    const key = fault === undefined ? name : faultPrefix + name;
    const known = this.#states.get(key);
    const usedUp = fault?.exhausted === 'always' || (fault?.exhausted === 'first' && known === undefined);
    const applied = fault?.rule ?? rule;
    const result = hit(applied, usedUp ? exhausted(applied, now) : known, now);
    if (fault?.exhausted !== 'always') this.#states.set(key, result.state);
    return result;
  }

  #hash(name: string): string {
    const hash = this.#hashes.get(name) ?? new Chance(`bucket:${this.#seed}:${name}`).hex(32);
    this.#hashes.set(name, hash);
    return hash;
  }

  #sweep(now: number): void {
    if (++this.#hits % sweepEvery !== 0) return;
    for (const [key, state] of this.#states) if (state.resetAt <= now) this.#states.delete(key);
    keepNewest(this.#states, bucketsKept);
  }
}
