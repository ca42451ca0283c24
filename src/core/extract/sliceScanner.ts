import { firstOf, isSpace, lineEndOf, matchesAt } from './lines.ts';
import type { Slice, Syntax } from './slice.ts';
import { type Cut, closerOf, codeUpTo, interpolation, type Repair } from './sliceCode.ts';

/** No request or definition is longer, in UTF-16 units. */
const longest = 120_000;

/** Brackets deeper than this are taken for broken code: the parser would spend its time on recovering from them. */
const deepest = 100;

/** Cuts the call whose bracket opens at `open`; the slice begins at `from`, where its callee does. */
export function sliceCall(text: string, syntax: Syntax, from: number, open: number, indent: number): Slice {
  return new Scanner(text, syntax, from, indent, false).run(open);
}

/** Cuts the expression that begins at `from` and ends with its statement. */
export function sliceExpression(text: string, syntax: Syntax, from: number, indent: number): Slice {
  return new Scanner(text, syntax, from, indent, true).run(from);
}

/**
 * Walks over brackets, strings and comments. Where the brackets do not come out even, the expression is taken to end
 * where indentation says that something else begins.
 */
class Scanner {
  readonly #text: string;
  readonly #syntax: Syntax;
  readonly #from: number;
  readonly #indent: number;
  /** An expression ends at its line's end or at a comma; a call with its bracket. */
  readonly #isExpression: boolean;
  readonly #limit: number;
  readonly #open: string[] = [];
  readonly #repairs: Repair[] = [];
  readonly #gaps = new Set<number>();
  /** The comments so far, by where they end. */
  readonly #comments = new Map<number, number>();
  /** Where to cut if the brackets do not come out even. */
  #doubt: Cut | undefined;

  constructor(text: string, syntax: Syntax, from: number, indent: number, isExpression: boolean) {
    this.#text = text;
    this.#syntax = syntax;
    this.#from = from;
    this.#indent = indent;
    this.#isExpression = isExpression;
    this.#limit = Math.min(text.length, from + longest);
  }

