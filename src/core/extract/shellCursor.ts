import type { Span } from '../request/text.ts';
import type { ShellOutput } from './shellOutput.ts';
import type { ShellVariables } from './shellVariables.ts';
import type { SourceText } from './sourceText.ts';

/** One argument as the command gets it. */
export interface ShellWord {
  readonly text: SourceText;
  readonly span: Span;
  /** `{a,b}` outside quotes, which the shell makes several words of. */
  readonly braces: Span | null;
}

/** How far a script has been read. */
export interface ShellCursor {
  readonly document: string;
  position: number;
  readonly end: number;
  readonly variables: ShellVariables;
  /** A quote or bracket was still open at the end. */
  unfinished: boolean;
  /** How deep substitutions and parameters nest at the cursor. */
  depth: number;
  /** The commands at the cursor stand between backquotes. */
  inBackquotes: boolean;
  /**
   * Reads the commands of `$(…)`, `` `…` `` or `<(…)` from the cursor to behind the closer, and gives what they print
   * where that can be told. False: nested too deep, nothing was read.
   */
  readonly substitute: (cursor: ShellCursor, closer: ')' | '`') => ShellOutput | null | false;
}

/** Substitutions and parameters that nest deeper are not read. */
export const maxShellDepth = 40;

/** Matches a sticky pattern at the cursor and goes behind it. */
export function take(cursor: ShellCursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.position;
  const match = pattern.exec(cursor.document);
  if (match === null || pattern.lastIndex > cursor.end) return null;
  cursor.position = pattern.lastIndex;
  return match;
}
