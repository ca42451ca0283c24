import type { HoleSource, Span } from '../request/text.ts';
import { maxShellDepth, type ShellCursor, take } from './shellCursor.ts';
import type { ShellValue } from './shellVariables.ts';
import { type SourceText, SourceTextBuilder } from './sourceText.ts';

/** What a `$…` or `` `…` `` stands for: one text, or (`"${name[@]}"`) several words. */
export type Expansion =
  | { readonly kind: 'text'; readonly text: SourceText; readonly home: number; readonly use: Span }
  | {
      readonly kind: 'words';
      readonly items: readonly SourceText[];
      /** Between double quotes the items are one word: `"${name[*]}"`. */
      readonly joins: boolean;
      readonly home: number;
      readonly use: Span;
    }
  /** `isList`: it may stand for several words, even in quotes. */
  | { readonly kind: 'hole'; readonly text: SourceText; readonly isList?: boolean };

/**
 * Reads the expansion at the cursor; null where a `$` is only a dollar sign. `readOperand` reads the `default` of
 * `${name:-default}` up to its bracket.
 */
export function readExpansion(cursor: ShellCursor, readOperand: () => SourceText): Expansion | null {
  const { document, position } = cursor;
  if (document[position] === '`') return readSubstitution(cursor, 1, '`', true);
  switch (document[position + 1]) {
    case '(':
      return readArithmetic(cursor) ?? readSubstitution(cursor, 2, ')', true);
    case '{':
      return readParameter(cursor, readOperand) ?? readOther(cursor);
    default: {
      const name = take(cursor, /\$([A-Za-z_]\w*|[\d@*#?$!-])/y)?.[1];
      if (name === undefined) return null;
      // zsh needs no brackets around a name with an index.
      const index = cursor.isZsh ? take(cursor, /\[(?:[@*]|\d+)\]/y)?.[0] : undefined;
      return expandName(cursor, name, index, [position, cursor.position]);
    }
  }
}

/** Reads `<(…)` or `>(…)`: a file that only run time knows. */
export function readProcessFile(cursor: ShellCursor): Expansion | null {
  return readSubstitution(cursor, 2, ')', false);
}

/** A hole for a stretch of the document. */
export function holeTextOf(document: string, span: Span, source: HoleSource): SourceText {
  const expression = document.slice(...span);
  return new SourceTextBuilder(span[0]).hole({ expression, source, encoding: 'plain', span }).build();
}

function readArithmetic(cursor: ShellCursor): Expansion | null {
  const start = cursor.position;
  const match = take(cursor, /\$\(\([^\n]{0,200}?\)\)/y);
  return match === null ? null : unknownAt(cursor, start);
}

function readSubstitution(cursor: ShellCursor, opener: number, closer: ')' | '`', isText: boolean): Expansion | null {
  const start = cursor.position;
  cursor.position += opener;
  const output = cursor.substitute(cursor, closer);
  if (output === false) {
    cursor.position = start;
    return null;
  }
  if (output?.kind !== 'text' || !isText) return unknownAt(cursor, start);
  const printed = output.text.slice(0, output.text.text.replace(/\n+$/, '').length);
  return { kind: 'text', text: printed, home: start, use: [start, cursor.position] };
}

/** `${name}`, `${name[@]}`, `${name:-default}` and the like. */
function readParameter(cursor: ShellCursor, readOperand: () => SourceText): Expansion | null {
  const start = cursor.position;
  if (cursor.depth > maxShellDepth) return null;
  const match = take(cursor, /\$\{([A-Za-z_]\w*|[\d@*#?$!-])(\[[@*\d]+\])?(?:(\})|(:?[-=+?]))/y);
  if (match === null) return null;
  const [, name = '', index, closed, operator] = match;
  if (closed !== undefined) return expandName(cursor, name, index, [start, cursor.position]);
  const home = cursor.position;
  cursor.depth++;
  const operand = readOperand();
  cursor.depth--;
  if (cursor.position < cursor.end) cursor.position++;
  else cursor.unfinished = true;
  const use: Span = [start, cursor.position];
  const value = cursor.variables.get(name);
  const isSet = value !== undefined && !(value.kind === 'text' && value.text.length === 0);
  switch (operator?.at(-1)) {
    case '+':
      return isSet && value.kind !== 'unknown' ? { kind: 'text', text: operand, home, use } : unknownAt(cursor, start);
    case '?':
      return expandName(cursor, name, index, use);
    default: {
      if (isSet) return expandName(cursor, name, index, use);
      const fallback = operand.holeOffsets().length === 0 ? { fallback: operand.text } : {};
      const text = holeTextOf(cursor.document, use, { kind: 'environment', name, ...fallback });
      if (operator?.endsWith('=')) cursor.variables.set(name, { kind: 'text', text, home: start });
      return { kind: 'hole', text };
    }
  }
}

/** `${name#prefix}`, `${#name}` and all else in brackets; null for a bracket that is not closed on its line. */
function readOther(cursor: ShellCursor): Expansion | null {
  const start = cursor.position;
  const match = take(cursor, /\$\{[^}\n]{0,300}\}/y);
  if (match === null) return null;
  return { ...unknownAt(cursor, start), isList: /^\$\{(?:@|\w+\[@\])/.test(match[0]) };
}

function expandName(cursor: ShellCursor, name: string, index: string | undefined, use: Span): Expansion {
  const value: ShellValue | undefined = cursor.variables.get(name);
  if (name === '@' || (index === '[@]' && value?.kind !== 'list' && value?.kind !== 'text')) {
    return { ...unknownAt(cursor, use[0]), isList: true };
  }
  if (value === undefined || value.kind === 'unknown') {
    if (!/^[A-Za-z_]/.test(name)) return unknownAt(cursor, use[0]);
    if (cursor.isZsh && index !== undefined) return unknownAt(cursor, use[0]);
    const source: HoleSource = { kind: value === undefined ? 'environment' : 'variable', name };
    return { kind: 'hole', text: holeTextOf(cursor.document, use, source) };
  }
  const { home } = value;
  const isWhole = index === '[@]' || index === '[*]';
  if (value.kind === 'text') {
    // zsh counts the characters of a text.
    const isPart = cursor.isZsh && index !== undefined && !isWhole;
    return isPart ? unknownAt(cursor, use[0]) : { kind: 'text', text: value.text, home, use };
  }
  // The name alone: all items in zsh, the first one in bash.
  if (isWhole || (cursor.isZsh && index === undefined)) {
    return { kind: 'words', items: value.items, joins: index !== '[@]', home, use };
  }
  const text = value.items[Number(index?.slice(1, -1) ?? 0) - (cursor.isZsh ? 1 : 0)];
  return text === undefined ? unknownAt(cursor, use[0]) : { kind: 'text', text, home, use };
}

/** What stands between `start` and the cursor, left to run time. */
function unknownAt(cursor: ShellCursor, start: number): Extract<Expansion, { kind: 'hole' }> {
  return { kind: 'hole', text: holeTextOf(cursor.document, [start, cursor.position], { kind: 'expression' }) };
}
