import type { RateLimitFacts } from './rateLimitFacts.ts';

/** What became of one attempt. */
export type AttemptOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly facts: RateLimitFacts }
  /** No answer. `isSent`: the request may have reached Discord, so that it may have taken effect. */
  | { readonly kind: 'failed'; readonly isSent: boolean };

/** What decides whether a request may be made twice. */
export interface Repeatable {
  /** Upper-case. */
  readonly method: string;
  /** It carries `nonce` and `enforce_nonce`, so that Discord makes one message of both (resources/message#create-message). */
  readonly hasEnforcedNonce: boolean;
}

/** Why another attempt is made. */
export type RetryReason = 'rate-limited' | 'server-error' | 'no-answer';

/** Whether to try again, after how many milliseconds, and why or why not. */
export type RetryDecision =
  | { readonly again: true; readonly after: number; readonly reason: RetryReason }
  | {
      readonly again: false;
      readonly reason: /** There is nothing that another try would change. */
        | 'final'
        /** Each further request prolongs the ban. */
        | 'edge-ban'
        /** It may have taken effect, and would a second time. */
        | 'not-repeatable'
        | 'too-many-tries';
    };

/** Attempts that are made in all after refusals by a limit, which took no effect. */
const triesWhenLimited = 10;

/** Attempts that are made in all after faults. */
const triesWhenFaulty = 4;

/** Milliseconds of the first pause after a fault; each further one is twice as long. */
const firstPause = 500;

/**
 * Decides after the n-th attempt (from 1). Only what is safe is repeated: a 429 was not carried out; after a fault of the
 * server or the network the method has to be idempotent (RFC 9110, 9.2.2) or the nonce enforced. How long a limit holds is
 * the planner's to know, so that `after` is 0 then. `chance`: from 0 to below 1, spreads the pauses.
 */
export function decideRetry(
  request: Repeatable,
  outcome: AttemptOutcome,
  attempt: number,
  chance: number,
): RetryDecision {
  if (outcome.kind === 'answered') {
    const { status, facts } = outcome;
    if (status === 429) {
      if (facts.edge === true) return { again: false, reason: 'edge-ban' };
      if (attempt >= triesWhenLimited) return { again: false, reason: 'too-many-tries' };
      return { again: true, after: 0, reason: 'rate-limited' };
    }
    if (status < 500 || status === 501) return { again: false, reason: 'final' };
  }
  const mayHaveEffect = outcome.kind === 'answered' || outcome.isSent;
  if (mayHaveEffect && !isRepeatable(request)) return { again: false, reason: 'not-repeatable' };
  if (attempt >= triesWhenFaulty) return { again: false, reason: 'too-many-tries' };
  const pause = firstPause * 2 ** (attempt - 1);
  const reason = outcome.kind === 'answered' ? 'server-error' : 'no-answer';
  return { again: true, after: Math.round(pause * (0.75 + chance / 2)), reason };
}

function isRepeatable({ method, hasEnforcedNonce }: Repeatable): boolean {
  return hasEnforcedNonce || ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].includes(method);
}
