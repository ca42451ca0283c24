import type { Cancel, Clock } from '../ports.ts';
import { type AttemptOutcome, decideRetry, type Repeatable, type RetryDecision } from './retryPolicy.ts';

/** An attempt that was made, or one that came to nothing and ends the matter. */
export type Tried<Result> =
  | { readonly result: Result; readonly outcome: AttemptOutcome; readonly repeatable: Repeatable }
  | { readonly result: Result; readonly outcome: null };

/** How the last attempt ended, and why there was none after it; `why` is null where it came to nothing. */
export interface Repeated<Result> {
  readonly result: Result;
  readonly attempts: number;
  readonly why: Extract<RetryDecision, { again: false }>['reason'] | null;
}

/** What trying again needs from outside. */
export interface RetryPorts {
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly chance: () => number;
  /** Told before each further attempt, the number of which is `attempt`. */
  readonly onRetry?: (decision: Extract<RetryDecision, { again: true }>, attempt: number) => void;
}

/** Makes attempts (from 1) until one need not or must not be followed by another, or until it is called off. */
export async function withRetries<Result>(
  attempt: (number: number) => Promise<Tried<Result>>,
  { clock, chance, onRetry }: RetryPorts,
  cancel?: Cancel,
): Promise<Repeated<Result>> {
  for (let attempts = 1; ; attempts++) {
    const tried = await attempt(attempts);
    const { result, outcome } = tried;
    if (outcome === null) return { result, attempts, why: null };
    const decision = decideRetry(tried.repeatable, outcome, attempts, chance());
    if (!decision.again) return { result, attempts, why: decision.reason };
    onRetry?.(decision, attempts + 1);
    if (decision.after > 0) await clock.delay(decision.after, cancel ?? never);
  }
}

const never: Cancel = { aborted: false, addEventListener: () => {}, removeEventListener: () => {} };
