import type { Span } from '../request/text.ts';
import type { ShellBudget } from './shellCursor.ts';
import type { Value } from './value.ts';

/** A command as it is called. */
export interface PowerShellCommand {
  readonly name: string;
  /** From the name to the last argument. */
  readonly span: Span;
  readonly args: readonly PowerShellArgument[];
  /** What is piped into it. */
  readonly input: Value | null;
  /** False where a quote or bracket is still open. */
  readonly finished: boolean;
}

/** One argument: a value, `@name`, or everything behind `--%`. */
export type PowerShellArgument =
  /** `isBare`: written without quotes, so that `-Name` is the name of a parameter. */
  | { readonly kind: 'value'; readonly value: Value; readonly isBare: boolean; readonly span: Span }
  | { readonly kind: 'splat'; readonly value: Value; readonly span: Span }
  | { readonly kind: 'verbatim'; readonly span: Span };

/** How far a script has been read, and what it has put into its variables. */
export interface PowerShellCursor {
  readonly document: string;
  position: number;
  readonly end: number;
  /** By names in lower case; null for what only run time knows. */
  variables: Map<string, Value | null>;
  readonly budget: ShellBudget;
  /** A quote or bracket was still open at the end. */
  unfinished: boolean;
  /** How deep brackets nest at the cursor. */
  depth: number;
  /** Called with every command; gives what it prints where that can be told. */
  readonly visit: (command: PowerShellCommand) => Value | null;
}

/** Brackets that nest deeper are not read. */
export const deepestPowerShell = 60;

/** Whether the characters stand at the cursor. */
export function stands(cursor: PowerShellCursor, text: string): boolean {
  return cursor.document.startsWith(text, cursor.position) && cursor.position + text.length <= cursor.end;
}

/** The character at the cursor, empty at the end and where the budget is used up. */
export function peek(cursor: PowerShellCursor, ahead = 0): string {
  if (!cursor.budget.spend(1)) return '';
  const at = cursor.position + ahead;
  return at < cursor.end ? (cursor.document[at] ?? '') : '';
}

/** Matches a sticky pattern at the cursor and goes behind it. */
export function accept(cursor: PowerShellCursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.position;
  const match = pattern.exec(cursor.document);
  if (match === null || pattern.lastIndex > cursor.end) return null;
  cursor.position = pattern.lastIndex;
  return match;
}

/** Goes behind a closer; where it is missing, the text is not finished. */
export function close(cursor: PowerShellCursor, closer: string): void {
  if (stands(cursor, closer)) cursor.position += closer.length;
  else cursor.unfinished = true;
}

const blanks = /(?:[ \t\f\v\u00a0]|`\r?\n|<#[\s\S]*?(?:#>|(?![\s\S])))+/y;
const lines = /(?:[\s;]|`\r?\n|<#[\s\S]*?(?:#>|(?![\s\S]))|#[^\n]*)+/y;

/** Goes over blanks, comments and continued line ends. */
export function skipBlanks(cursor: PowerShellCursor): void {
  accept(cursor, blanks);
}

/** Goes over everything that stands between two statements. */
export function skipLines(cursor: PowerShellCursor): void {
  accept(cursor, lines);
}

/** What only run time knows, from `start` to the cursor. */
export function unknownFrom(cursor: PowerShellCursor, start: number): Value {
  return { kind: 'unknown', span: [start, Math.max(start, cursor.position)] };
}
