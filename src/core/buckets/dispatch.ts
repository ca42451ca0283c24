import type { Cancel, Clock } from '../ports.ts';
import type { LedgerEvent, LedgerRequest } from './event.ts';
import type { Planner } from './planner.ts';
import { type AttemptOutcome, decideRetry, type Repeatable, type RetryDecision } from './retryPolicy.ts';
import type { StopReason } from './ticket.ts';

/** One attempt with what is needed to judge it. */
export interface Attempt<Result> {
  readonly outcome: AttemptOutcome;
  readonly result: Result;
}

/** What is to be sent. */
export interface Dispatch<Result> extends Repeatable {
  /** The request of the n-th attempt (from 1), with an id of its own. */
  readonly request: (attempt: number) => LedgerRequest;
  /** Sends it once; never throws for what the network does. */
  readonly send: (attempt: number) => Promise<Attempt<Result>>;
}

/** How it ended. `tries` counts what was sent. */
export type Dispatched<Result> =
  | {
      readonly kind: 'done';
      readonly result: Result;
      readonly tries: number;
      readonly why: Extract<RetryDecision, { again: false }>['reason'];
    }
  | { readonly kind: 'cancelled'; readonly tries: number }
  | { readonly kind: 'stopped'; readonly reason: StopReason; readonly tries: number };

/** What sending needs from outside. */
export interface DispatchPorts {
  readonly planner: Planner;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly chance: () => number;
  /** Hears what the planner hears. */
  readonly hear?: (event: LedgerEvent) => void;
  /** Told before each wait for another try. */
  readonly onRetry?: (decision: Extract<RetryDecision, { again: true }>, attempt: number) => void;
}

/** Sends a request when its turn comes and, where that is safe, again. Ends when `cancel` says so. */
export async function dispatch<Result>(
  { request: requestOf, send, ...repeatable }: Dispatch<Result>,
  { planner, clock, chance, hear, onRetry }: DispatchPorts,
  cancel?: Cancel,
): Promise<Dispatched<Result>> {
  const tell = (event: LedgerEvent) => {
    planner.hear(event);
    hear?.(event);
  };
  for (let attempt = 1; ; attempt++) {
    const tries = attempt - 1;
    if (cancel?.aborted) return { kind: 'cancelled', tries };
    const request = requestOf(attempt);
    const turn = await unlessCancelled(planner, request, attempt > 1, cancel);
    if (turn.kind !== 'go') return { ...turn, tries };
    tell({ kind: 'sent', at: clock.monotonic(), request });
    const { outcome, result } = await send(attempt);
    const at = clock.monotonic();
    if (outcome.kind === 'answered') {
      tell({ kind: 'answered', at, request, status: outcome.status, facts: outcome.facts });
    } else tell({ kind: cancel?.aborted ? 'cancelled' : 'failed', at, request });
    const decision = decideRetry(repeatable, outcome, attempt, chance());
    if (!decision.again) return { kind: 'done', result, tries: attempt, why: decision.reason };
    onRetry?.(decision, attempt);
    if (decision.after > 0) await clock.delay(decision.after, cancel ?? never);
  }
}

/** Waits for its turn and stops waiting when it is called off. */
async function unlessCancelled(
  planner: Planner,
  request: LedgerRequest,
  isRetry: boolean,
  cancel: Cancel | undefined,
): ReturnType<Planner['turn']> {
  const turn = planner.turn(request, isRetry);
  if (cancel === undefined || planner.holdup(request.id) === null) return turn;
  const giveUp = () => planner.giveUp(request.id);
  cancel.addEventListener('abort', giveUp, { once: true });
  return turn.finally(() => cancel.removeEventListener('abort', giveUp));
}

const never: Cancel = { aborted: false, addEventListener: () => {}, removeEventListener: () => {} };
