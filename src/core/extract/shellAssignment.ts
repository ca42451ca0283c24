import { peek, type ShellCursor, skip, take } from './shellCursor.ts';
import type { ShellValue } from './shellVariables.ts';
import { readValue, readWords } from './shellWord.ts';
import { type SourceText, SourceTextBuilder } from './sourceText.ts';

const assignment = /([A-Za-z_]\w*)(\[[^\]\n]{0,100}\])?(\+)?=/y;

/** `name=value`, `name+=value`, `name=(…)`. Remembers what was there: a value before a command is not for its words. */
export function readAssignment(cursor: ShellCursor, before: Map<string, ShellValue | undefined>): boolean {
  const match = take(cursor, assignment);
  if (match === null) return false;
  const [, name = '', index, plus] = match;
  const home = cursor.position;
  const old = cursor.variables.get(name);
  if (!before.has(name)) before.set(name, old);
  let value: ShellValue =
    peek(cursor) === '(' ? readList(cursor, home) : { kind: 'text', text: readValue(cursor), home };
  if (plus !== undefined) {
    if (old?.kind === 'text' && value.kind === 'text') {
      // A home of its own: no part may reach from one assignment into the other.
      const added = new SourceTextBuilder(home).append(old.text).insert(value.text, [home, cursor.position], home);
      value = { kind: 'text', text: added.build(), home: old.home };
    } else if (old?.kind === 'list' && value.kind === 'list') {
      value = { kind: 'list', items: [...old.items, ...value.items], home: old.home };
    } else value = { kind: 'unknown' };
  }
  cursor.variables.set(name, index === undefined ? value : { kind: 'unknown' });
  return true;
}

function readList(cursor: ShellCursor, home: number): ShellValue {
  const items: SourceText[] = [];
  let isKnown = true;
  cursor.position++;
  for (;;) {
    skip(cursor, /(?:[ \t\r\n]|\\\r?\n)+/y);
    const next = peek(cursor);
    if (next === '#') {
      skip(cursor, /[^\n]+/y);
      continue;
    }
    if (next === undefined) cursor.unfinished = true;
    if (next === ')') cursor.position++;
    if (next === undefined || next === ')') return isKnown ? { kind: 'list', items, home } : { kind: 'unknown' };
    const start = cursor.position;
    for (const { text, unknown, braces } of readWords(cursor)) {
      // `"$@"` in it may be several, and `[name]=value` makes it a list by names.
      isKnown &&= unknown !== 'list' && braces === null && !/^\[[^\]]+\]\+?=/.test(text.text);
      items.push(text);
    }
    if (cursor.position === start) cursor.position++;
  }
}
