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
  /** Run time makes none, one or several words of it: surely (`list`: `"$@"`) or perhaps (`split`: a bare `$name`). */
  readonly unknown?: 'list' | 'split';
  /** Outside quotes, what zsh looks for files or a command with, and stops where it finds none: `?`, `*`, `[`, `=name`. */
  readonly pattern: Span | null;
}

/** How far a script has been read. */
export interface ShellCursor {
  readonly document: string;
  position: number;
  readonly end: number;
  readonly variables: ShellVariables;
  /** zsh's rules hold, not bash's. */
  readonly isZsh: boolean;
  readonly budget: ShellBudget;
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

/** What a million characters of nothing but curl commands take, measured: half a unit for each. */
const longestWork = 500_000;

/**
 * How much work a script may make, counted in characters so that the result does not depend on the machine: what is
 * put in for variables, and a few for every step.
 */
export class ShellBudget {
  /** True once reading stopped for want of budget. */
  isSpent = false;
  #left: number;

  constructor(length: number) {
    this.#left = Math.min(4 * length, longestWork) + 65_536;
  }

  /** False when the budget is used up. */
  spend(characters: number): boolean {
    this.#left -= characters;
    if (this.#left < 0) this.isSpent = true;
    return !this.isSpent;
  }
}

/** What one step of reading costs. */
export const stepCost = 4;

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

/** Goes behind what a sticky pattern matches at the cursor; false where that is nothing. */
export function skip(cursor: ShellCursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.position;
  if (!pattern.test(cursor.document) || pattern.lastIndex > cursor.end) return false;
  cursor.position = pattern.lastIndex;
  return true;
}

/** The character at the cursor; nothing at the end, and where the budget is used up. */
export function peek(cursor: ShellCursor, ahead = 0): string | undefined {
  if (!cursor.budget.spend(1)) return undefined;
  const at = cursor.position + ahead;
  return at < cursor.end ? cursor.document[at] : undefined;
}
