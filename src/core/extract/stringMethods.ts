import type { Resolver } from './resolver.ts';
import { type CallValue, stringAt, type Value } from './value.ts';

type Method = (text: string, args: readonly (string | undefined)[]) => string | undefined;

/** Methods of strings, of JavaScript and of Python, on text that is known. */
const methods: Readonly<Record<string, Method>> = {
  trim: (text) => text.trim(),
  trimStart: (text) => text.trimStart(),
  trimEnd: (text) => text.trimEnd(),
  toWellFormed: (text) => (/[\ud800-\udfff]/.test(text) ? undefined : text),
  strip: (text, args) => stripped(text, args, true, true),
  lstrip: (text, args) => stripped(text, args, true, false),
  rstrip: (text, args) => stripped(text, args, false, true),
  toUpperCase: (text) => text.toUpperCase(),
  upper: (text) => text.toUpperCase(),
  toLowerCase: (text) => text.toLowerCase(),
  lower: (text) => text.toLowerCase(),
  repeat: (text, [count]) => repeated(text, Number(count)),
  replaceAll: (text, [old, fresh]) => replaced(text, old, fresh),
  removeprefix: (text, [start = '']) => (text.startsWith(start) ? text.slice(start.length) : text),
  removesuffix: (text, [end = '']) => (text.endsWith(end) ? text.slice(0, text.length - end.length) : text),
  slice: (text, [start, end]) => text.slice(Number(start ?? 0), end === undefined ? undefined : Number(end)),
  substring: (text, [start, end]) => text.substring(Number(start ?? 0), end === undefined ? undefined : Number(end)),
  padStart: (text, [length, filler]) => (Number(length) < 1000 ? text.padStart(Number(length), filler) : undefined),
  ljust: (text, [width, filler]) => (Number(width) < 1000 ? text.padEnd(Number(width), filler) : undefined),
  rjust: (text, [width, filler]) => (Number(width) < 1000 ? text.padStart(Number(width), filler) : undefined),
  padEnd: (text, [length, filler]) => (Number(length) < 1000 ? text.padEnd(Number(length), filler) : undefined),
};

/** Methods that leave white space off, which what run time knows has none of. */
const trimming: ReadonlySet<string> = new Set([
  'trim',
  'trimStart',
  'trimEnd',
  'toWellFormed',
  'strip',
  'lstrip',
  'rstrip',
]);

/** What a method gives of a string; undefined where that is left to run time. */
export function stringMethod(
  name: string,
  text: Value,
  written: Value,
  call: CallValue,
  resolver: Resolver,
): Value | undefined {
  const known = resolver.literal(text.kind === 'number' ? undefined : text);
  if (known === undefined) return trimming.has(name) && call.args.length === 0 && isTrim(text) ? written : undefined;
  const args = call.args.map((argument) => resolver.literal(argument));
  if (call.named.length > 0 || args.includes(undefined)) return undefined;
  const result = name === 'replace' ? replacedOnce(known, args, resolver) : methods[name]?.(known, args);
  return result === undefined ? undefined : result === known ? written : stringAt(result, text.span);
}

/** A value of run time, or one that begins and ends without white space. */
function isTrim(value: Value): boolean {
  if (value.kind === 'environment') return true;
  const ends = value.kind === 'join' ? [value.parts[0], value.parts.at(-1)] : [];
  return (
    ends.length === 2 &&
    ends.every((end) => (end?.kind === 'string' ? end.text.trim() === end.text : end?.kind === 'environment'))
  );
}

/** JavaScript's `replace` takes the first only, and reads `$` in the new text; Python's takes all. */
function replacedOnce(
  text: string,
  [old, fresh]: readonly (string | undefined)[],
  resolver: Resolver,
): string | undefined {
  if (resolver.source.dialect.syntax.kind === 'python') return replaced(text, old, fresh);
  return old === undefined || fresh === undefined ? undefined : text.replace(old, fresh);
}

function replaced(text: string, old: string | undefined, fresh: string | undefined): string | undefined {
  if (old === undefined || fresh === undefined || fresh.includes('$')) return undefined;
  return text.replaceAll(old, fresh).length > 100_000 ? undefined : text.replaceAll(old, fresh);
}

function repeated(text: string, count: number): string | undefined {
  return Number.isInteger(count) && count >= 0 && count * text.length <= 10_000 ? text.repeat(count) : undefined;
}

function stripped(text: string, [characters]: readonly (string | undefined)[], start: boolean, end: boolean): string {
  const isLeftOff = (character: string | undefined): boolean =>
    character !== undefined && (characters === undefined ? /\s/.test(character) : characters.includes(character));
  let [from, to] = [0, text.length];
  while (start && from < to && isLeftOff(text[from])) from++;
  while (end && to > from && isLeftOff(text[to - 1])) to--;
  return text.slice(from, to);
}
