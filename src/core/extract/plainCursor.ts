import type { Span } from '../request/text.ts';
import { readJavaScriptEscape } from './escapes.ts';
import { isSpace } from './lines.ts';
import type { Slice } from './slice.ts';
import { pieceOf } from './sliceView.ts';
import type { StringValue } from './value.ts';

/** A place in the code of a slice that is finished, moved on token by token. */
export class PlainCursor {
  readonly code: string;
  /** Where the slice begins in the document. */
  readonly #shift: number;
  #at = 0;
  #end = 0;

  constructor(slice: Slice) {
    this.code = slice.code;
    this.#shift = slice.span[0];
  }

  get at(): number {
    return this.#at;
  }

  /** Where the last token ended. */
  get end(): number {
    return this.#end;
  }

  /** The character here. */
  get character(): string {
    return this.code[this.#at] ?? '';
  }

  /** What a sticky pattern matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.code)?.[0];
  }

  /** Walks over a token of that length. */
  move(length: number): void {
    this.#at += length;
    this.#end = this.#at;
  }

  /** Walks over blanks, comments and then the token, if it is that; false where it is another. */
  take(token: string): boolean {
    this.skip();
    const isHere = this.code.startsWith(token, this.#at);
    if (isHere) this.move(token.length);
    return isHere;
  }

  /** Walks over blanks and comments; gives where it stands then. */
  skip(): number {
    for (;;) {
      while (isSpace(this.code.charCodeAt(this.#at))) this.#at++;
      const end = this.#commentEnd();
      if (end < 0) return this.#at;
      this.#at = end;
    }
  }

  /** Walks over blanks, comments and what the pattern matches behind them, which is a word. */
  word(pattern: RegExp): StringValue | undefined {
    const from = this.skip();
    const text = this.match(pattern);
    if (text === undefined) return undefined;
    this.move(text.length);
    const span = this.spanFrom(from);
    return { kind: 'string', text, inside: span, span };
  }

  /** The document's text from a position up to the last token, its escapes decoded; nothing where there is none. */
  pieceFrom(from: number, marks: string): StringValue[] {
    return pieceOf(this.code.slice(from, this.#end), this.spanFrom(from), readJavaScriptEscape, marks);
  }

  /** The place in the document from a position up to the end of the last token. */
  spanFrom(from: number): Span {
    return [from + this.#shift, this.#end + this.#shift];
  }

  #commentEnd(): number {
    if (this.code[this.#at] !== '/') return -1;
    const next = this.code[this.#at + 1];
    if (next === '*') {
      const close = this.code.indexOf('*/', this.#at + 2);
      return close < 0 ? -1 : close + 2;
    }
    if (next !== '/') return -1;
    const end = this.code.indexOf('\n', this.#at);
    return end < 0 ? this.code.length : end;
  }
}
