import type { Span } from '../request/text.ts';
import {
  accept,
  close,
  deepestPowerShell,
  type PowerShellCursor,
  peek,
  skipBlanks,
  skipLines,
  stands,
  unknownFrom,
} from './powershellCursor.ts';
import { readBlock, readPipeline } from './powershellReader.ts';
import { readQuoted } from './powershellString.ts';
import { readTyped } from './powershellType.ts';
import { type Entry, stringAt, type Value } from './value.ts';

const variable =
  /\$(?:\{(?:(env|global|script|local|private|using|variable):)?([^{}\n]+)\}|(?:(env|global|script|local|private|using|variable):)?([A-Za-z_]\w*|[?^$]))/iy;

/** Reads `$name`, `$env:NAME`, `${name}` or `$(…)` as it stands in a string; null where there is none. */
export function readExpansion(cursor: PowerShellCursor): Value | null {
  if (stands(cursor, '$(')) return readSubexpression(cursor);
  const start = cursor.position;
  const value = readVariable(cursor);
  if (value === null || value.span[0] >= start) return value;
  return value.kind === 'join' && value.home !== undefined ? value : standsFor([start, cursor.position], value);
}

/** Reads the name of a variable and gives what the script has put into it. */
export function readVariable(cursor: PowerShellCursor): Value | null {
  const match = accept(cursor, variable);
  if (match === null) return null;
  const span: Span = [match.index, cursor.position];
  const scope = (match[1] ?? match[3] ?? '').toLowerCase();
  const name = match[2] ?? match[4] ?? '';
  const lower = name.toLowerCase();
  if (scope !== 'env' && (lower === 'true' || lower === 'false' || lower === 'null')) {
    return { kind: 'literal', value: lower === 'null' ? null : lower === 'true', span };
  }
  const known = cursor.variables.get(scope === 'env' ? `env:${lower}` : lower);
  if (known) return usedAt(span, known);
  return scope === 'env' && known === undefined ? { kind: 'environment', name, span } : { kind: 'name', name, span };
}

/** What a variable holds at the place of its use: text keeps both places. */
function usedAt(span: Span, value: Value): Value {
  if (value.kind !== 'string' && value.kind !== 'join' && value.kind !== 'environment') return value;
  return standsFor(span, value);
}

function standsFor(span: Span, value: Value): Value {
  return { kind: 'join', parts: [value], inside: span, span, home: value.span[0] };
}

/** A text itself, be it in a variable. */
function heldBy(value: Value): Value {
  const [part] = value.kind === 'join' && value.home !== undefined ? value.parts : [];
  return part === undefined ? value : heldBy(part);
}

