import type { Span } from '../../request/text.ts';
import { argumentOf, implied, joined } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { CallValue, Value } from '../value.ts';
import { discordPyName } from './discordPyEvidence.ts';
import type { PayloadReading } from './payloadReader.ts';

/** The name of a class, `Choice[int]` included, or of a function of discord.py. */
export function calleeName({ callee }: CallValue, resolver: Resolver): string | undefined {
  const isGeneric =
    callee.kind === 'member' && (callee.key.kind !== 'string' || callee.key.inside[0] !== callee.key.span[0]);
  return discordPyName(resolver.path(isGeneric ? callee.object : callee));
}

/** The list that a value is, each item by `read`; left to run time where it is none. */
export function listOf(value: Value, reading: PayloadReading, read: (item: Value) => Value): Value {
  const reduced = reading.resolver.reduce(value);
  if (reduced.kind === 'array') {
    const items = reduced.items.map((item) =>
      item.kind === 'spread' ? spreadOf(item.value, reading, read) : read(item),
    );
    return { ...reduced, items };
  }
  if (reduced.kind !== 'join' || reduced.plus !== true) return unknownAt(value.span);
  const items = reduced.parts.map((part) => spreadOf(part, reading, read));
  return { kind: 'array', items, span: value.span };
}

function spreadOf(value: Value, reading: PayloadReading, read: (item: Value) => Value): Value {
  return { kind: 'spread', value: listOf(value, reading, read), span: value.span };
}

/** Left to run time. */
export function unknownAt(span: Span): Value {
  return { kind: 'unknown', span };
}

/** A text, number or truth as it is; what else it may be is left to run time. */
export function plainOf(value: Value, { resolver }: PayloadReading): Value {
  const reduced = resolver.reduce(value);
  if (reduced.kind === 'call' && /(?:^|\.)locale_str$/.test(resolver.path(reduced.callee) ?? '')) {
    return reduced.args[0] ?? unknownAt(value.span);
  }
  const parts = reduced.kind === 'join' ? reduced.parts : [reduced];
  if (parts.some((part) => part.kind === 'string' && isOpen(resolver.written(part)))) return unknownAt(value.span);
  const isKnown = ['string', 'number', 'literal', 'environment'].includes(reduced.kind);
  return isKnown || (reduced.kind === 'join' && isText(reduced, resolver)) ? value : unknownAt(value.span);
}

/** Whether a string is not written to its end: its quote is missing, and perhaps another one has been taken for it. */
function isOpen(written: string): boolean {
  const [begin = '', quote] = /^[a-z]{0,2}("""|'''|["'])/i.exec(written) ?? [];
  if (quote === undefined) return false;
  const end = written.indexOf(quote, begin.length);
  const line = quote.length === 1 ? written.indexOf('\n', begin.length) : -1;
  return end < 0 || (line >= 0 && line < end && written[line - 1] !== '\\');
}

/** What `str(value)` gives. */
export function textOf(value: Value, reading: PayloadReading): Value {
  const reduced = reading.resolver.reduce(value);
  if (reduced.kind === 'number') return joined([value], value.span);
  if (reduced.kind === 'conditional') return longestOf(reduced.options, reading) ?? unknownAt(value.span);
  return reduced.kind === 'literal' && reduced.value !== null ? unknownAt(value.span) : plainOf(value, reading);
}

/** The longest text that a value may be: what is too long for one of them is refused whenever it is that one. */
function longestOf(options: readonly Value[], { resolver }: PayloadReading): Value | undefined {
  const texts = options.filter((option) => resolver.reduce(option).kind === 'string');
  const length = (option: Value): number => resolver.literal(option)?.length ?? 0;
  const [longest] = texts.toSorted((a, b) => length(b) - length(a));
  return longest !== undefined && length(longest) > 0 ? longest : undefined;
}

/** Lists are put together as texts are. */
function isText(value: Extract<Value, { kind: 'join' }>, resolver: Resolver): boolean {
  if (value.plus !== true) return true;
  return (
    value.parts.some((part) => ['string', 'join'].includes(resolver.reduce(part).kind)) || value.parts.length === 1
  );
}

/** A color as a number: its names are left to run time. A text is none. */
export function colorOf(value: Value, { resolver }: PayloadReading): Value {
  const reduced = resolver.reduce(value);
  if (reduced.kind === 'number' || reduced.kind === 'string') return value;
  const isColor = reduced.kind === 'call' && /^Colou?r$/.test(calleeName(reduced, resolver) ?? '');
  const number = isColor ? argumentOf(reduced, 0, 'value') : undefined;
  return number !== undefined && resolver.reduce(number).kind === 'number' ? number : unknownAt(value.span);
}

/** Choices of an option: in a list, or by their names in a dictionary. */
export function choicesOf(value: Value, reading: PayloadReading, made: (item: Value) => Value): Value {
  const { resolver } = reading;
  const reduced = resolver.reduce(value);
  const pair = (name: Value, given: Value): Value => {
    const entries = [
      { key: implied('name', name.span[0]), value: plainOf(name, reading) },
      { key: implied('value', given.span[0]), value: plainOf(given, reading) },
    ];
    return { kind: 'object', entries, span: [name.span[0], given.span[1]] };
  };
  if (reduced.kind !== 'object') {
    return listOf(value, reading, (item) => {
      const isText = resolver.reduce(item).kind === 'string';
      return isText ? pair(item, item) : made(item);
    });
  }
  const items = reduced.entries.map(
    (entry): Value =>
      'kind' in entry
        ? { kind: 'spread', value: unknownAt(entry.span), span: entry.span }
        : pair(entry.key, entry.value),
  );
  return { kind: 'array', items, span: reduced.span };
}

/** `timedelta(hours=1)`: the other units are left to run time. */
export function hoursOf(value: Value, { resolver }: PayloadReading): Value {
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'call' || reduced.named.length + reduced.args.length !== 1) return unknownAt(value.span);
  const [days, hours] = [argumentOf(reduced, 0, 'days'), argumentOf(reduced, 9, 'hours')];
  const number = Number(resolver.literal(days ?? hours) ?? Number.NaN) * (days === undefined ? 1 : 24);
  const given = days ?? hours;
  return given === undefined || Number.isNaN(number)
    ? unknownAt(value.span)
    : { kind: 'number', text: String(Math.floor(number)), span: given.span };
}
