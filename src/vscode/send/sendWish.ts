import type { Range, Uri } from 'vscode';
import type { LedgerRequest } from '../../core/buckets/event.ts';
import type { Turn } from '../../core/buckets/ticket.ts';
import type { Cancel } from '../../core/ports.ts';
import type { Question } from '../../core/request/caution.ts';

/** What to send. */
export interface SendWish {
  readonly uri?: Uri | undefined;
  readonly range?: Range | undefined;
  readonly toSandbox?: boolean;
}

/** How a run is sent again. */
export interface ReplayWish {
  readonly toSandbox?: boolean;
  /** Read the whole body. It was not kept, so the request is sent once more, which a person is asked about. */
  readonly wholeBody?: boolean;
}

/** What one of several requests is held to. */
export interface SendGate {
  /** Calls all of them off. */
  readonly cancel: AbortSignal;
  /** Counts from 1; absent: the first. */
  readonly attempt?: number;
  /** Resolves when it is the request's turn; without it the request goes at once. */
  readonly turn?: (request: LedgerRequest, cancel: Cancel) => Promise<Turn>;
  /** The person said yes to it already. */
  readonly isConfirmed?: (question: Question) => boolean;
}

/** What holds for one run. */
export interface RunOptions {
  readonly bodyCap?: number | undefined;
  readonly gate?: SendGate;
  /** The request stands nowhere in the text. */
  readonly isApart?: boolean;
}
