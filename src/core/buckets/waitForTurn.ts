import type { Cancel, Clock } from '../ports.ts';
import type { LedgerRequest } from './event.ts';
import type { Holdup, Planner } from './planner.ts';
import type { Turn } from './ticket.ts';

/** Milliseconds of waiting from which on a person is offered to stop. */
export const longWait = 10_000;

/** Milliseconds between two words on what is waited for. */
const showEvery = 1_000;

/** What waiting needs from outside. */
export interface WaitPorts {
  readonly planner: Planner;
  readonly clock: Clock;
  /** Shows what is waited for, at least once a second. */
  readonly show: (holdup: Holdup) => void;
  /** Called once, before more than `longWait` is waited. */
  readonly offerToStop: (milliseconds: number) => void;
}

/** Waits until it is the request's turn, visibly, or until it is called off. */
export async function waitForTurn(
  request: LedgerRequest,
  { planner, clock, show, offerToStop }: WaitPorts,
  cancel: Cancel,
  isRetry = false,
): Promise<Turn> {
  if (cancel.aborted) return { kind: 'cancelled' };
  const turn = planner.turn(request, isRetry);
  const giveUp = () => planner.giveUp(request.id);
  cancel.addEventListener('abort', giveUp, { once: true });
  const startedAt = clock.monotonic();
  let isOffered = false;
  for (let holdup = planner.holdup(request.id); holdup !== null; holdup = planner.holdup(request.id)) {
    show(holdup);
    const ahead = holdup.ms ?? 0;
    if (!isOffered && clock.monotonic() - startedAt + ahead > longWait) {
      isOffered = true;
      offerToStop(ahead);
    }
    await Promise.race([turn, clock.delay(showEvery, cancel)]);
  }
  cancel.removeEventListener('abort', giveUp);
  return turn;
}