  run(start: number): Slice {
    const interesting = /["'`()[\]{}/#\n,;]/g;
    let at = start;
    while (at < this.#limit) {
      interesting.lastIndex = at;
      const index = interesting.exec(this.#text)?.index ?? this.#limit;
      if (index >= this.#limit) break;
      const next = this.#step(index, this.#text[index] ?? '');
      if (typeof next !== 'number') return next;
      at = next;
    }
    if (this.#isExpression && this.#open.length === 0) return this.#end(this.#limit);
    return this.#unfinished(this.#limit);
  }

  /** Takes one character; gives where to go on, or the slice when it ends here. */
  #step(at: number, character: string): number | Slice {
    switch (character) {
      case '(':
      case '[':
      case '{':
        if (this.#open.length >= deepest) return this.#unfinished(at);
        this.#open.push(closerOf[character] ?? '');
        return at + 1;
      case ')':
      case ']':
      case '}':
        return this.#close(at, character);
      case '"':
      case "'":
        return this.#string(at, character);
      case '`':
        if (this.#open.length >= deepest) return this.#unfinished(at);
        return this.#syntax.kind === 'javascript' ? this.#template(at + 1) : at + 1;
      case '/':
        return this.#syntax.kind === 'javascript' ? this.#slash(at) : at + 1;
      case '#':
        return this.#syntax.kind === 'python' ? this.#comment(at, lineEndOf(this.#text, at)) : at + 1;
      case '\n':
        return this.#newline(at);
      case ',':
      case ';':
        this.#fillGap(at);
        return this.#isExpression && this.#open.length === 0 && !this.#isInTypes(at) ? this.#end(at) : at + 1;
      default:
        return at + 1;
    }
  }

  /** Whether a comma separates type arguments: `x as Record<string, string>`. */
  #isInTypes(at: number): boolean {
    return /[\w$]<[^<>(){};=]*$/.test(this.#text.slice(Math.max(this.#from, at - 80), at));
  }

  #close(at: number, character: string): number | Slice {
    this.#fillGap(at);
    const expected = this.#open.pop();
    if (expected === undefined) return this.#end(at);
    if (expected === interpolation && character === '}') return this.#template(at + 1);
    if (expected !== character) {
      this.#open.push(expected);
      return this.#unfinished(at);
    }
    return this.#open.length === 0 && !this.#isExpression ? this.#end(at + 1) : at + 1;
  }

  #string(at: number, quote: string): number {
    const triple = quote.repeat(3);
    if (this.#syntax.kind === 'python' && this.#text.startsWith(triple, at)) {
      const end = this.#text.indexOf(triple, at + 3);
      if (end >= 0 && end < this.#limit) return end + 3;
      this.#open.push(triple);
      return this.#limit;
    }
    const stop = quote === '"' ? /["\\\n]/g : /['\\\n]/g;
    for (stop.lastIndex = at + 1; ; stop.lastIndex += 1) {
      const index = stop.exec(this.#text)?.index;
      if (index === undefined || index >= this.#limit) {
        this.#open.push(quote);
        return this.#limit;
      }
      const found = this.#text[index];
      if (found === quote) return index + 1;
      if (found === '\n') return index;
    }
  }

  /** Walks on inside a template. */
  #template(at: number): number {
    const stop = /[`\\\n]|\$\{/g;
    for (stop.lastIndex = at; ; ) {
      const match = stop.exec(this.#text);
      if (match === null || match.index >= this.#limit) {
        this.#open.push('`');
        return this.#limit;
      }
      if (match[0] === '`') return match.index + 1;
      if (match[0] === '${') {
        this.#open.push(interpolation);
        return match.index + 2;
      }
      if (match[0] === '\\') stop.lastIndex = match.index + 2;
      else if (this.#doubt === undefined && this.#beginsStatement(match.index + 1)) {
        this.#doubt = { at: match.index, open: [...this.#open, '`'] };
      }
    }
  }

  #beginsStatement(lineStart: number): boolean {
    const [first, indent] = firstOf(this.#text, lineStart);
    return indent <= this.#indent && matchesAt(this.#syntax.statement, this.#text, first);
  }

  #slash(at: number): number {
    const next = this.#text[at + 1];
    if (next === '/') return this.#comment(at, lineEndOf(this.#text, at));
    if (next === '*') {
      const end = this.#text.indexOf('*/', at + 2);
      return this.#comment(at, end < 0 ? this.#limit : end + 2);
    }
    const before = this.#significantBefore(at);
    if (before < this.#from || !'(,=:[!&|?{};+'.includes(this.#text[before] ?? '')) return at + 1;
    const expression = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y;
    expression.lastIndex = at;
    return expression.test(this.#text) ? expression.lastIndex : at + 1;
  }

  #comment(at: number, end: number): number {
    this.#comments.set(end, at);
    return end;
  }

  #newline(at: number): number | Slice {
    const [first, indent] = firstOf(this.#text, at + 1);
    if (first >= this.#limit) return first;
    if (this.#open.length === 0) {
      return this.#isExpression && !this.#continues(at, first, indent) ? this.#end(at) : first;
    }
    const before = this.#significantBefore(at);
    if (indent <= this.#indent) {
      const isCloser = ')]}'.includes(this.#text[first] ?? '');
      if (isCloser && indent < this.#indent) return this.#unfinished(at);
      if (!isCloser && matchesAt(this.#syntax.statement, this.#text, first)) return this.#unfinished(at);
      if (!isCloser && matchesAt(this.#syntax.perhapsStatement, this.#text, first)) {
        this.#doubt ??= { at, open: [...this.#open] };
      }
    }
    this.#mendComma(at, first, before);
    return first;
  }

  /** Whether the expression goes on in the line that starts with the character at `first`. */
  #continues(at: number, first: number, indent: number): boolean {
    const before = this.#significantBefore(at);
    if (this.#syntax.kind === 'python') return this.#text[before] === '\\';
    if (before < this.#from) return indent > this.#indent || !matchesAt(this.#syntax.statement, this.#text, first);
    if ('=+-*/%?:&|,.('.includes(this.#text[before] ?? '')) return true;
    if (this.#text[before] === '>' && this.#text[before - 1] === '=' && indent > this.#indent) return true;
    return matchesAt(this.#syntax.continuation, this.#text, behindComments(this.#text, first));
  }

  /** `a: 1⏎b: 2`: reads the line break as the missing comma. */
  #mendComma(at: number, first: number, before: number): void {
    const inner = this.#open.at(-1);
    if (inner !== '}' && !(inner === ')' && this.#syntax.kind === 'python')) return;
    if (!/[\w"'`)\]}]/.test(this.#text[before] ?? '')) return;
    if (inner === ')' ? /\w\s*=(?!=)/.test(this.#entryAt(first)) : this.#entryAt(first).trimEnd().endsWith(':')) {
      this.#repairs.push([at, ',']);
    }
  }

  #entryAt(first: number): string {
    this.#syntax.nextEntry.lastIndex = first;
    return this.#syntax.nextEntry.exec(this.#text)?.[0] ?? '';
  }

  /** `'a': ,` in Python: the grammar reads a comprehension there, so a value stands in for the missing one. */
  #fillGap(at: number): void {
    if (this.#syntax.kind !== 'python') return;
    const before = this.#significantBefore(at);
    if (before + 1 >= at || before < this.#from) return;
    const inner = this.#open.at(-1);
    if ((inner === '}' && this.#text[before] === ':') || (inner === ')' && this.#text[before] === '=')) {
      this.#repairs.push([before + 1, '0']);
      this.#gaps.add(before + 1);
    }
  }

  #significantBefore(at: number): number {
    let index = at - 1;
    for (; index >= this.#from; index--) {
      const comment = this.#comments.get(index + 1);
      if (comment !== undefined) index = comment;
      else if (!isSpace(this.#text.charCodeAt(index))) break;
    }
    return index;
  }

  #end(at: number): Slice {
    return this.#slice({ at, open: [] }, true);
  }

  #unfinished(at: number): Slice {
    return this.#slice(this.#doubt ?? { at, open: this.#open }, false);
  }

  #slice(cut: Cut, finished: boolean): Slice {
    const code = codeUpTo(this.#text, this.#from, cut, this.#repairs, finished);
    return { span: [this.#from, cut.at], code, finished, gaps: this.#gaps };
  }
}

/** Where code begins behind the comments that begin at an offset: chains of calls have them between their lines. */
function behindComments(text: string, at: number): number {
  const comments = /(?:\/\/[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*){1,30}/y;
  comments.lastIndex = at;
  return comments.test(text) ? comments.lastIndex : at;
}
