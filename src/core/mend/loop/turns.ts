import type { Clause } from '../../request/handling.ts';
import type { Span } from '../../request/text.ts';

/** A loop, or a function that calls itself, which sends the same request until it succeeds. */
export interface Turns {
  readonly text: string;
  readonly language: 'javascript' | 'python';
  readonly call: Span;
  /** It ends by itself after so many turns; what goes on without end gives up with an error. */
  readonly isBounded: boolean;
  /** It is a function that calls itself by this name. */
  readonly recursion?: string;
  /** What the code does behind it, where that is one statement that leaves: `throw new Error('gave up')`. */
  readonly exit?: string;
  /** That comes behind all turns alone, and not behind a `break`: Python's `else`. */
  readonly isExitOwn?: true;
  /** The library throws where Discord refuses; of others a `catch` sees what the code throws, or what the network does. */
  readonly isThrowing: boolean;
  /** What counts its turns and pauses, and has no other use. */
  readonly counters: ReadonlySet<string>;
  /** The expression that reads the status of an answer of that name. */
  readonly statusOf: (answer: string) => string;
}

/** Where a statement stands in a turn. */
export interface Place {
  /** Nothing runs behind it in this turn. */
  readonly isTail: boolean;
  /** It runs after a failure only, so that a pause in it is one before the next turn. */
  readonly isFailure: boolean;
  /** The error that is handled, where it has a name. */
  readonly error?: string;
  readonly isCatch?: true;
}

/** What is left of a statement: nothing, something that goes on, or something that always leaves. */
export type Fate = 'gone' | 'stays' | 'leaves';

/** A statement that fails with the status of an answer. */
export function thrown(status: string, language: Turns['language']): string {
  return language === 'python'
    ? `raise RuntimeError(f"Discord answered {${status}}")`
    : `throw new Error(\`Discord answered \${${status}}\`);`;
}

/** What handles an error, by the name that it gives it. */
export function placeOf({ test }: Clause): Place {
  const error = /catch\s*\(\s*([\w$]+)/.exec(test.text)?.[1] ?? /\bas\s+(\w+)/.exec(test.text)?.[1];
  return { isTail: false, isFailure: true, isCatch: true, ...(error === undefined ? {} : { error }) };
}
