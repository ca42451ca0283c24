import type { Cancel, Clock } from '../ports.ts';
import type { Permit } from './nextAllowed.ts';

/** Milliseconds of waiting from which on a person is offered to stop. */
export const longWait = 10_000;

/** Milliseconds between two looks at the ledger: others may have used up what was free, or given it back. */
const lookEvery = 1_000;

/** Milliseconds until the answers of others are looked for again. */
const lookForAnswers = 100;

/** Why a request does not go yet. */
export type Waiting = Extract<Permit, { kind: 'wait' | 'after-answer' }>;

/** What waiting needs from outside. */
export interface WaitPorts {
  readonly clock: Clock;
  /** The ledger's word at this moment. */
  readonly next: () => Permit;
  /** Shows what is waited for, at least once a second. */
  readonly show: (waiting: Waiting) => void;
  /** Called once, before more than `longWait` is waited. */
  readonly offerToStop: (milliseconds: number) => void;
}

/** Waits until the ledger has room, or until it is called off; true: the request may go. */
export async function waitForRoom({ clock, next, show, offerToStop }: WaitPorts, cancel: Cancel): Promise<boolean> {
  const startedAt = clock.monotonic();
  let isOffered = false;
  while (!cancel.aborted) {
    const permit = next();
    // Whether a request may go after a ban is the guard's to say.
    if (permit.kind === 'now' || permit.kind === 'banned') return true;
    show(permit);
    const pause = permit.kind === 'wait' ? Math.min(permit.ms, lookEvery) : lookForAnswers;
    const ahead = permit.kind === 'wait' ? permit.ms : pause;
    if (!isOffered && clock.monotonic() - startedAt + ahead > longWait) {
      isOffered = true;
      offerToStop(ahead);
    }
    await clock.delay(Math.max(1, Math.ceil(pause)), cancel);
  }
  return false;
}
