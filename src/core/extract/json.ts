import { type Node, parseTree } from 'jsonc-parser';
import type { BodyField, JsonValue } from '../request/draft.ts';
import type { SourceText } from './sourceText.ts';

/** Brackets deeper than this are not read: Discord's deepest bodies nest about ten. */
const maxDepth = 200;

/** What a JSON text says and where it says it. */
export interface JsonReading {
  /** Path such as `embeds[0].fields[2].value` → place; the root has the path ``. */
  readonly fields: ReadonlyMap<string, BodyField>;
  /** Holes stand as `{expression}`. */
  readonly value: JsonValue;
}

/** Whether a text is meant as JSON, even if it is unfinished: it begins like an object or an array. */
export function looksLikeJson(source: SourceText): boolean {
  return /^\s*(?:\{\s*(?:["}/]|$)|\[)/.test(source.text);
}

/**
 * Reads JSON in whatever quoting it stands in; null where nothing can be made of it. What is complete is read even if
 * the rest is broken. A hole outside a JSON string stands for one value.
 */
export function readJson(source: SourceText): JsonReading | null {
  const masked = maskHoles(source);
  const root = masked === null ? undefined : parseTree(masked, [], { allowTrailingComma: true });
  if (root === undefined) return null;
  const reader = new JsonReader(source);
  return { value: reader.read(root, ''), fields: reader.fields };
}

/** The text with a digit for each hole that is not inside a JSON string; null where the brackets nest too deep. */
export function maskHoles(source: SourceText): string | null {
  const holes = source.holeOffsets();
  const { text } = source;
  let nextHole = 0;
  let masked = '';
  let copied = 0;
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    if (index === holes[nextHole]) {
      nextHole++;
      if (inString) continue;
      masked += `${text.slice(copied, index)}1`;
      copied = index + 1;
      continue;
    }
    const character = text[index];
    if (character === '"') inString = !inString;
    else if (character === '\n') inString = false;
    else if (inString) {
      if (character === '\\' && ++index === holes[nextHole]) nextHole++;
    } else if (character === '{' || character === '[') {
      if (++depth > maxDepth) return null;
    } else if (character === '}' || character === ']') depth--;
  }
  return masked + text.slice(copied);
}

class JsonReader {
  readonly fields = new Map<string, BodyField>();
  readonly #source: SourceText;
  readonly #holes: readonly number[];

  constructor(source: SourceText) {
    this.#source = source;
    this.#holes = source.holeOffsets();
  }

  read(node: Node, path: string, key?: Node): JsonValue {
    const end = node.offset + node.length;
    const value = this.#source.span(node.offset, end);
    const place = key === undefined ? undefined : this.#source.span(key.offset, key.offset + key.length);
    // A key that is not written yet is no place of its own.
    if (path !== '' || place === undefined)
      this.fields.set(path, place === undefined ? { value } : { value, key: place });
    switch (node.type) {
      case 'object':
        return this.#readObject(node, path);
      case 'array':
        return (node.children ?? []).map((child, index) => this.read(child, `${path}[${index}]`));
      case 'string':
        return this.#holds(node) ? this.#stringOf(node) : String(node.value);
      default:
        if (this.#holds(node)) return this.#source.slice(node.offset, end).written();
        return (node.value ?? null) as JsonValue;
    }
  }

  #readObject(node: Node, path: string): JsonValue {
    const entries: [string, JsonValue][] = [];
    for (const { children: [key, value] = [] } of node.children ?? []) {
      if (key === undefined || value === undefined) continue;
      const name = this.#holds(key) ? this.#stringOf(key) : String(key.value);
      entries.push([name, this.read(value, path === '' ? name : `${path}.${name}`, key)]);
    }
    return Object.fromEntries(entries);
  }

  #stringOf(node: Node): string {
    return this.#source.slice(node.offset, node.offset + node.length).decoded(() => String(node.value));
  }

  #holds(node: Node): boolean {
    let [low, high] = [0, this.#holes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#holes[middle] ?? 0) < node.offset) low = middle + 1;
      else high = middle;
    }
    const first = this.#holes[low];
    return first !== undefined && first < node.offset + node.length;
  }
}
