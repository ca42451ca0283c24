import type { Cancel } from '../ports.ts';
import type { LedgerEvent, LedgerRequest } from './event.ts';
import type { Planner } from './planner.ts';
import type { AttemptOutcome, Repeatable } from './retryPolicy.ts';
import type { StopReason, Turn } from './ticket.ts';
import { type Repeated, type RetryPorts, withRetries } from './withRetries.ts';

/** What is to be sent. */
export interface Dispatch<Result> extends Repeatable {
  /** The request of the n-th attempt (from 1), with an id of its own. */
  readonly request: (attempt: number) => LedgerRequest;
  /** Sends it once; never throws for what the network does. */
  readonly send: (attempt: number) => Promise<{ readonly outcome: AttemptOutcome; readonly result: Result }>;
}

/** How it ended. `tries` counts what was sent. */
export type Dispatched<Result> =
  | {
      readonly kind: 'done';
      readonly result: Result;
      readonly tries: number;
      readonly why: NonNullable<Repeated<Result>['why']>;
    }
  | { readonly kind: 'cancelled'; readonly tries: number }
  | { readonly kind: 'stopped'; readonly reason: StopReason; readonly tries: number };

/** What sending needs from outside. */
export interface DispatchPorts extends RetryPorts {
  readonly planner: Planner;
}

/** Sends a request when its turn comes and, where that is safe, again. Ends when `cancel` says so. */
export async function dispatch<Result>(
  repeatable: Dispatch<Result>,
  ports: DispatchPorts,
  cancel?: Cancel,
): Promise<Dispatched<Result>> {
  const { planner, clock } = ports;
  const repeated = await withRetries<Result | Exclude<Turn, { kind: 'go' }>>(
    async (attempt) => {
      const request = repeatable.request(attempt);
      const turn: Turn = cancel?.aborted ? { kind: 'cancelled' } : await turnOf(planner, request, attempt > 1, cancel);
      if (turn.kind !== 'go') return { result: turn, outcome: null };
      planner.hear({ kind: 'sent', at: clock.monotonic(), request });
      const { outcome, result } = await repeatable.send(attempt);
      planner.hear(eventOf(outcome, request, clock.monotonic()));
      return { result, outcome, repeatable };
    },
    ports,
    cancel,
  );
  const { result, attempts, why } = repeated;
  if (why !== null) return { kind: 'done', result: result as Result, tries: attempts, why };
  return { ...(result as Exclude<Turn, { kind: 'go' }>), tries: attempts - 1 };
}

function eventOf(outcome: AttemptOutcome, request: LedgerRequest, at: number): LedgerEvent {
  if (outcome.kind === 'failed') return { kind: 'failed', at, request };
  return { kind: 'answered', at, request, status: outcome.status, facts: outcome.facts };
}

/** Waits for its turn and stops waiting when it is called off. */
function turnOf(planner: Planner, request: LedgerRequest, isRetry: boolean, cancel?: Cancel): Promise<Turn> {
  const turn = planner.turn(request, isRetry);
  if (cancel === undefined || planner.holdup(request.id) === null) return turn;
  const giveUp = () => planner.giveUp(request.id);
  cancel.addEventListener('abort', giveUp, { once: true });
  return turn.finally(() => cancel.removeEventListener('abort', giveUp));
}
