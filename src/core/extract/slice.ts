import type { Span } from '../request/text.ts';

/** One expression cut out of a document so that it can be parsed alone. */
export interface Slice {
  readonly span: Span;
  /** The text of `span`, character for character, except for the repairs; the closers that it lacks follow. */
  readonly code: string;
  /** False when its closing bracket is not written yet. */
  readonly finished: boolean;
  /** Where a value is not written yet and `0` was put for the parser's sake: offsets in the document. */
  readonly gaps: ReadonlySet<number>;
}

/** What a scanner must know of a language. */
export interface Syntax {
  readonly kind: 'javascript' | 'python';
  /** Matches (sticky) at the start of a line that is surely a statement of its own. */
  readonly statement: RegExp;
  /** Matches (sticky) at the start of a line that may be one. */
  readonly perhapsStatement: RegExp;
  /** Matches (sticky) at the start of a line that misses the comma before it. */
  readonly nextEntry: RegExp;
  /** Matches (sticky) at the start of a line that continues the expression above. */
  readonly continuation: RegExp;
}
