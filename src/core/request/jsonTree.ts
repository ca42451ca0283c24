import { type JsonLeaf, JsonTokens } from './jsonTokens.ts';

/** Brackets deeper than this are not read: Discord's deepest bodies nest about ten. */
const deepest = 200;

/** A value of a JSON text, and where it stands: quotes and brackets included. */
export type JsonPiece =
  | JsonLeaf
  | { readonly kind: 'object'; readonly members: readonly JsonMember[]; readonly from: number; readonly to: number }
  | { readonly kind: 'array'; readonly items: readonly JsonPiece[]; readonly from: number; readonly to: number };

/** A member of an object; without a value while it is being typed. */
export interface JsonMember {
  readonly key: JsonLeaf & { readonly kind: 'string' };
  readonly value: JsonPiece | undefined;
}

/** What a text is as JSON. */
export interface JsonTree {
  /** Undefined where nothing can be made of the text, or its brackets nest too deep. */
  readonly root: JsonPiece | undefined;
  /** Whether it is JSON to the letter (RFC 8259). */
  readonly isExact: boolean;
}

/** Reads JSON. What is complete is read even if the rest is broken; comments and trailing commas do no harm. */
export function jsonTree(text: string): JsonTree {
  const reader = new TreeReader(new JsonTokens(text));
  const root = reader.read();
  return { root, isExact: reader.isExact };
}

class TreeReader {
  isExact = true;
  readonly #tokens: JsonTokens;
  #depth = 0;
  #isTooDeep = false;

  constructor(tokens: JsonTokens) {
    this.#tokens = tokens;
  }

  read(): JsonPiece | undefined {
    const root = this.#value();
    if (root === undefined || this.#tokens.kind !== 'end' || !this.#tokens.isExact) this.isExact = false;
    return this.#isTooDeep ? undefined : root;
  }

  /** Undefined where no value stands. */
  #value(): JsonPiece | undefined {
    const { kind, leaf, from } = this.#tokens;
    if (kind === '{') {
      const members: JsonMember[] = [];
      const to = this.#list('}', () => this.#member(members));
      return { kind: 'object', members, from, to };
    }
    if (kind === '[') {
      const items: JsonPiece[] = [];
      const to = this.#list(']', () => this.#item(items));
      return { kind: 'array', items, from, to };
    }
    if (leaf !== undefined) this.#tokens.next();
    return leaf;
  }

  /** Reads items up to the closer, and says where the list ends; `readItem` says whether an item stood there whole. */
  #list(closer: '}' | ']', readItem: () => boolean): number {
    const tokens = this.#tokens;
    if (++this.#depth > deepest) this.#isTooDeep = true;
    tokens.next();
    for (let isFirst = true; tokens.kind !== closer && tokens.kind !== 'end'; isFirst = false) {
      if (isFirst === (tokens.kind === ',')) this.isExact = false;
      if (tokens.kind === ',') tokens.next();
      if (this.#isTooDeep || !readItem()) this.#skipTo(closer);
    }
    this.#depth--;
    const { to } = tokens;
    if (tokens.kind === closer) tokens.next();
    else this.isExact = false;
    return to;
  }

  #item(items: JsonPiece[]): boolean {
    const item = this.#value();
    if (item !== undefined) items.push(item);
    return item !== undefined;
  }

  #member(members: JsonMember[]): boolean {
    const tokens = this.#tokens;
    const key = tokens.leaf;
    if (key?.kind !== 'string') return false;
    tokens.next();
    const hasColon = tokens.kind === ':';
    if (hasColon) tokens.next();
    const value = hasColon ? this.#value() : undefined;
    members.push({ key, value });
    return value !== undefined;
  }

  /** What is broken ends in front of the next comma, or with its list. */
  #skipTo(closer: '}' | ']'): void {
    const tokens = this.#tokens;
    this.isExact = false;
    while (tokens.kind !== closer && tokens.kind !== ',' && tokens.kind !== 'end') tokens.next();
  }
}
