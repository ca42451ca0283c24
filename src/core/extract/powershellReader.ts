import type { Span } from '../request/text.ts';
import { readAssignment } from './powershellAssignment.ts';
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
import type { Value } from './value.ts';

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

/** Reads one statement, keyword or not. */
export function readStatement(cursor: PowerShellCursor): void {
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

/** Reads a statement without keyword: an assignment, an expression, or commands with pipes between them. */
export function readPipeline(cursor: PowerShellCursor): Value {
  skipBlanks(cursor);
  const start = cursor.position;
  if (readAssignment(cursor)) return unknownFrom(cursor, start);
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
  const named = isNative ? null : accept(cursor, /-[A-Za-z]\w*:(?=[@$('"[{])/y);
  if (named !== null) {
    const span: Span = [start, cursor.position];
    return { kind: 'value', value: { kind: 'string', text: named[0], inside: span, span }, isBare: true, span };
  }
  const splat = accept(cursor, /@(?=[A-Za-z_])/y);
  if (splat !== null) return readSplat(cursor, start);
  const isBare = !isExpression(cursor) || /-|\d/.test(peek(cursor));
  const first = isBare ? readBareword(cursor, isNative, readExpansion) : readValueArgument(cursor, isNative);
  // Of a comma nothing is read: it must not be looked at for ever.
  if (first === null || cursor.position === start) {
    cursor.position = start + 1;
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
