import type { Span } from '../../request/text.ts';
import type { Edit } from '../mend.ts';

/** What is written into a file for the calls of one library. */
export interface RetryAdapter {
  /** The function that the calls go through. */
  readonly name: string;
  /** Its definition, ending with a line feed; with types for TypeScript. */
  readonly code: (typed: boolean) => string;
  /** It also reads JSON out of a text. */
  readonly readsText?: true;
  /** It waits without promises. */
  readonly isSynchronous?: true;
  /** What it imports, besides what every helper does. */
  readonly imports?: { readonly from: string; readonly names: readonly string[] };
}

/** A call that goes through a helper now. */
export interface Wrapped {
  readonly edits: readonly Edit[];
  /** What is sent through it. */
  readonly call: Span;
}
