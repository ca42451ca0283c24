import type { LineRange } from '../editing/shiftRange.ts';
import type { CallSite } from './callSite.ts';

/**
 * What to underline of a call: exactly what the runtime named; else the call around its column, as far as it stands on
 * the line; else the line without its margins. `textOf` gives a line's text, undefined beyond the end of the document;
 * `line`: where the call's line stands now, counted from 0. Null where nothing stands there (any more).
 */
export function callRange(
  site: Pick<CallSite, 'line' | 'column' | 'endLine' | 'endColumn'>,
  line: number,
  textOf: (line: number) => string | undefined,
): LineRange | null {
  const text = textOf(line);
  if (text === undefined || text.trim() === '') return null;
  return exactRange(site, line, textOf) ?? callAround(site.column, line, text) ?? trimmed(line, text);
}

/** Whether a call stands where a runtime says that one does: a line of another text seldom looks so. */
export function holdsCall(site: Pick<CallSite, 'line' | 'column' | 'endLine' | 'endColumn'>, text: string): boolean {
  const { line, column, endLine = line, endColumn } = site;
  if (endLine !== line || endColumn === undefined || column === undefined) return callAround(column, 0, text) !== null;
  const named = text.slice(column - 1, endColumn - 1);
  return /^(?:await\s+)?[\w$.]+\s*\(.*\)$/s.test(named);
}

function exactRange(
  { line: said, column, endLine, endColumn }: Pick<CallSite, 'line' | 'column' | 'endLine' | 'endColumn'>,
  line: number,
  textOf: (line: number) => string | undefined,
): LineRange | null {
  if (column === undefined || endColumn === undefined) return null;
  const end = { line: line + (endLine ?? said) - said, character: endColumn - 1 };
  const start = { line, character: column - 1 };
  const isForward = end.line > start.line || (end.line === start.line && end.character > start.character);
  const last = textOf(end.line);
  const isThere = start.character < (textOf(line) ?? '').length && last !== undefined && end.character <= last.length;
  return isForward && isThere ? { start, end } : null;
}

/** From the beginning of `a.b.c(…)` around a column to its closing parenthesis, or to the end of the line. */
function callAround(column: number | undefined, line: number, text: string): LineRange | null {
  const said = (column ?? 0) - 1;
  // What is awaited is named by the place of the word before it.
  const at = said + (/^(?:(?:await|yield|return|new)\s+)*/.exec(text.slice(Math.max(0, said)))?.[0].length ?? 0);
  if (said < 0 || !/[\w$]/.test(text[at] ?? '')) return null;
  const head = /(?:[\w$]+\s*(?:\(\))?\s*\??\.\s*)*[\w$]*$/.exec(text.slice(0, at))?.[0] ?? '';
  const name = /^[\w$.?]+/.exec(text.slice(at))?.[0] ?? '';
  const open = at + name.length;
  if (text[open] !== '(') return null;
  const start = at - head.length + (/^\s*/.exec(head)?.[0].length ?? 0);
  return { start: { line, character: start }, end: { line, character: closing(text, open) } };
}

/** After the parenthesis that closes the one at `open`; where it is on another line, the end of this one's text. */
function closing(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let index = open; index < text.length; index++) {
    const character = text[index] ?? '';
    if (quote !== '') {
      if (character === '\\') index++;
      else if (character === quote) quote = '';
    } else if (/['"`]/.test(character)) quote = character;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return index + 1;
  }
  return text.trimEnd().length;
}

function trimmed(line: number, text: string): LineRange {
  const start = text.length - text.trimStart().length;
  return { start: { line, character: start }, end: { line, character: text.trimEnd().length } };
}
