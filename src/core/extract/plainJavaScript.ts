import { combined, prefixed } from './javascriptOperators.ts';
import { PlainCursor } from './plainCursor.ts';
import { PlainOperands } from './plainOperands.ts';
import type { Slice } from './slice.ts';
import type { Value } from './value.ts';

/** Nesting beyond this is left to the parser. */
const deepest = 40;

const awaiting = /await\b(?!\$)/y;
const nonNull = /!/y;
const operator = /\?\?|\|\||&&|[!=]==?|[-+*/%](?![-+*/=])|(?:as|satisfies)\b/y;
const typeName = String.raw`[A-Za-z_$][\w$.]*(?:<[\w$., ]*>)?(?:\[\])*`;
/** A type in few words: `string | null`, `Record<string, unknown>`, `Api.Message[]`. */
const type = new RegExp(String.raw`${typeName}(?:\s*\|\s*${typeName})*(?!\s*[[<|&({.=?]|\s*\bis\b)`, 'y');
/** The types that a call is given: `<Message>`, `<{ id: string }>`. */
const typeArguments = /<(?:[\w$.,:;\s|[\]{}?]|<[\w$.,\s|[\]]*>)*>(?=\()/y;

/** How tightly operators bind. */
const bindings: Readonly<Record<string, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  ...{ '==': 4, '!=': 4, '===': 4, '!==': 4 },
  ...{ as: 5, satisfies: 5 },
  ...{ '+': 6, '-': 6 },
  ...{ '*': 7, '/': 7, '%': 7 },
};

/**
 * Reads an expression of names, calls, objects, texts and operators that is written to its end, as most requests are:
 * the parser takes ten times as long. Undefined where there is anything else, such as a function, a longer type or a
 * mistake; then the parser is asked, which knows the whole language and recovers from mistakes. Where both read an
 * expression, they give the same value.
 */
export function readPlainJavaScript(slice: Slice, isTyped: boolean): Value | undefined {
  return slice.finished ? new PlainReader(new PlainCursor(slice), isTyped).read() : undefined;
}

/** Every method gives undefined where it meets what it does not know; then nothing more is read. */
class PlainReader {
  readonly #cursor: PlainCursor;
  readonly #operands: PlainOperands;
  /** Whether the language has types. */
  readonly #isTyped: boolean;
  #depth = 0;

  constructor(cursor: PlainCursor, isTyped: boolean) {
    this.#cursor = cursor;
    this.#operands = new PlainOperands(cursor, () => this.#expression());
    this.#isTyped = isTyped;
  }

  read(): Value | undefined {
    const value = this.#expression();
    return this.#cursor.skip() === this.#cursor.code.length ? value : undefined;
  }

  #expression(): Value | undefined {
    if (this.#depth >= deepest) return undefined;
    this.#depth++;
    const from = this.#cursor.skip();
    const test = this.#binary(0);
    const value = test !== undefined && this.#cursor.take('?') ? this.#conditional(test, from) : test;
    this.#depth--;
    return value;
  }

  #conditional(test: Value, from: number): Value | undefined {
    const first = this.#expression();
    const second = first !== undefined && this.#cursor.take(':') ? this.#expression() : undefined;
    if (first === undefined || second === undefined) return undefined;
    return { kind: 'conditional', test, options: [first, second], span: this.#cursor.spanFrom(from) };
  }

  /** Operators that bind at least as tightly as `least`. A sum is one list, however long. */
  #binary(least: number): Value | undefined {
    const cursor = this.#cursor;
    const from = cursor.skip();
    let left = this.#unary();
    let sum: Value[] | undefined;
    while (left !== undefined) {
      const found = cursor.match(operator);
      const binding = found === undefined ? -1 : (bindings[found] ?? -1);
      if (found === undefined || binding < least) return left;
      // In the parser's tree a comment in front of an operator stands where the operator is looked for.
      if (cursor.code.slice(cursor.end, cursor.at).includes('/')) return undefined;
      cursor.move(found.length);
      if (found === 'as' || found === 'satisfies') {
        if (!this.#type()) return undefined;
        sum = undefined;
        continue;
      }
      const right = this.#binary(binding + 1);
      if (right === undefined) return undefined;
      const span = cursor.spanFrom(from);
      sum = found === '+' ? [...(sum ?? [left]), right] : undefined;
      left = sum ? { kind: 'join', parts: sum, plus: true, inside: span, span } : combined(found, left, right, span);
    }
    return undefined;
  }

  /** Walks over the type of a cast; false where it is longer, or something follows that binds more tightly. */
  #type(): boolean {
    this.#cursor.skip();
    if (!this.#take(type)) return false;
    this.#cursor.skip();
    return !/^[-+*/%]/.test(this.#cursor.match(operator) ?? '');
  }

  #unary(): Value | undefined {
    const cursor = this.#cursor;
    const from = cursor.skip();
    const sign = cursor.character;
    if (sign === '!' || sign === '-' || sign === '+') {
      if (cursor.code[from + 1] === sign) return undefined;
      cursor.move(1);
      const value = this.#unary();
      return value && prefixed(sign, value, cursor.spanFrom(from));
    }
    if (cursor.match(awaiting) !== undefined) {
      cursor.move('await'.length);
      return this.#unary();
    }
    const value = this.#operands.operand();
    return value && this.#tail(value, from);
  }

  /** What is behind an operand: members, arguments, `!`. */
  #tail(operand: Value, from: number): Value | undefined {
    let value: Value | undefined = operand;
    while (value !== undefined) {
      const at = this.#cursor.skip();
      const next = this.#cursor.code[at + 1];
      switch (this.#cursor.character) {
        case '?':
          if (next !== '.') return value;
          this.#cursor.move(2);
          value = this.#optional(value, from);
          break;
        case '.':
          this.#cursor.move(1);
          value = this.#operands.member(value, from);
          break;
        case '[':
          value = this.#operands.index(value, from);
          break;
        case '(':
          value = this.#operands.call(value, from, false);
          break;
        case '<':
          if (!this.#take(typeArguments)) return undefined;
          break;
        case '!':
          if (next === '=') return value;
          if (at !== this.#cursor.end || !this.#take(nonNull)) return undefined;
          break;
        case '`':
          return undefined;
        default:
          return value;
      }
    }
    return undefined;
  }

  /** What is behind `?.`. */
  #optional(value: Value, from: number): Value | undefined {
    this.#cursor.skip();
    const next = this.#cursor.character;
    if (next === '(') return this.#operands.call(value, from, false);
    return next === '[' ? this.#operands.index(value, from) : this.#operands.member(value, from);
  }

  /** Walks over what only TypeScript has. */
  #take(pattern: RegExp): boolean {
    const found = this.#isTyped ? this.#cursor.match(pattern) : undefined;
    if (found !== undefined) this.#cursor.move(found.length);
    return found !== undefined;
  }
}
