import type { Span } from '../request/text.ts';
import { decodeEscapes } from './escapes.ts';
import { accept, close, type PowerShellCursor, peek, stands } from './powershellCursor.ts';
import { stringOf } from './sliceView.ts';
import type { StringValue, Value } from './value.ts';

/** The quotes that PowerShell takes for one another (about_Quoting_Rules). */
export const singleQuotes = "'\u2018\u2019\u201a\u201b";
export const doubleQuotes = '"\u201c\u201d\u201e';

/** Reads `$name`, `${name}` or `$(…)`; null where a dollar sign is only that. */
export type ExpansionReader = (cursor: PowerShellCursor) => Value | null;

const single = new RegExp(`[^${singleQuotes}]+|[${singleQuotes}]{2}`, 'y');
const double = new RegExp(`[^${doubleQuotes}$\`]+|\`[\\s\\S]|[${doubleQuotes}]{2}`, 'y');
const hereDouble = /[^$`]+|`[\s\S]/y;
const bare = /(?:[^\s'"\u2018-\u201e$`;|&<>(){},]|`(?!\r?\n)[\s\S])+/y;
const nativeBare = /(?:[^\s'"\u2018-\u201e$`;|&<>(){}]|`(?!\r?\n)[\s\S])+/y;

/** Reads the quoted string or here-string at the cursor; null where there is none. */
export function readQuoted(cursor: PowerShellCursor, expand: ExpansionReader): Value | null {
  const here = accept(cursor, /@(['"\u2018-\u201e])[ \t]*\r?\n/y);
  if (here !== null) return readHereString(cursor, here, expand);
  const quote = peek(cursor);
  if (quote === '') return null;
  if (singleQuotes.includes(quote)) return readSingle(cursor);
  if (!doubleQuotes.includes(quote)) return null;
  const start = cursor.position++;
  const parts = readParts(cursor, double, expand, doubleQuotes);
  return finish(cursor, start, parts, peek(cursor));
}

/** Reads an argument without quotes around it, to its end; null where there is none. */
export function readBareword(cursor: PowerShellCursor, isNative: boolean, expand: ExpansionReader): Value | null {
  const start = cursor.position;
  const parts: Value[] = [];
  for (;;) {
    parts.push(...readParts(cursor, isNative ? nativeBare : bare, expand, ''));
    if (cursor.position === start || peek(cursor) === '') break;
    const quoted = readQuoted(cursor, expand);
    if (quoted === null) break;
    parts.push(...(quoted.kind === 'join' ? quoted.parts : [quoted]));
  }
  if (cursor.position === start) return null;
  const span: Span = [start, cursor.position];
  return stringOf(parts, span, span);
}

function readSingle(cursor: PowerShellCursor): Value {
  const start = cursor.position++;
  const from = cursor.position;
  while (accept(cursor, single) !== null && cursor.budget.spend(4));
  const parts = chunk(cursor, from, cursor.position, singleQuotes);
  return finish(cursor, start, parts, peek(cursor));
}

/** `@"` and `@'`, up to the closer at the beginning of a line; the last line end is not part of it. */
function readHereString(cursor: PowerShellCursor, match: RegExpExecArray, expand: ExpansionReader): Value {
  const { document } = cursor;
  const start = match.index;
  const isSingle = singleQuotes.includes(match[1] ?? '');
  const from = cursor.position;
  const closer = isSingle ? /\r?\n?^['\u2018-\u201b]@/m : /\r?\n?^["\u201c-\u201e]@/m;
  const found = closer.exec(document.slice(from, cursor.end));
  const end = found === null ? cursor.end : from + found.index;
  const inner: PowerShellCursor = { ...cursor, end };
  let parts: readonly Value[];
  if (isSingle) parts = chunk(cursor, from, end, '');
  else {
    parts = readParts(inner, hereDouble, expand, '');
    cursor.unfinished ||= inner.unfinished;
  }
  cursor.position = found === null ? end : end + found[0].length;
  if (found === null) cursor.unfinished = true;
  return stringOf(parts, [from, end], [start, cursor.position]);
}

/** Text and expansions up to what matches neither. */
function readParts(cursor: PowerShellCursor, plain: RegExp, expand: ExpansionReader, quotes: string): Value[] {
  const parts: Value[] = [];
  let from = cursor.position;
  const flush = (): void => {
    parts.push(...chunk(cursor, from, cursor.position, `\`${quotes}`));
  };
  while (cursor.position < cursor.end && cursor.budget.spend(4)) {
    if (goOver(cursor, plain)) continue;
    if (!stands(cursor, '$')) break;
    flush();
    const dollar = cursor.position;
    const value = expand(cursor);
    if (value === null) {
      from = dollar;
      cursor.position = dollar + 1;
    } else {
      parts.push(value);
      from = cursor.position;
    }
  }
  flush();
  return parts;
}

/** Goes over ordinary characters, up to the end at most. */
function goOver(cursor: PowerShellCursor, plain: RegExp): boolean {
  plain.lastIndex = cursor.position;
  if (!plain.test(cursor.document)) return false;
  cursor.position = Math.min(plain.lastIndex, cursor.end);
  return true;
}

function chunk(cursor: PowerShellCursor, from: number, to: number, marks: string): StringValue[] {
  if (from >= to) return [];
  const span: Span = [from, to];
  const decoded = decodeEscapes(cursor.document.slice(from, to), from, readEscape, marks);
  return [{ kind: 'string', ...decoded, inside: span, span }];
}

function finish(cursor: PowerShellCursor, start: number, parts: readonly Value[], closer: string): Value {
  const inside: Span = [start + 1, cursor.position];
  close(cursor, closer === '' ? '"' : closer);
  return stringOf(parts, inside, [start, cursor.position]);
}

const controls: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** `` `n ``, `` `u{1f525} ``, and a doubled quote (about_Special_Characters). */
function readEscape(source: string, at: number): { readonly length: number; readonly text: string } {
  const next = source[at + 1] ?? '';
  if (source[at] !== '`') return { length: next === '' ? 1 : 2, text: source[at] ?? '' };
  const code = /^u\{([\da-fA-F]{1,6})\}/.exec(source.slice(at + 1, at + 10));
  if (code?.[1] !== undefined) {
    const point = Number.parseInt(code[1], 16);
    return { length: code[0].length + 1, text: point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd' };
  }
  const control = Object.hasOwn(controls, next) ? controls[next] : next;
  return { length: 2, text: control ?? '' };
}