/** Reads an expression, operators included. */
export function readExpression(cursor: PowerShellCursor): Value {
  const start = cursor.position;
  let left = readFormat(cursor);
  for (;;) {
    skipBlanks(cursor);
    if (accept(cursor, /\+(?![+=])\s*/y) !== null) {
      left = added(left, readFormat(cursor), [start, cursor.position]);
    } else if (accept(cursor, /(?:[*/%]|-(?!-)|-[A-Za-z]+|\?\?|\.\.)(?=[\s$'"(@[\d])\s*/y) !== null) {
      readFormat(cursor);
      left = unknownFrom(cursor, start);
    } else return left;
  }
}

function added(left: Value, right: Value, span: Span): Value {
  if (left.kind === 'array') {
    return { kind: 'array', items: [...left.items, ...(right.kind === 'array' ? right.items : [right])], span };
  }
  if (left.kind === 'object' && right.kind === 'object') {
    return { kind: 'object', entries: [...left.entries, ...right.entries], span };
  }
  if (left.kind === 'number' && right.kind === 'number') return { kind: 'unknown', span };
  return { kind: 'join', parts: [left, right], inside: span, span };
}

/** `'…{0}…' -f $a, $b`. */
function readFormat(cursor: PowerShellCursor): Value {
  const start = cursor.position;
  const list = readList(cursor);
  skipBlanks(cursor);
  if (accept(cursor, /-f(?=[\s$'"(])\s*/iy) === null) return list;
  const pattern = heldBy(list);
  const given = readList(cursor);
  const span: Span = [start, cursor.position];
  const parts = pattern.kind === 'string' ? filled(pattern, given.kind === 'array' ? given.items : [given]) : null;
  return parts === null ? { kind: 'unknown', span } : { kind: 'join', parts, inside: span, span };
}

function filled(pattern: Value & { kind: 'string' }, items: readonly Value[]): Value[] | null {
  const parts: Value[] = [];
  for (const { 0: piece, 1: index } of pattern.text.matchAll(/\{\{|\}\}|\{(\d+)\}|[^{}]+|[{}]/g)) {
    const item = index === undefined ? undefined : items[Number(index)];
    if (item !== undefined) parts.push(item);
    else if (piece.length === 1 && /[{}]/.test(piece)) return null;
    else if (index !== undefined) return null;
    else parts.push(stringAt(/^(?:\{\{|\}\})$/.test(piece) ? piece.slice(1) : piece, pattern.span));
  }
  return parts;
}

/** Values with commas between them. */
function readList(cursor: PowerShellCursor): Value {
  skipBlanks(cursor);
  const start = cursor.position;
  const isUnary = accept(cursor, /,\s*/y) !== null;
  const items = [readOperand(cursor)];
  for (;;) {
    skipBlanks(cursor);
    if (accept(cursor, /,\s*/y) === null) break;
    items.push(readOperand(cursor));
  }
  const [only] = items;
  if (only !== undefined && items.length === 1 && !isUnary) return only;
  return { kind: 'array', items, span: [start, cursor.position] };
}

/** A value with what is taken out of it or called on it. */
export function readOperand(cursor: PowerShellCursor): Value {
  const start = cursor.position;
  let value = readPrimary(cursor);
  while (cursor.budget.spend(4)) {
    const member = accept(cursor, /(?:\.|\?\.)(?!\.)(?:([A-Za-z_]\w*)|(?=['"$]))/y);
    if (member !== null) {
      const key = member[1] ?? literalOf(readOperandKey(cursor));
      value = stands(cursor, '(') ? called(cursor, key, start) : memberOf(value, key, cursor, start);
    } else if (stands(cursor, '[')) {
      cursor.position++;
      const key = readNested(cursor, ']');
      value = memberOf(value, literalOf(key), cursor, start);
    } else break;
  }
  return value;
}

function readOperandKey(cursor: PowerShellCursor): Value {
  return readQuoted(cursor, readExpansion) ?? readVariable(cursor) ?? unknownFrom(cursor, cursor.position);
}

function literalOf(value: Value): string | undefined {
  const held = heldBy(value);
  return held.kind === 'string' || held.kind === 'number' ? held.text : undefined;
}

/** A member of what the script has written down; keys are the same in any case. */
function memberOf(value: Value, key: string | undefined, cursor: PowerShellCursor, start: number): Value {
  if (value.kind === 'object' && key !== undefined) {
    const entry = value.entries.findLast(
      (candidate) =>
        !('kind' in candidate) &&
        candidate.key.kind === 'string' &&
        candidate.key.text.toLowerCase() === key.toLowerCase(),
    );
    if (entry !== undefined && !('kind' in entry)) return entry.value;
  }
  const item = value.kind === 'array' && key !== undefined ? value.items[Number(key)] : undefined;
  return item ?? unknownFrom(cursor, start);
}

/** `.Trim()` and the like are left to run time; their arguments are read for what they hold. */
function called(cursor: PowerShellCursor, _name: string | undefined, start: number): Value {
  cursor.position++;
  readNested(cursor, ')');
  return unknownFrom(cursor, start);
}

/** What stands in brackets, whose opener has been read. */
export function readNested(cursor: PowerShellCursor, closer: string): Value {
  const start = cursor.position;
  let value: Value = unknownFrom(cursor, start);
  if (++cursor.depth < deepestPowerShell) {
    accept(cursor, /\s+/y);
    if (!stands(cursor, closer)) value = closer === ')' ? readPipeline(cursor) : readExpression(cursor);
    skipLines(cursor);
  }
  cursor.depth--;
  if (!stands(cursor, closer)) {
    accept(cursor, closer === ')' ? /[^)\n]{0,300}(?=\))/y : /[^\]\n]{0,300}(?=\])/y);
    value = unknownFrom(cursor, start);
  }
  close(cursor, closer);
  return value;
}

/** `$( … )`: one statement whose value can be told, or what only run time knows. */
function readSubexpression(cursor: PowerShellCursor): Value {
  const start = cursor.position;
  cursor.position += 2;
  const value = readNested(cursor, ')');
  return value.kind === 'unknown' ? unknownFrom(cursor, start) : value;
}

function readPrimary(cursor: PowerShellCursor): Value {
  const start = cursor.position;
  const quoted = readQuoted(cursor, readExpansion);
  if (quoted !== null) return quoted;
  const type = accept(cursor, /\[([\w.`[\], ]+)\](?=\s*(?:::|[$@'"([\d]))/y);
  if (type !== null) return readTyped(cursor, type[1] ?? '', start);
  if (stands(cursor, '@{')) return readHashtable(cursor);
  if (stands(cursor, '@(')) {
    cursor.position += 2;
    return readArray(cursor, start);
  }
  if (stands(cursor, '$(')) return readSubexpression(cursor);
  if (stands(cursor, '(')) {
    cursor.position++;
    const value = readNested(cursor, ')');
    return value.kind === 'unknown' ? unknownFrom(cursor, start) : value;
  }
  if (stands(cursor, '{')) {
    readBlock(cursor, 'branch');
    return unknownFrom(cursor, start);
  }
  const known = readVariable(cursor);
  if (known !== null) return known;
  const number = accept(cursor, /-?(?:0x[\da-f]+|\d+(?:\.\d+)?)(?:[lL])?(?![\w.])/iy);
  if (number !== null) return numberOf(number[0], [start, cursor.position]);
  accept(cursor, /(?:!|-not\b)\s*/iy);
  if (cursor.position > start) readOperand(cursor);
  return unknownFrom(cursor, start);
}

function numberOf(written: string, span: Span): Value {
  const text = written.replace(/l$/i, '');
  return { kind: 'number', text: /^-?0x/i.test(text) ? String(Number.parseInt(text, 16)) : text, span };
}

/** `@{ key = value; … }`. */
function readHashtable(cursor: PowerShellCursor): Value {
  const start = cursor.position;
  const entries: Entry[] = [];
  cursor.position += 2;
  cursor.depth++;
  for (;;) {
    skipLines(cursor);
    if (peek(cursor) === '' || stands(cursor, '}') || cursor.depth >= deepestPowerShell) break;
    const from = cursor.position;
    const key = readKey(cursor);
    skipBlanks(cursor);
    if (accept(cursor, /=\s*/y) !== null) entries.push({ key, value: readPipeline(cursor) });
    if (cursor.position === from) cursor.position++;
  }
  cursor.depth--;
  close(cursor, '}');
  return { kind: 'object', entries, span: [start, cursor.position] };
}

function readKey(cursor: PowerShellCursor): Value {
  const word = accept(cursor, /[A-Za-z_][\w-]*(?=[ \t]*(?:=|\r?\n|$))/y);
  if (word === null) {
    const key = readOperand(cursor);
    return key.kind === 'number' ? stringAt(key.text, key.span) : key;
  }
  const span: Span = [word.index, cursor.position];
  return { kind: 'string', text: word[0], inside: span, span };
}

/** `@( … )`, whose opener has been read. */
function readArray(cursor: PowerShellCursor, start: number): Value {
  const items: Value[] = [];
  cursor.depth++;
  for (;;) {
    skipLines(cursor);
    if (peek(cursor) === '' || stands(cursor, ')') || cursor.depth >= deepestPowerShell) break;
    const from = cursor.position;
    const value = readPipeline(cursor);
    items.push(...(value.kind === 'array' ? value.items : [value]));
    if (cursor.position === from) cursor.position++;
  }
  cursor.depth--;
  close(cursor, ')');
  return { kind: 'array', items, span: [start, cursor.position] };
}
