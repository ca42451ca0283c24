import type { Span } from '../request/text.ts';
import type { LiteralSyntax } from './literalSyntax.ts';

/** One step into a body: a key, or the number of an item. */
export type PathStep = string | number;

/** Where in a literal something is being written. */
export interface LiteralPlace {
  readonly at: 'key' | 'value';
  /** To the object for a key, to the value itself for a value. */
  readonly path: readonly PathStep[];
  /** The word or the contents of the string that stand there, up to where they end. */
  readonly word: Span;
  /** The quote that the word stands in; empty where it stands in none. */
  readonly quote: string;
  /** Whether that quote is closed. */
  readonly isClosed: boolean;
  /** Keys of the same object that stand before. */
  readonly before: readonly string[];
  /** The quotes that these have; empty for none. */
  readonly quotes: readonly string[];
}

interface Frame {
  readonly kind: 'object' | 'list' | 'other';
  state: 'key' | 'colon' | 'value' | 'rest';
  key: string | undefined;
  index: number;
  readonly keys: string[];
  readonly quotes: string[];
}

/** No literal is walked over for longer, in UTF-16 units. */
const longest = 100_000;

/**
 * The place of an offset in the literal that opens at `start`, however unfinished it is; null where the literal has
 * ended before, or where nothing of it is written: in a comment, in an expression, behind a value.
 */
export function literalPlace(text: string, start: number, offset: number, syntax: LiteralSyntax): LiteralPlace | null {
  if (offset - start > longest) return null;
  return new Walk(text, offset, syntax).from(start);
}

class Walk {
  readonly #text: string;
  readonly #offset: number;
  readonly #syntax: LiteralSyntax;
  readonly #frames: Frame[] = [];

  constructor(text: string, offset: number, syntax: LiteralSyntax) {
    this.#text = text;
    this.#offset = offset;
    this.#syntax = syntax;
  }

  from(start: number): LiteralPlace | null {
    for (let at = start; at < this.#offset; ) {
      const next = this.#step(at);
      if (typeof next !== 'number') return next;
      at = next;
      if (this.#frames.length === 0) return null;
    }
    return this.#place([this.#offset, this.#wordEnd(this.#offset)], '', false);
  }

  /** Takes one token; gives where the next begins, or the place if it is inside of this one. */
  #step(at: number): number | LiteralPlace | null {
    const text = this.#text;
    const comment = this.#matches(this.#syntax.comment, at);
    if (comment > at) return comment >= this.#offset && !text.slice(at, this.#offset).includes('\n') ? null : comment;
    const reference = this.#matches(this.#syntax.reference, at);
    if (reference > at) {
      this.#goOn();
      return reference;
    }
    const quote = this.#syntax.quotes.find((one) => text.startsWith(one, at));
    if (quote !== undefined) return this.#string(at, quote);
    const character = text[at] ?? '';
    if (/\s/.test(character)) return at + 1;
    if (/[\w$]/.test(character)) return this.#word(at);
    switch (character) {
      case '{':
      case '[':
      case '(':
        this.#open(character);
        return at + 1;
      case '}':
      case ']':
      case ')':
        this.#frames.pop();
        this.#goOn();
        return at + 1;
      case ',':
        this.#separate();
        return at + 1;
      case ':':
        if (this.#top?.state === 'colon') this.#top.state = 'value';
        else this.#goOn();
        return at + 1;
      default:
        this.#goOn();
        return at + 1;
    }
  }

  get #top(): Frame | undefined {
    return this.#frames.at(-1);
  }

