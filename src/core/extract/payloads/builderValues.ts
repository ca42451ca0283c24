import type { Span } from '../../request/text.ts';
import { snakeCase } from '../libraries/discordJsMessage.ts';
import { implied } from '../options.ts';
import { stringAt, type Value } from '../value.ts';

/** A value that a builder has from the beginning; `null`: one that only a method tells. */
export function startingWith(value: number | boolean | null, span: Span): Value {
  if (value === null) return unknownAt(span);
  return typeof value === 'number' ? { kind: 'number', text: String(value), span } : { kind: 'literal', value, span };
}

/** The key that a method's name ends with. */
export function keyOf(what: string): string {
  if (/^Default(?:Value|User|Role|Channel)s$/.test(what)) return 'default_values';
  return snakeCase(what);
}

/** What only run time knows. */
export function unknownAt(span: Span): Value {
  return { kind: 'unknown', span };
}

/** A value under one key. */
export function asObject(key: string, value: Value): Value {
  return { kind: 'object', entries: [{ key: implied(key, value.span[0]), value }], span: value.span };
}

/** What a select is given beforehand: `setDefaultUsers(id)`. */
export function defaultValue(id: Value, type: string): Value {
  if (id.kind === 'spread') return id;
  const entries = [
    { key: implied('id', id.span[0]), value: id },
    { key: implied('type', id.span[0]), value: stringAt(type, id.span) },
  ];
  return { kind: 'object', entries, span: id.span };
}

/** A color as a number; discord.js also knows names, `#rrggbb` and three parts (Util.js, resolveColor). */
export function colorOf(reduced: Value, given: Value): Value {
  if (reduced.kind === 'number') return given;
  const hex = reduced.kind === 'string' ? /^#?([\da-f]{6})$/i.exec(reduced.text)?.[1] : undefined;
  return hex === undefined
    ? unknownAt(given.span)
    : { kind: 'number', text: String(Number.parseInt(hex, 16)), span: reduced.span };
}
