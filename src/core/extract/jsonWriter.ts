import type { BodyField, JsonValue } from '../request/draft.ts';
import { type Hole, type Span, type Text, writeText } from '../request/text.ts';
import { pairsOf } from './pairs.ts';
import type { Resolver } from './resolver.ts';
import { holeOf, jsonStringTextOf, TextBuilder } from './textWriter.ts';
import type { ArrayValue, JsonStyle, Value } from './value.ts';

/** Writes a value as the JSON that a serializer would make of it, and notes where each field stands. */
export class JsonWriter {
  /** Path such as `embeds[0].title` → place; the root has the path ``. */
  readonly fields = new Map<string, BodyField>();
  /** The first thing that JSON cannot hold or that only run time knows, where it is more than a value. */
  unreadable: Value | undefined;
  readonly #builder = new TextBuilder();
  readonly #resolver: Resolver;
  readonly #style: JsonStyle;
  readonly #escape: (text: string) => string;
  readonly #doubtsNothing: boolean;

  /** `doubtsNothing`: a name that stands for nothing may have been filled since, so that it is left to run time. */
  constructor(resolver: Resolver, style: JsonStyle, doubtsNothing = false) {
    this.#resolver = resolver;
    this.#style = style;
    this.#doubtsNothing = doubtsNothing;
    this.#escape = style.ascii ? escapeToAscii : escapeJson;
  }

  get text(): Text {
    return this.#builder.text;
  }

  /** Writes the root and gives it as data; holes stand as `{expression}`. */
  write(value: Value): JsonValue {
    return this.#value(value, '', undefined, 0);
  }

  #value(value: Value, path: string, key: Span | undefined, depth: number): JsonValue {
    let data: JsonValue = null;
    const isWritten = this.#resolver.descend(() => {
      data = this.#written(value, path, key, depth);
    });
    if (isWritten) return data;
    this.unreadable ??= value;
    return this.#literal(null);
  }

  #written(value: Value, path: string, key: Span | undefined, depth: number): JsonValue {
    const reduced = this.#known(value);
    this.#note(path, reduced.span, key, reduced.kind === 'object' ? reduced.head : undefined);
    switch (reduced.kind) {
      case 'string':
      case 'join':
      case 'json':
      case 'encoded':
      case 'query':
        return this.#string(reduced);
      case 'number':
        this.#builder.add(reduced.text);
        return Number(reduced.text);
      case 'literal':
        return this.#literal(reduced.value ?? null);
      case 'object':
        return this.#object(reduced, path, depth);
      case 'array':
        return this.#array(reduced, path, depth);
      case 'numeric':
        return this.#hole(holeOf(reduced.value, this.#resolver, 'plain'));
      case 'missing':
        this.unreadable ??= value;
        return this.#literal(null);
      default: {
        const hole = holeOf(value, this.#resolver, 'json-value');
        this.#note(path, hole.span, key);
        return this.#hole(hole);
      }
    }
  }

  #known(value: Value): Value {
    const reduced = this.#resolver.reduce(value);
    const isNothing = reduced.kind === 'literal' && (reduced.value === null || reduced.value === undefined);
    return isNothing && this.#doubtsNothing && value.kind !== 'literal'
      ? { kind: 'unknown', span: value.span }
      : reduced;
  }

  #note(path: string, value: Span, key: Span | undefined, head?: Span): void {
    // A key that is not written yet is no place of its own.
    if (path === '' && key !== undefined) return;
    const isWritten = key !== undefined && key[0] < key[1];
    this.fields.set(path, { value, ...(isWritten ? { key } : {}), ...(head === undefined ? {} : { head }) });
  }

  #literal<T extends boolean | null>(value: T): T {
    this.#builder.add(String(value));
    return value;
  }

  #hole(hole: Hole): string {
    this.#builder.add(hole);
    return `{${hole.expression}}`;
  }

  #string(value: Value): string {
    const plain = jsonStringTextOf(value, this.#resolver, (text) => text);
    const contents = plain.map((piece) => (typeof piece === 'string' ? this.#escape(piece) : piece));
    this.#builder.addAll(['"', ...contents, '"']);
    return writeText(plain);
  }

  #object(value: Value, path: string, depth: number): JsonValue {
    const { pairs, unknown } = pairsOf(value, this.#resolver);
    this.unreadable ??= unknown[0];
    const data: [string, JsonValue][] = [];
    const kept = pairs.filter((pair) => !this.#isLeftOut(pair.value));
    this.#builder.add('{');
    kept.forEach((pair, index) => {
      this.#separate(index, depth);
      this.#builder.add(`"${this.#escape(pair.name)}"${this.#style.colon}`);
      const inner = path === '' ? pair.name : `${path}.${pair.name}`;
      data.push([pair.name, this.#value(pair.value, inner, pair.nameSpan, depth + 1)]);
    });
    this.#close(kept.length, depth, '}');
    return Object.fromEntries(data);
  }

  #array(value: ArrayValue, path: string, depth: number): JsonValue {
    const items = this.#itemsOf(value);
    this.#builder.add('[');
    const data = items.map((item, index) => {
      this.#separate(index, depth);
      return this.#value(item, `${path}[${index}]`, undefined, depth + 1);
    });
    this.#close(items.length, depth, ']');
    return data;
  }

  /** The items, spreads of known lists included. */
  #itemsOf(list: ArrayValue): Value[] {
    return list.items.flatMap((item) => {
      if (item.kind !== 'spread') return [item];
      const spread = this.#resolver.reduce(item.value);
      let items: Value[] | undefined;
      if (spread.kind === 'array') this.#resolver.descend(() => (items = this.#itemsOf(spread)));
      if (items === undefined) this.unreadable ??= item;
      return items ?? [];
    });
  }

  /** `JSON.stringify` leaves out what is undefined or a function. */
  #isLeftOut(value: Value): boolean {
    const reduced = this.#known(value);
    return reduced.kind === 'function' || (reduced.kind === 'literal' && reduced.value === undefined);
  }

  #separate(index: number, depth: number): void {
    const { comma, indent } = this.#style;
    if (index > 0) this.#builder.add(indent === '' ? comma : comma.trimEnd());
    if (indent !== '') this.#builder.add(`\n${indent.repeat(depth + 1)}`);
  }

  #close(count: number, depth: number, bracket: string): void {
    const { indent } = this.#style;
    this.#builder.add((indent === '' || count === 0 ? '' : `\n${indent.repeat(depth)}`) + bracket);
  }
}

function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escapeToAscii(text: string): string {
  return escapeJson(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
