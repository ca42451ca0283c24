import { base64Of } from '../base64.ts';
import { type Hole, type HoleEncoding, type HoleSource, literalOf, type Span, type Text } from '../request/text.ts';
import { JsonWriter } from './jsonWriter.ts';
import { pairsOf } from './pairs.ts';
import { type PercentStyle, percentEncode, type QueryStyle } from './percent.ts';
import type { Resolver } from './resolver.ts';
import type { JsonStyle, Value } from './value.ts';

/** Collects text and holes. */
export class TextBuilder {
  readonly #pieces: (string | Hole)[] = [];

  add(piece: string | Hole): void {
    const last = this.#pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') this.#pieces[this.#pieces.length - 1] = last + piece;
    else if (piece !== '') this.#pieces.push(piece);
  }

  addAll(text: Text): void {
    for (const piece of text) this.add(piece);
  }

  get text(): Text {
    return this.#pieces;
  }
}

/** How literal text is written, and how values enter it at run time. */
interface Writing {
  readonly encoding: HoleEncoding;
  readonly literal: (text: string) => string;
}

const plainly: Writing = { encoding: 'plain', literal: (text) => text };

/** The text that a value gives where a string is expected. */
export function textOf(value: Value, resolver: Resolver): Text {
  const builder = new TextBuilder();
  writeText(value, resolver, builder, plainly);
  return builder.text;
}

/** The text percent-encoded; values of run time are encoded when they are filled in. */
function encodedTextOf(value: Value, resolver: Resolver, style: PercentStyle): Text {
  const builder = new TextBuilder();
  writeText(value, resolver, builder, percently(style));
  return builder.text;
}

/** The contents of a JSON string, without its quotes. */
export function jsonStringTextOf(value: Value, resolver: Resolver, toJson: (text: string) => string): Text {
  const builder = new TextBuilder();
  writeText(value, resolver, builder, { encoding: 'json-string', literal: toJson });
  return builder.text;
}

/** What is left to run time. */
export function holeOf(value: Value, resolver: Resolver, encoding: HoleEncoding): Hole {
  const reduced = resolver.reduce(value);
  const isNamed = reduced.kind === 'environment';
  const shown = isNamed ? reduced : value;
  return { expression: resolver.written(shown), source: sourceOf(shown), encoding, span: shown.span };
}

function sourceOf(value: Value): HoleSource {
  if (value.kind === 'environment' && value.name !== '') {
    const { name, fallback } = value;
    return fallback === undefined ? { kind: 'environment', name } : { kind: 'environment', name, fallback };
  }
  return value.kind === 'name' ? { kind: 'variable', name: value.name } : { kind: 'expression' };
}

function percently(style: PercentStyle): Writing {
  return { encoding: 'url-component', literal: (text) => percentEncode(text, style) };
}

function writeText(value: Value, resolver: Resolver, builder: TextBuilder, writing: Writing): void {
  resolver.descend(() => writeValue(value, resolver, builder, writing));
}

function writeValue(value: Value, resolver: Resolver, builder: TextBuilder, writing: Writing): void {
  const reduced = resolver.reduce(value);
  switch (reduced.kind) {
    case 'string':
    case 'number':
      if (resolver.step(reduced.text.length >> 6)) builder.add(writing.literal(reduced.text));
      break;
    case 'literal':
      builder.add(writing.literal(resolver.source.dialect.print(reduced.value)));
      break;
    case 'join':
      for (const part of reduced.parts) writeText(part, resolver, builder, writing);
      break;
    case 'encoded':
      writeText(reduced.value, resolver, builder, percently(reduced.style));
      break;
    case 'query':
      builder.addAll(queryTextOf(reduced.value, resolver, reduced.style));
      break;
    case 'json':
      writeJson(reduced.value, reduced.style, resolver, builder, writing);
      break;
    case 'base64':
      writeBase64(value, reduced.value, resolver, builder, writing);
      break;
    case 'missing':
      break;
    case 'numeric':
      builder.add(holeOf(reduced.value, resolver, writing.encoding));
      break;
    case 'call': {
      const said = resolver.source.dialect.textOf(reduced);
      if (said === undefined) builder.add(holeOf(value, resolver, writing.encoding));
      else writeText(said, resolver, builder, writing);
      break;
    }
    default:
      builder.add(holeOf(value, resolver, writing.encoding));
  }
}

/** Base64 of what only run time knows is one hole: letters cannot be filled in afterwards. */
function writeBase64(value: Value, inner: Value, resolver: Resolver, builder: TextBuilder, writing: Writing): void {
  const text = literalOf(textOf(inner, resolver));
  builder.add(text === undefined ? holeOf(value, resolver, writing.encoding) : writing.literal(base64Of(text)));
}

/** JSON inside a string; inside a JSON string its holes are escaped as that one's. */
function writeJson(value: Value, style: JsonStyle, resolver: Resolver, builder: TextBuilder, writing: Writing): void {
  const writer = new JsonWriter(resolver, style);
  writer.write(value);
  for (const piece of writer.text) {
    if (typeof piece === 'string') builder.add(writing.literal(piece));
    else builder.add(writing.encoding === 'plain' ? piece : { ...piece, encoding: writing.encoding });
  }
}

/** `a=1&b=2` of an object, a list of pairs or a `URLSearchParams`; what only run time knows of it is a query to fill in. */
export function queryTextOf(value: Value, resolver: Resolver, style: QueryStyle): Text {
  const builder = new TextBuilder();
  const { pairs, unknown } = pairsOf(value, resolver);
  for (const pair of pairs) {
    const reduced = resolver.reduce(pair.value);
    const isList = reduced.kind === 'array' && style.lists !== 'join';
    const name = reduced.kind === 'array' && style.lists === 'brackets' ? `${pair.name}[]` : pair.name;
    for (const item of isList ? reduced.items : [pair.value]) {
      if (isLeftOut(item, resolver, style)) continue;
      builder.addAll([builder.text.length === 0 ? '' : '&', percentEncode(name, style.percent), '=']);
      builder.addAll(constantText(item, resolver, style) ?? encodedTextOf(item, resolver, style.percent));
    }
  }
  for (const rest of unknown) builder.addAll([builder.text.length === 0 ? '' : '&', holeOf(rest, resolver, 'plain')]);
  return builder.text;
}

function constantText(value: Value, resolver: Resolver, style: QueryStyle): Text | undefined {
  const reduced = resolver.reduce(value);
  if (style.constants === undefined || reduced.kind !== 'literal') return undefined;
  return [style.constants[`${reduced.value ?? null}`]];
}

function isLeftOut(value: Value, resolver: Resolver, style: QueryStyle): boolean {
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'literal') return false;
  if (reduced.value === undefined) return style.skipsNothing || style.skipsUndefined === true;
  return reduced.value === null && style.skipsNothing;
}

/**
 * Where a person would edit a string: inside its quotes, where it is written in this document, be it here or in the
 * constant that stands here; the whole expression where it is no such thing.
 */
export function placeOf(value: Value, resolver: Resolver): Span {
  const reduced = resolver.reduce(value);
  switch (reduced.kind) {
    case 'string':
    case 'join':
      return reduced.inside;
    case 'encoded':
      return placeOf(reduced.value, resolver);
    case 'number':
    case 'environment':
      return reduced.span;
    default:
      return value.span;
  }
}
