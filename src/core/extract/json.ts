import type { BodyField, JsonValue } from '../request/draft.ts';
import { type JsonMember, type JsonPiece, jsonTree } from '../request/jsonTree.ts';
import type { SourceText } from './sourceText.ts';

/** What a JSON text says and where it says it. */
export interface JsonReading {
  /** Path such as `embeds[0].fields[2].value` → place; the root has the path ``. */
  readonly fields: ReadonlyMap<string, BodyField>;
  /** Holes stand as `{expression}`. */
  readonly value: JsonValue;
}

const jsonStart = /^\s*(?:\{\s*(?:["}/]|$)|\[)/;

/** Whether a text is meant as JSON, even if it is unfinished: it begins like an object or an array. */
export function looksLikeJson(source: SourceText): boolean {
  return jsonStart.test(source.text);
}

/**
 * Reads JSON in whatever quoting it stands in; null where nothing can be made of it. What is complete is read even if
 * the rest is broken. A hole outside a JSON string stands for one value.
 */
export function readJson(source: SourceText): JsonReading | null {
  const { root } = jsonTree(source.text);
  if (root === undefined) return null;
  const reader = new JsonReader(source);
  return { value: reader.read(root, ''), fields: reader.fields };
}

class JsonReader {
  readonly fields = new Map<string, BodyField>();
  readonly #source: SourceText;
  readonly #holes: readonly number[];

  constructor(source: SourceText) {
    this.#source = source;
    this.#holes = source.holeOffsets();
  }

  read(piece: JsonPiece, path: string, key?: JsonPiece): JsonValue {
    const value = this.#source.span(piece.from, piece.to);
    // A key that is not written yet is no place of its own.
    if (path !== '' || key === undefined)
      this.fields.set(path, key === undefined ? { value } : { value, key: this.#source.span(key.from, key.to) });
    switch (piece.kind) {
      case 'object':
        return this.#readMembers(piece.members, path);
      case 'array':
        return piece.items.map((item, index) => this.read(item, `${path}[${index}]`));
      case 'string':
        return this.#stringOf(piece);
      case 'number':
      case 'constant':
        return this.#holds(piece) ? this.#source.slice(piece.from, piece.to).written() : piece.value;
      default:
        return piece satisfies never;
    }
  }

  #readMembers(members: readonly JsonMember[], path: string): JsonValue {
    const entries: [string, JsonValue][] = [];
    for (const { key, value } of members) {
      if (value === undefined) continue;
      const name = this.#stringOf(key);
      entries.push([name, this.read(value, path === '' ? name : `${path}.${name}`, key)]);
    }
    return Object.fromEntries(entries);
  }

  #stringOf(piece: JsonPiece & { readonly kind: 'string' }): string {
    if (!this.#holds(piece)) return piece.value;
    return this.#source.slice(piece.from, piece.to).decoded(() => piece.value);
  }

  #holds({ from, to }: JsonPiece): boolean {
    let [low, high] = [0, this.#holes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#holes[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const first = this.#holes[low];
    return first !== undefined && first < to;
  }
}
