import { keyOf, numberOf, wordValue } from './javascriptOperators.ts';
import type { PlainCursor } from './plainCursor.ts';
import { stringOf } from './sliceView.ts';
import type { Entry, SpreadValue, Value } from './value.ts';

const name = /import\.meta\b|[A-Za-z_$][\w$]*/y;
const word = /[A-Za-z_$][\w$]*/y;
const property = /#?[A-Za-z_$][\w$]*/y;
const number = /(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?)n?(?![\w$.])/y;
const quoted = /"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"|'[^'\\\r\n]*(?:\\[^\r\n][^'\\\r\n]*)*'/y;
const templateText = /[^`\\$]*(?:(?:\\[\s\S]|\$(?!\{))[^`\\$]*)*/y;

/** Words that are no names, and those that begin what is left to the parser. */
const reserved: ReadonlySet<string> = new Set([
  ...['as', 'async', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do'],
  ...['else', 'enum', 'export', 'extends', 'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof', 'let'],
  ...['return', 'satisfies', 'super', 'switch', 'throw', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield'],
]);

/**
 * Reads what operators stand between: names, texts, numbers, lists, objects and what is in brackets. Every method gives
 * undefined where it meets what it does not know; then nothing more is read.
 */
export class PlainOperands {
  readonly #cursor: PlainCursor;
  readonly #expression: () => Value | undefined;

  /** `expression` reads a whole expression where the cursor stands. */
  constructor(cursor: PlainCursor, expression: () => Value | undefined) {
    this.#cursor = cursor;
    this.#expression = expression;
  }

  operand(): Value | undefined {
    const from = this.#cursor.at;
    switch (this.#cursor.character) {
      case '"':
      case "'":
        return this.#string();
      case '`':
        return this.#template();
      case '{': {
        const entries = this.#each('}', () => this.#entry());
        return entries && { kind: 'object', entries, span: this.#cursor.spanFrom(from) };
      }
      case '[': {
        const items = this.#each(']', this.#expression);
        return items && { kind: 'array', items, span: this.#cursor.spanFrom(from) };
      }
      case '(':
        return this.#inBrackets(')');
      default:
        return this.#number() ?? this.#name();
    }
  }

  /** `object.key`, whose object begins at `from`; the cursor stands behind the dot. */
  member(object: Value, from: number): Value | undefined {
    const key = this.#cursor.word(property);
    return key && { kind: 'member', object, key, span: this.#cursor.spanFrom(from) };
  }

  /** `object[key]`; the cursor stands at the bracket. */
  index(object: Value, from: number): Value | undefined {
    const key = this.#inBrackets(']');
    return key && { kind: 'member', object, key, span: this.#cursor.spanFrom(from) };
  }

  /** `callee(…)`, all of which begins at `from`; the cursor stands at the bracket. */
  call(callee: Value, from: number, isNew: boolean): Value | undefined {
    const args = this.#each(')', this.#expression);
    return args && { kind: 'call', callee, args, named: [], isNew, later: [], span: this.#cursor.spanFrom(from) };
  }

  #inBrackets(close: string): Value | undefined {
    this.#cursor.move(1);
    const value = this.#expression();
    return this.#cursor.take(close) ? value : undefined;
  }

  #name(): Value | undefined {
    const { at } = this.#cursor;
    const found = this.#cursor.word(name);
    if (found === undefined || reserved.has(found.text)) return undefined;
    return found.text === 'new' ? this.#new(at) : wordValue(found.text, found.span);
  }

  #new(from: number): Value | undefined {
    const begin = this.#cursor.skip();
    const maker = this.#cursor.word(word);
    if (maker === undefined || maker.text === 'new' || reserved.has(maker.text)) return undefined;
    let callee: Value | undefined = wordValue(maker.text, maker.span);
    while (callee !== undefined && this.#cursor.take('.')) callee = this.member(callee, begin);
    return callee !== undefined && this.#cursor.character === '(' ? this.call(callee, from, true) : undefined;
  }

  #number(): Value | undefined {
    const found = this.#cursor.word(number);
    return found && numberOf(found.text, found.span);
  }

  #string(): Value | undefined {
    const { at } = this.#cursor;
    const found = this.#cursor.match(quoted);
    if (found === undefined) return undefined;
    this.#cursor.move(found.length - 1);
    const parts = this.#cursor.pieceFrom(at + 1, '\\');
    const inside = this.#cursor.spanFrom(at + 1);
    this.#cursor.move(1);
    return stringOf(parts, inside, this.#cursor.spanFrom(at));
  }

  #template(): Value | undefined {
    const cursor = this.#cursor;
    const from = cursor.at;
    const parts: Value[] = [];
    cursor.move(1);
    for (;;) {
      const { at } = cursor;
      cursor.move(cursor.match(templateText)?.length ?? 0);
      parts.push(...cursor.pieceFrom(at, '\\\r'));
      if (cursor.character !== '$') break;
      cursor.move(2);
      const value = this.#expression();
      if (value === undefined || !cursor.take('}')) return undefined;
      parts.push(value);
    }
    if (cursor.character !== '`') return undefined;
    const inside = cursor.spanFrom(from + 1);
    cursor.move(1);
    return stringOf(parts, inside, cursor.spanFrom(from));
  }

  /** What stands between commas, from its bracket to the closing one. */
  #each<Item>(close: string, read: () => Item | undefined): (Item | SpreadValue)[] | undefined {
    const items: (Item | SpreadValue)[] = [];
    this.#cursor.move(1);
    while (!this.#cursor.take(close)) {
      const from = this.#cursor.at;
      const item = this.#cursor.take('...') ? this.#spread(from) : read();
      if (item === undefined) return undefined;
      items.push(item);
      if (!this.#cursor.take(',') && this.#cursor.character !== close) return undefined;
    }
    return items;
  }

  #spread(from: number): SpreadValue | undefined {
    const value = this.#expression();
    return value && { kind: 'spread', value, span: [this.#cursor.spanFrom(from)[0], value.span[1]] };
  }

  #entry(): Entry | undefined {
    const found = this.#cursor.word(word);
    const key = found ?? this.#key();
    if (key === undefined) return undefined;
    if (this.#cursor.take(':')) {
      const value = this.#expression();
      return value && { key, value };
    }
    const isAlone = this.#cursor.character === ',' || this.#cursor.character === '}';
    if (found === undefined || !isAlone || reserved.has(found.text)) return undefined;
    return { key, value: { kind: 'name', name: found.text, span: found.span } };
  }

  /** A key that is no word: a text, a number, an expression in brackets. */
  #key(): Value | undefined {
    const isComputed = this.#cursor.character === '[';
    const value = isComputed ? this.#inBrackets(']') : this.operand();
    const isKey = isComputed || value?.kind === 'string' || value?.kind === 'number';
    return value !== undefined && isKey ? keyOf(value) : undefined;
  }
}
