import type { Span } from '../request/text.ts';
import {
  accept,
  close,
  deepestPowerShell,
  type PowerShellArgument,
  type PowerShellCursor,
  peek,
  skipBlanks,
  skipLines,
  stands,
  unknownFrom,
} from './powershellCursor.ts';
import { readBareword, readQuoted } from './powershellString.ts';
import { readExpansion, readExpression, readOperand } from './powershellValue.ts';
import type { Entry, Value } from './value.ts';

/** Reads statements up to a closer or the end. */
export function readStatements(cursor: PowerShellCursor, closer: string): void {
  for (;;) {
    skipLines(cursor);
    if (peek(cursor) === '' || (closer !== '' && stands(cursor, closer))) return;
    const from = cursor.position;
    readStatement(cursor);
    if (cursor.position === from) cursor.position++;
  }
}

/**
 * Reads `{ … }`. What a block sets that may not run is left to run time behind it (`branch`); what a function sets is
 * its own.
 */
export function readBlock(cursor: PowerShellCursor, kind: 'branch' | 'function' | 'passage'): void {
  if (!stands(cursor, '{')) return;
  cursor.position++;
  const before = cursor.variables;
  if (!cursor.budget.spend(before.size)) return;
  if (kind !== 'passage') cursor.variables = new Map(before);
  if (++cursor.depth < deepestPowerShell) readStatements(cursor, '}');
  cursor.depth--;
  close(cursor, '}');
  if (kind === 'branch') {
    for (const [name, value] of cursor.variables) if (before.get(name) !== value) before.set(name, null);
  }
  cursor.variables = before;
}

const keyword =
  /(?:if|elseif|else|while|until|switch|for|foreach|do|try|catch|finally|function|filter|param|return|throw|exit|begin|process|end|trap|using|class|enum|workflow)\b/iy;

