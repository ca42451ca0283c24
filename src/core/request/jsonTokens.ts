/** A string, number or constant of a JSON text, and where it stands. */
export type JsonLeaf = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly value: boolean | null }
);

const [tab, lineFeed, carriageReturn, space, quote, backslash] = [9, 10, 13, 32, 34, 92];

/** A number, even one that breaks off. U+FDD0 stands for a hole, which counts as a digit. */
const number = /-?(?:0|[1-9\uFDD0][\d\uFDD0]*)(?:\.(?![\d\uFDD0])|(?:\.[\d\uFDD0]+)?(?:[eE][+-]?[\d\uFDD0]*)?)/y;
const word = /-|[^ \t\n\r{}[\]":,/]+/y;
const comment = /\/(?:\/[^\n\r]*|\*.*?(?:\*\/|$))?/sy;
const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const escapes = /\\(?:u([\da-fA-F]{4})|u[\da-fA-F]{0,3}|(.?))/gs;
const meanings: ReadonlyMap<string | undefined, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The tokens of a JSON text, one after the other. Comments are passed over, and so is what is no JSON at all. */
export class JsonTokens {
  /** What stands here. */
  kind: '{' | '}' | '[' | ']' | ':' | ',' | 'leaf' | 'end' = 'end';
  /** The value, where one stands here. */
  leaf: JsonLeaf | undefined;
  from = 0;
  to = 0;
  /** Whether all that was read so far is made of JSON's own tokens (RFC 8259). */
  isExact = true;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.next();
  }

  /** Goes to the next token. */
  next(): void {
    this.leaf = undefined;
    while (!this.#read()) this.isExact = false;
  }

  /** Reads what stands behind the last token; false where that is none of JSON's. */
  #read(): boolean {
    this.#skipBlanks();
    const first = this.#text[this.from];
    switch (first) {
      case '{':
      case '}':
      case '[':
      case ']':
      case ':':
      case ',':
        this.kind = first;
        this.to++;
        return true;
      case undefined:
        this.kind = 'end';
        return true;
      case '"':
        this.#readString();
        return true;
      case '/':
        this.#match(comment);
        return false;
      default:
        return this.#readNumber() || this.#readWord();
    }
  }

  #skipBlanks(): void {
    let code = this.#text.charCodeAt(this.to);
    while (code === space || code === lineFeed || code === carriageReturn || code === tab) {
      code = this.#text.charCodeAt(++this.to);
    }
    this.from = this.to;
  }

  /** A string ends with its line, even if it is not closed. */
  #readString(): void {
    const text = this.#text;
    let hasEscapes = false;
    let at = this.from + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote || code === lineFeed || code === carriageReturn) break;
      if (code < space) this.isExact = false;
      if (code !== backslash) continue;
      hasEscapes = true;
      at++;
    }
    const end = Math.min(at, text.length);
    const isClosed = text.charCodeAt(end) === quote;
    if (!isClosed) this.isExact = false;
    this.to = isClosed ? end + 1 : end;
    const written = text.slice(this.from + 1, end);
    this.kind = 'leaf';
    this.leaf = { kind: 'string', value: hasEscapes ? this.#decoded(written) : written, from: this.from, to: this.to };
  }

  /** Escapes that JSON does not have stand for nothing. */
  #decoded(written: string): string {
    return written.replace(escapes, (_, code: string | undefined, letter: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      const meant = meanings.get(letter);
      if (meant === undefined) this.isExact = false;
      return meant ?? '';
    });
  }

  #readNumber(): boolean {
    const written = this.#match(number);
    if (written === '') return false;
    if (/[^\d\uFDD0]$/.test(written)) this.isExact = false;
    const value = Number.parseFloat(written.replaceAll('\uFDD0', '1'));
    this.kind = 'leaf';
    this.leaf = { kind: 'number', value, from: this.from, to: this.to };
    return true;
  }

  #readWord(): boolean {
    const value = constants.get(this.#match(word));
    if (value === undefined) return false;
    this.kind = 'leaf';
    this.leaf = { kind: 'constant', value, from: this.from, to: this.to };
    return true;
  }

  /** Takes what the pattern matches; nothing where it does not. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.from;
    const [written] = pattern.exec(this.#text) ?? [''];
    this.to += written.length;
    return written;
  }
}
