/** Depth to which values are read; Node itself prints two or three levels. */
const deepest = 12;

/**
 * The value that stands at a place as Node's `util.inspect` prints it: `{ code: 50013, headers: [Object] }`, class names
 * before braces, quotes of every kind. What was left out (`[Object]`, `[Array]`) is undefined. Undefined where no value
 * stands there; whatever is cut off keeps what is complete.
 */
export function inspectedAt(text: string, at: number): unknown {
  return new Reader(text, at).value(0);
}

class Reader {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  value(depth: number): unknown {
    const word = this.#take(/(?:<ref \*\d+> )?(?:[A-Z]\w*(?:\(\d+\))? )?(?:\[[\w: ]+\] )?(?=[{[])|/y);
    if (word === undefined || depth > deepest) return undefined;
    if (this.#take(/\[(?:Object|Array|Getter|Function|Circular|class|Uint8Contents)[^\]]*\]/y) !== undefined)
      return undefined;
    if (this.#take(/\{\s*/y) !== undefined) return this.#object(depth);
    if (this.#take(/\[\s*/y) !== undefined) return this.#array(depth);
    const quoted = this.#take(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/y);
    if (quoted !== undefined) return unescaped(quoted.slice(1, -1));
    const bare = this.#take(/[^\s,{}[\]'"`]+/y);
    if (bare === undefined || bare === 'undefined') return undefined;
    if (bare === 'true' || bare === 'false') return bare === 'true';
    if (bare === 'null') return null;
    return Number.isNaN(Number(bare)) ? bare : Number(bare);
  }

  #object(depth: number): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    for (;;) {
      const key = this.#take(/(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\[[^\]\n]+\]|[\w$]+): /y);
      if (key === undefined) break;
      const name = key.slice(0, -2).replace(/^['"[]|['"\]]$/g, '');
      Object.defineProperty(found, name, { value: this.value(depth + 1), enumerable: true, configurable: true });
      if (this.#take(/\s*,\s*/y) === undefined) break;
    }
    this.#take(/\s*\}/y);
    return found;
  }

  #array(depth: number): unknown[] {
    const found: unknown[] = [];
    while (this.#take(/\s*\]/y) === undefined) {
      const before = this.#at;
      found.push(this.value(depth + 1));
      if (this.#take(/\s*,\s*/y) === undefined && this.#at === before) break;
    }
    return found;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(n|r|t|.)/g, (_, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter] ?? letter);
}
