import { accept, close, type PowerShellCursor, stands, unknownFrom } from './powershellCursor.ts';
import { readPipeline, readStatement } from './powershellReader.ts';
import { readExpression } from './powershellValue.ts';
import { type Entry, stringAt, type Value } from './value.ts';

const target =
  /(?:\[[\w.[\]]+\]\s*)*(\$(?:\{[^{}\n]+\}|(?:\w+:)?\w+))((?:\.\w+|\[[^\]\n]{1,100}\])*?)(?:\s*(\+?=)(?!=)\s*|\.(\w+)\(\s*)/y;

/** Methods that change what they are called on. */
const mutators = /^(?:add|addrange|clear|insert|remove|removeat|set_item|update)$/i;

/** Reads `$name = …`, `$name.key += …` or `$name.Add(…)` where one stands at the cursor. */
export function readAssignment(cursor: PowerShellCursor): boolean {
  const start = cursor.position;
  const match = accept(cursor, target);
  if (match === null) return false;
  const [, written = '', path = '', operator, method] = match;
  const name = nameOf(written);
  const old = cursor.variables.get(name) ?? null;
  if (method === undefined) {
    const value = readRight(cursor);
    const isSum = operator === '+=';
    if (path === '') cursor.variables.set(name, isSum ? old && grown(old, value) : value);
    else cursor.variables.set(name, old && changed(old, keysIn(path), isSum ? null : value));
    return true;
  }
  if ((old?.kind !== 'object' && old?.kind !== 'array') || !mutators.test(method)) {
    cursor.position = start;
    return false;
  }
  const given = stands(cursor, ')') ? unknownFrom(cursor, cursor.position) : readExpression(cursor);
  accept(cursor, /\s+/y);
  close(cursor, ')');
  cursor.variables.set(name, added(old, keysIn(path), method, given));
  return true;
}

/** Variables are the same in any case and, here, in any scope but `env:`. */
function nameOf(written: string): string {
  const name = written.replace(/^\$\{?|\}$/g, '').toLowerCase();
  return name.replace(/^(?:global|script|local|private|using|variable):/, '');
}

/** What is assigned; what a condition or a loop gives is left to run time. */
function readRight(cursor: PowerShellCursor): Value {
  const start = cursor.position;
  if (accept(cursor, /(?=(?:if|switch|foreach|for|while|try)\b)/iy) === null) return readPipeline(cursor);
  readStatement(cursor);
  return unknownFrom(cursor, start);
}

/** `.Add(key, value)` of a table; every other method leaves it to run time. */
function added(old: Value, keys: Keys, method: string, given: Value): Value | null {
  const [key, value] = given.kind === 'array' ? given.items : [];
  if (keys === null || !/^(?:add|set_item)$/i.test(method) || key?.kind !== 'string' || value === undefined)
    return null;
  return changed(old, [...keys, key.text], value);
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

/** The keys that lead to a place in a table; null where only run time knows them. */
type Keys = readonly string[] | null;

function keysIn(path: string): Keys {
  const keys: string[] = [];
  for (const [step, name, single, double] of path.matchAll(/\.(\w+)|\[\s*(?:'([^']*)'|"([^"$`]*)")\s*\]|./g)) {
    const key = name ?? single ?? double;
    if (key === undefined || step === '') return null;
    keys.push(key);
  }
  return keys;
}

/** The table with a value at a place inside it; null where that cannot be told. */
function changed(old: Value, keys: Keys, value: Value | null): Value | null {
  const [key, ...rest] = keys ?? [];
  if (key === undefined) return keys === null ? null : value;
  if (old.kind !== 'object' || value === null) return null;
  const at = old.entries.findIndex(
    (entry) => !('kind' in entry) && entry.key.kind === 'string' && entry.key.text.toLowerCase() === key.toLowerCase(),
  );
  const entry = old.entries[at];
  const known = entry !== undefined && !('kind' in entry) ? entry : undefined;
  const next = rest.length === 0 ? value : known && changed(known.value, rest, value);
  if (!next) return null;
  const added: Entry = { key: known?.key ?? stringAt(key, next.span), value: next };
  return { ...old, entries: at < 0 ? [...old.entries, added] : old.entries.with(at, added) };
}
