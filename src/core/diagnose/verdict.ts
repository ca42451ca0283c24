import type { CauseId } from './cause.ts';
import type { Check, Confidence, Evidence, FailureClass, RejectedField, Retry } from './diagnosis.ts';
import type { FixId } from './fix.ts';
import type { Reading } from './reading.ts';

/** What a family says of an answer; `diagnose` adds what is true of every answer. */
export interface Verdict {
  readonly class: FailureClass;
  readonly cause: CauseId;
  readonly confidence: Confidence;
  /** What this verdict rests on beside status, code, message and route. */
  readonly evidence?: readonly Evidence[];
  /** In the order in which they should be tried. */
  readonly fixes?: readonly FixId[];
  /** Without it: never. */
  readonly retry?: Retry;
  readonly fields?: readonly RejectedField[];
  readonly permissions?: readonly string[];
  readonly check?: Check;
}

/** A family of failures: its verdict, or null where the answer is none of its kind. It never throws. */
export type Family = (reading: Reading) => Verdict | null;

/** Sending the same again cannot help. */
export const never: Retry = { when: 'never' };

/** Sending again can help, with growing pauses and few attempts. */
export const backoff: Retry = { when: 'backoff' };
