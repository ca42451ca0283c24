import * as vscode from 'vscode';
import type { LedgerRequest } from '../../core/buckets/event.ts';
import type { Holdup } from '../../core/buckets/planner.ts';
import type { Turn } from '../../core/buckets/ticket.ts';
import type { Cancel, Clock } from '../../core/ports.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import type { Speech } from '../speech.ts';

/** What waiting for a turn touches. */
export interface TurnParts {
  readonly ledger: BucketLedger;
  readonly clock: Clock;
  readonly speech: Speech;
}

/** How waiting is shown and ended. */
export interface TurnWish {
  /** Shows what is waited for. */
  readonly show: (sentence: string) => void;
  /** The person does not want to wait so long. */
  readonly stop: () => void;
  /** It was refused before and goes before others. */
  readonly isRetry?: boolean;
}

/** Waits for a request's turn by what the ledger has seen; a long wait is not begun without asking. */
export async function shownTurn(
  { ledger, clock, speech }: TurnParts,
  request: LedgerRequest,
  { show, stop, isRetry = false }: TurnWish,
  cancel: Cancel,
): Promise<Turn> {
  const [planner, { waitForTurn }] = await Promise.all([ledger.planner(), import('../../core/buckets/waitForTurn.ts')]);
  const { shell } = speech;
  const offerToStop = async (milliseconds: number) => {
    const sentence = shell.longWait(secondsOf(milliseconds));
    const choice = await vscode.window.showWarningMessage(sentence, shell.stop, shell.keepWaiting);
    if (choice === shell.stop) stop();
  };
  const ports = {
    planner,
    clock,
    show: (holdup: Holdup) => show(waitingSentence(holdup, speech)),
    offerToStop: (milliseconds: number) => void offerToStop(milliseconds),
  };
  return waitForTurn(request, ports, cancel, isRetry);
}

function waitingSentence({ reason, ms }: Holdup, { shell }: Speech): string {
  return ms === null || reason === 'answer' ? shell.waitsForAnswer : shell.waitsForRoom(secondsOf(ms), reason);
}

function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
