import type { Span } from './text.ts';

/** A piece of code with its place. */
export interface CodePiece {
  readonly text: string;
  readonly span: Span;
}

/** Code that runs where a test on an answer holds, or where sending threw. */
export interface Branch {
  readonly kind: 'if' | 'catch';
  /** The condition; `catch (error)` or `except Error as error`. */
  readonly test: CodePiece;
  readonly body: CodePiece;
  /** It surely comes to the same request again: by a loop that ends on success, or by a call of its own function. */
  readonly sendsAgain: boolean;
  /** By such a call. */
  readonly isRecursive: boolean;
  /**
   * All of its statement, where that is this branch alone, stands among others and can be taken away.
   */
  readonly whole?: Span;
  /** It returns, throws or breaks, at least somewhere in it, and not only after so many turns. */
  readonly leaves: boolean;
  /** The request stands in what it catches errors of, or stands before it. */
  readonly surrounds: boolean;
  /** What the loop does behind it before it begins anew; undefined outside of loops that send again. */
  readonly rest?: { readonly text: string; readonly leaves: boolean };
}

/** A call that waits. */
export interface WaitCall {
  /** How long, as written. */
  readonly duration: CodePiece;
  /** What the duration is counted in; undefined where the code does not tell. */
  readonly unit: 's' | 'ms' | undefined;
  /** How the names in the duration are defined in the same function. */
  readonly definitions: ReadonlyMap<string, CodePiece>;
}

/** A statement, as far as it decides what runs next; `plain` goes on to the next, of `other` nothing is known. */
export interface Statement extends CodePiece {
  readonly kind: 'if' | 'try' | 'loop' | 'with' | 'return' | 'throw' | 'break' | 'continue' | 'plain' | 'other';
  readonly clauses: readonly Clause[];
}

/** A part of a statement that has statements of its own. */
export interface Clause {
  readonly kind: 'if' | 'else' | 'try' | 'catch' | 'finally' | 'body';
  /** From its word (`else if`, `catch`) to the end of its block. */
  readonly span: Span;
  /** The condition of an `if`; the head of a loop or `catch`; empty where there is none. */
  readonly test: CodePiece;
  /** Its block, brackets or colon included; a single statement without any. */
  readonly block: Span;
  readonly statements: readonly Statement[];
}

/** What the function around a request in code does with its answer, as far as sending again goes. */
export interface Handling {
  /** All of the function, or of what is read of the code outside of functions. */
  readonly code: CodePiece;
  /** The loop that sends the same request until it succeeds. */
  readonly loop?: Span;
  /** What the loop goes on under, where that is no counter alone: of `while (…)` and `do … while (…)`. */
  readonly condition?: CodePiece;
  readonly branches: readonly Branch[];
  readonly waits: readonly WaitCall[];
  /** The function by its name, as it calls itself; undefined outside of functions with a name. */
  readonly name?: string;
  /** The statements of the function, or of what is read of the code outside of functions. */
  readonly statements: readonly Statement[];
}