  #open(bracket: string): void {
    const top = this.#top;
    const isValue = top === undefined || (top.kind !== 'other' && top.state === 'value');
    const kind = !isValue || bracket === '(' ? 'other' : bracket === '{' ? 'object' : 'list';
    this.#frames.push({
      kind,
      state: kind === 'object' ? 'key' : 'value',
      key: undefined,
      index: 0,
      keys: [],
      quotes: [],
    });
  }

  /** Something stands here that is complete, or is an expression. */
  #goOn(): void {
    const top = this.#top;
    if (top === undefined) return;
    // A computed key, or a spread.
    top.state = top.state === 'key' && top.kind === 'object' ? 'colon' : 'rest';
  }

  #separate(): void {
    const top = this.#top;
    if (top === undefined) return;
    top.index++;
    top.key = undefined;
    top.state = top.kind === 'object' ? 'key' : 'value';
  }

  #word(at: number): number | LiteralPlace | null {
    const end = this.#wordEnd(at);
    if (this.#offset <= end) return this.#place([at, end], '', false);
    this.#take(this.#text.slice(at, end), '');
    return end;
  }

  #wordEnd(at: number): number {
    let end = at;
    while (/[\w$.]/.test(this.#text[end] ?? '')) end++;
    return end;
  }

  /** A prefix such as Python's `f` goes with the string behind it. */
  #take(word: string, quote: string): void {
    const top = this.#top;
    if (top?.kind === 'object' && top.state === 'key') {
      top.key = word;
      top.keys.push(word);
      top.quotes.push(quote);
      top.state = 'colon';
    } else if (top !== undefined && quote === '' && /^(?:f|r|b|u|rf|fr|rb|br)$/i.test(word) && this.#isPython) return;
    else this.#goOn();
  }

  get #isPython(): boolean {
    return this.#syntax.kind === 'python';
  }

  #string(at: number, quote: string): number | LiteralPlace | null {
    const start = at + quote.length;
    const { end, isClosed, hasCode } = this.#stringEnd(start, quote);
    const after = isClosed ? end + quote.length : end;
    if (this.#offset < start) return null;
    if (this.#offset <= end) return hasCode ? null : this.#place([start, end], quote, isClosed);
    if (this.#offset < after) return null;
    this.#take(this.#text.slice(start, end), quote);
    return after;
  }

  /** Where the contents of a string end; `hasCode`: the offset is in a `${…}` of it. */
  #stringEnd(start: number, quote: string): { end: number; isClosed: boolean; hasCode: boolean } {
    const text = this.#text;
    const isLong = quote.length === 3 || quote === '`';
    const limit = Math.min(text.length, start + longest);
    let hasCode = false;
    for (let at = start; at < limit; at++) {
      if (text.startsWith(quote, at)) return { end: at, isClosed: true, hasCode };
      if (quote === '\\"' && text.startsWith('\\\\', at)) at += text.startsWith('\\"', at + 2) ? 3 : 1;
      else if (text[at] === '\\') at++;
      else if (text[at] === '\n' && !isLong) return { end: at, isClosed: false, hasCode };
      else if (quote === '`' && text.startsWith('${', at)) {
        const from = at;
        for (let depth = 0; at < limit; at++) {
          if (text[at] === '{') depth++;
          else if (text[at] === '}' && --depth === 0) break;
        }
        if (from < this.#offset && this.#offset <= at) hasCode = true;
      }
    }
    return { end: limit, isClosed: false, hasCode };
  }

  #matches(pattern: RegExp | undefined, at: number): number {
    if (pattern === undefined) return at;
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? pattern.lastIndex : at;
  }

  #place(word: Span, quote: string, isClosed: boolean): LiteralPlace | null {
    const top = this.#top;
    if (top === undefined || top.kind === 'other') return null;
    if (top.state !== 'key' && top.state !== 'value') return null;
    const path: PathStep[] = [];
    for (const frame of this.#frames) {
      if (frame === top && top.state === 'key') break;
      if (frame.kind === 'other' || (frame.kind === 'object' && frame.key === undefined)) return null;
      path.push(frame.kind === 'list' ? frame.index : (frame.key ?? ''));
    }
    return { at: top.state, path, word, quote, isClosed, before: top.keys, quotes: top.quotes };
  }
}