function readStatement(cursor: PowerShellCursor): void {
  const word = accept(cursor, keyword)?.[0].toLowerCase();
  switch (word) {
    case undefined:
      readPipeline(cursor);
      return;
    case 'return':
    case 'throw':
    case 'exit':
      skipBlanks(cursor);
      if (!/[\r\n;}]/.test(peek(cursor))) readPipeline(cursor);
      return;
    case 'param':
      skipBlanks(cursor);
      skipParameters(cursor);
      return;
    case 'function':
    case 'filter':
    case 'workflow':
    case 'class':
    case 'enum':
    case 'using':
      accept(cursor, /[^\n{(]*/y);
      readFunction(cursor);
      return;
    default:
      readControl(cursor, word);
  }
}

function readFunction(cursor: PowerShellCursor): void {
  const outside = cursor.variables;
  cursor.variables = new Map(outside);
  skipParameters(cursor);
  accept(cursor, /\s+/y);
  readBlock(cursor, 'function');
  cursor.variables = outside;
}

/** `if (…) { … }`, `foreach ($x in …) { … }`, `try { … }` and the like. */
function readControl(cursor: PowerShellCursor, word: string): void {
  skipBlanks(cursor);
  if (word === 'foreach' && accept(cursor, /\(\s*\$(\w+)\s+in\b\s*/iy) !== null) {
    const name = /\$(\w+)\s+in\s*$/i.exec(cursor.document.slice(Math.max(0, cursor.position - 200), cursor.position));
    readPipeline(cursor);
    skipLines(cursor);
    close(cursor, ')');
    if (name?.[1] !== undefined) cursor.variables.set(name[1].toLowerCase(), null);
  } else if (stands(cursor, '(')) {
    cursor.position++;
    readStatements(cursor, ')');
    close(cursor, ')');
  } else if (word === 'catch' || word === 'trap') accept(cursor, /[^\n{]*/y);
  accept(cursor, /\s+/y);
  readBlock(cursor, word === 'try' || word === 'finally' || word === 'begin' || word === 'end' ? 'passage' : 'branch');
}

/** `( [string]$Name = 'value', … )`: what a caller gives is left to run time. */
function skipParameters(cursor: PowerShellCursor): void {
  if (!stands(cursor, '(')) return;
  let depth = 0;
  for (const { 0: token, 1: name, index } of cursor.document
    .slice(cursor.position, cursor.end)
    .matchAll(/'[^']*'|"(?:[^"`]|`.)*"|[()]|\$(\w+)/g)) {
    if (!cursor.budget.spend(4)) return;
    if (name !== undefined && depth === 1) cursor.variables.set(name.toLowerCase(), null);
    depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    if (depth > 0) continue;
    cursor.position += index + 1;
    return;
  }
  cursor.position = cursor.end;
}

const assignment =
  /(?:\[[\w.[\]]+\]\s*)?(\$(?:\{[^{}\n]+\}|(?:\w+:)?\w+))((?:\.\w+|\[[^\]\n]{1,100}\])*)\s*(\+?=)(?!=)\s*/y;

/** Reads a statement without keyword: an assignment, an expression, or commands with pipes between them. */
export function readPipeline(cursor: PowerShellCursor): Value {
  skipBlanks(cursor);
  const target = accept(cursor, assignment);
  if (target !== null) return assign(cursor, target);
  const start = cursor.position;
  let value = isExpression(cursor) ? readExpression(cursor) : readCommand(cursor, null);
  for (;;) {
    skipBlanks(cursor);
    if (accept(cursor, /(?:\r?\n\s*)?\|(?!\|)\s*|\|\||&&/y) === null) return value;
    const isPipe = !/[|&]{2}\s*$/.test(cursor.document.slice(start, cursor.position));
    skipLines(cursor);
    value = readCommand(cursor, isPipe ? value : null);
  }
}

function isExpression(cursor: PowerShellCursor): boolean {
  return /['"\u2018-\u201e$@([{,!\d]|-(?=\d)/.test(peek(cursor)) || stands(cursor, '-not');
}

function assign(cursor: PowerShellCursor, [, written = '', path = '', operator]: RegExpExecArray): Value {
  const name = written
    .replace(/^\$\{?|\}$/g, '')
    .toLowerCase()
    .replace(/^(?:global|script|local|private|using):/, '');
  const start = cursor.position;
  const isChoice = accept(cursor, /(?=(?:if|switch|foreach|for|while|try)\b)/iy) !== null;
  if (isChoice) readStatement(cursor);
  const value = isChoice ? unknownFrom(cursor, start) : readPipeline(cursor);
  const old = cursor.variables.get(name);
  if (path !== '') cursor.variables.set(name, old ? changed(old, path, operator === '+=' ? null : value) : null);
  else if (operator !== '+=') cursor.variables.set(name, value);
  else cursor.variables.set(name, old ? grown(old, value) : null);
  return { kind: 'unknown', span: [start, cursor.position] };
}

/** `$list += item`, `$text += 'more'`, `$table += @{…}`. */
function grown(old: Value, value: Value): Value | null {
  if (old.kind === 'array') {
    return { ...old, items: [...old.items, ...(value.kind === 'array' ? value.items : [value])] };
  }
  if (old.kind === 'object' && value.kind === 'object') return { ...old, entries: [...old.entries, ...value.entries] };
  const isText = old.kind === 'string' || old.kind === 'join' || old.kind === 'environment';
  return isText ? { kind: 'join', parts: [old, value], inside: old.span, span: old.span } : null;
}

/** The table after `.key = value` or `['key'] = value`; null where the place cannot be told. */
function changed(old: Value, path: string, value: Value | null): Value | null {
  const step = /^(?:\.(\w+)|\[\s*(?:'([^']*)'|"([^"$`]*)")\s*\])/.exec(path);
  const key = step?.[1] ?? step?.[2] ?? step?.[3];
  if (step === null || key === undefined || old.kind !== 'object') return null;
  const isSame = (entry: Entry) =>
    !('kind' in entry) && entry.key.kind === 'string' && entry.key.text.toLowerCase() === key.toLowerCase();
  const at = old.entries.findIndex(isSame);
  const entry = old.entries[at];
  const rest = path.slice(step[0].length);
  const inner = entry !== undefined && !('kind' in entry) ? entry.value : undefined;
  const next = rest === '' ? value : inner === undefined ? null : changed(inner, rest, value);
  if (next === null) return null;
  const span: Span = next.span;
  const named: Entry =
    entry !== undefined && !('kind' in entry)
      ? { key: entry.key, value: next }
      : {
          key: { kind: 'string', text: key, inside: span, span, offsets: new Array(key.length + 1).fill(span[0]) },
          value: next,
        };
  return { ...old, entries: at < 0 ? [...old.entries, named] : old.entries.with(at, named) };
}

/** Reads a command with its arguments and has it visited. */
function readCommand(cursor: PowerShellCursor, input: Value | null): Value {
  const start = cursor.position;
  const wasUnfinished = cursor.unfinished;
  cursor.unfinished = false;
  accept(cursor, /[&.](?=\s*['"$\w(])\s*/y);
  const nameStart = cursor.position;
  const name = readQuoted(cursor, readExpansion) ?? readBareword(cursor, false, readExpansion);
  if (name === null) {
    if (isExpression(cursor)) return readExpression(cursor);
    cursor.unfinished = wasUnfinished;
    return unknownFrom(cursor, start);
  }
  const called = name.kind === 'string' ? name.text : '';
  const isNative = /(?:^|[\\/])curl(?:\.exe)?$/i.test(called);
  const args: PowerShellArgument[] = [];
  let end = cursor.position;
  for (;;) {
    skipBlanks(cursor);
    const argument = readArgument(cursor, isNative);
    if (argument === null) break;
    if (argument !== 'redirection') args.push(argument);
    end = cursor.position;
  }
  const finished = !cursor.unfinished;
  cursor.unfinished ||= wasUnfinished;
  const printed = cursor.visit({ name: called, span: [nameStart, end], args, input, finished });
  return printed ?? { kind: 'unknown', span: [start, end] };
}

/** Reads one argument; null where the command ends. */
function readArgument(cursor: PowerShellCursor, isNative: boolean): PowerShellArgument | 'redirection' | null {
  const start = cursor.position;
  if (accept(cursor, /[\d*]?>>?(?:&\d|[ \t]*(?:'[^'\n]*'|"[^"\n]*"|[^\s;|&)}]+))?/y) !== null) return 'redirection';
  if (/^(?:[\r\n;|&)}#]|)$/.test(peek(cursor))) return null;
  if (accept(cursor, /--%[ \t]*/y) !== null) {
    const from = cursor.position;
    accept(cursor, /[^\r\n|]*/y);
    return { kind: 'verbatim', span: [from, cursor.position] };
  }
  const splat = accept(cursor, /@(?=[A-Za-z_])/y);
  if (splat !== null) return readSplat(cursor, start);
  const isBare = !isExpression(cursor) || /-|\d/.test(peek(cursor));
  const first = isBare ? readBareword(cursor, isNative, readExpansion) : readValueArgument(cursor, isNative);
  if (first === null) {
    cursor.position++;
    return { kind: 'value', value: unknownFrom(cursor, start), isBare: false, span: [start, cursor.position] };
  }
  const value = isNative ? first : readRest(cursor, first, start);
  return { kind: 'value', value, isBare, span: [start, cursor.position] };
}

/** What follows behind commas: one argument that is a list. */
function readRest(cursor: PowerShellCursor, first: Value, start: number): Value {
  const items = [first];
  for (;;) {
    const from = cursor.position;
    skipBlanks(cursor);
    if (accept(cursor, /,\s*/y) === null) {
      cursor.position = from;
      break;
    }
    const item = isExpression(cursor) ? readOperand(cursor) : readBareword(cursor, false, readExpansion);
    if (item !== null) items.push(item);
  }
  return items.length === 1 ? first : { kind: 'array', items, span: [start, cursor.position] };
}

/** `$base/path` is one word that begins with a variable; other expressions stand alone. */
function readValueArgument(cursor: PowerShellCursor, isNative: boolean): Value | null {
  const start = cursor.position;
  const value = readOperand(cursor);
  if (cursor.document[start] !== '$' || /^[\s;|)},]?$/.test(peek(cursor))) return value;
  cursor.position = start;
  return readBareword(cursor, isNative, readExpansion);
}

function readSplat(cursor: PowerShellCursor, start: number): PowerShellArgument {
  const name = accept(cursor, /(?:\w+:)?(\w+)/y)?.[1] ?? '';
  const span: Span = [start, cursor.position];
  const value = cursor.variables.get(name.toLowerCase());
  return { kind: 'splat', value: value ?? { kind: 'name', name, span }, span };
}
