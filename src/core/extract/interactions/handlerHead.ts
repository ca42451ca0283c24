import type { Span } from '../../request/text.ts';

/** Where a function that takes an interaction stands, and what parses as it. */
export interface HandlerHead {
  /** What it calls the interaction. */
  readonly name: string;
  readonly isAsync: boolean;
  readonly isCommand: boolean;
  /** What is parsed: `lead`, then the text at `span`. */
  readonly lead: string;
  readonly code: string;
  readonly span: Span;
}
