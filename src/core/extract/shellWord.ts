import type { Span } from '../request/text.ts';
import { type ShellCursor, type ShellWord, skip, stepCost } from './shellCursor.ts';
import { readAnsiEscape } from './shellEscape.ts';
import { type Expansion, readExpansion, readProcessFile } from './shellExpansion.ts';
import { type SourceText, SourceTextBuilder } from './sourceText.ts';
import { zshPattern } from './zshPattern.ts';

/** Reads the word at the cursor: none, one, or several where a variable is split. */
export function readWords(cursor: ShellCursor): ShellWord[] {
  return new WordReader(cursor, true).words();
}

/** Reads the word at the cursor as the right side of an assignment or redirection: always one. */
export function readValue(cursor: ShellCursor): SourceText {
  return new WordReader(cursor, false).text('word');
}

/** Reads the whole range of the cursor as lines of a here-document with expansions. */
export function readExpandedLines(cursor: ShellCursor): SourceText {
  return new WordReader(cursor, false).text('heredoc');
}

/** Where the reader is: it decides what ends the text and what is special in it. */
type Place = 'word' | 'quoted' | 'heredoc' | 'operand' | 'quoted-operand';

/** Stretches without special characters. */
const ordinary: Readonly<Record<Place, RegExp>> = {
  word: /[^\s'"\\$`;&|<>(){},]+/y,
  quoted: /[^"\\$`]+/y,
  heredoc: /[^\\$`]+/y,
  operand: /[^'"\\$`}]+/y,
  'quoted-operand': /[^"\\$`}]+/y,
};

class WordReader {
  readonly #cursor: ShellCursor;
  readonly #splits: boolean;
  readonly #from: number;
  readonly #words: ShellWord[] = [];
  #builder: SourceTextBuilder;
  /** Something was read that makes a word, even if it is empty. */
  #isWord = false;
  #openBrace: number | null = null;
  #hasChoice = false;
  #braces: Span | null = null;
  #unknown: 'list' | 'split' | undefined;
  #pattern: Span | null = null;

  constructor(cursor: ShellCursor, splits: boolean) {
    this.#cursor = cursor;
    this.#splits = splits;
    this.#from = cursor.position;
    this.#builder = new SourceTextBuilder(cursor.position);
  }

  words(): ShellWord[] {
    this.#read('word');
    this.#finishWord();
    return this.#words;
  }

  text(place: Place): SourceText {
    this.#read(place);
    return this.#builder.build();
  }

  #finishWord(): void {
    if (!this.#isWord && this.#builder.length === 0) return;
    const span: Span = [this.#from, this.#cursor.position];
    const unknown = this.#unknown;
    this.#words.push({
      text: this.#builder.build(),
      span,
      braces: this.#braces,
      pattern: this.#pattern,
      ...(unknown === undefined ? {} : { unknown }),
    });
    this.#unknown = undefined;
    this.#builder = new SourceTextBuilder(this.#cursor.position);
    this.#isWord = false;
  }

  #read(place: Place): void {
    const { document, end } = this.#cursor;
    while (this.#cursor.position < end && this.#cursor.budget.spend(stepCost)) {
      const pattern = ordinary[place];
      pattern.lastIndex = this.#cursor.position;
      if (pattern.test(document)) {
        const to = Math.min(pattern.lastIndex, end);
        if (this.#cursor.isZsh && place === 'word') this.#pattern ??= zshPattern(this.#cursor, this.#from, to);
        this.#take(to);
        continue;
      }
      const character = document[this.#cursor.position] ?? '';
      if (this.#endsAt(place, character)) return;
      this.#special(place, character);
    }
  }

  #endsAt(place: Place, character: string): boolean {
    switch (place) {
      case 'word':
        if (this.#isProcessFile(character)) return false;
        return /[\s;&|<>()]/.test(character) || (character === '`' && this.#cursor.inBackquotes);
      case 'operand':
      case 'quoted-operand':
        return character === '}';
      case 'quoted':
        return character === '"';
      case 'heredoc':
        return false;
      default:
        return place satisfies never;
    }
  }

  #isProcessFile(character: string): boolean {
    return (character === '<' || character === '>') && this.#cursor.document[this.#cursor.position + 1] === '(';
  }

  #special(place: Place, character: string): void {
    const isBare = place === 'word' || place === 'operand';
    const next = this.#cursor.document[this.#cursor.position + 1];
    if (character === '\\') this.#backslash(isBare, place === 'heredoc');
    else if (character === "'" && isBare) this.#single();
    else if (character === '"' && place !== 'heredoc') this.#double(1);
    else if (character === '$' && next === "'" && isBare) this.#ansi();
    else if (character === '$' && next === '"' && isBare && !this.#cursor.isZsh) this.#double(2);
    else if (character === '$' || (character === '`' && !this.#cursor.inBackquotes)) this.#expand(place);
    else if (place === 'word' && this.#isProcessFile(character)) this.#insert(readProcessFile(this.#cursor), false);
    else {
      if (place === 'word') this.#brace(character);
      this.#take(this.#cursor.position + 1);
    }
  }

  /** Takes the document as it stands, up to `to`. */
  #take(to: number): void {
    this.#builder.take(this.#cursor.document, this.#cursor.position, to);
    this.#cursor.position = to;
  }

  #brace(character: string): void {
    const at = this.#cursor.position;
    if (character === '{') {
      this.#openBrace = at;
      this.#hasChoice = false;
    } else if (this.#openBrace !== null && character === ',') this.#hasChoice = true;
    else if (this.#openBrace !== null && character === '}') {
      const inside = this.#cursor.document.slice(this.#openBrace + 1, at);
      const isRange = /^(?:-?\d+\.\.-?\d+|[a-z]\.\.[a-z])$/i.test(inside);
      if (this.#hasChoice || isRange) this.#braces ??= [this.#openBrace, at + 1];
      this.#openBrace = null;
    }
  }

  #single(): void {
    const { document, end } = this.#cursor;
    this.#quote(1);
    const close = document.indexOf("'", this.#cursor.position);
    this.#take(close >= 0 && close < end ? close : end);
    this.#closeQuote();
  }

  #double(opener: number): void {
    this.#quote(opener);
    this.#read('quoted');
    this.#closeQuote();
  }

  #ansi(): void {
    this.#quote(2);
    const { document, end } = this.#cursor;
    const plain = /[^'\\]+/y;
    while (this.#cursor.position < end && document[this.#cursor.position] !== "'") {
      plain.lastIndex = this.#cursor.position;
      if (plain.test(document)) {
        this.#take(Math.min(plain.lastIndex, end));
        continue;
      }
      const from = this.#cursor.position;
      const decoded = readAnsiEscape(document, from);
      this.#cursor.position = Math.min(from + decoded.length, end);
      this.#builder.replace(decoded.text, from, this.#cursor.position);
    }
    this.#closeQuote();
  }

  /** Goes behind an opening quote. An empty word stands between its quotes. */
  #quote(length: number): void {
    this.#cursor.position = Math.min(this.#cursor.position + length, this.#cursor.end);
    if (this.#builder.length === 0) this.#builder = new SourceTextBuilder(this.#cursor.position);
    this.#isWord = true;
  }

  #closeQuote(): void {
    if (this.#cursor.position < this.#cursor.end) this.#cursor.position++;
    else this.#cursor.unfinished = true;
  }

  #backslash(isBare: boolean, isHereDocument: boolean): void {
    const { document, position, end } = this.#cursor;
    if (skip(this.#cursor, /\\\r?\n/y)) return;
    const next = position + 1 < end ? document[position + 1] : undefined;
    const isEscape = isBare || next === '$' || next === '`' || next === '\\' || (next === '"' && !isHereDocument);
    if (next === undefined || !isEscape) this.#take(position + 1);
    else {
      this.#builder.replace(next, position, position + 2);
      this.#cursor.position += 2;
    }
  }

  #expand(place: Place): void {
    const isBare = place === 'word' || place === 'operand';
    const readOperand = () => new WordReader(this.#cursor, false).text(isBare ? 'operand' : 'quoted-operand');
    const { document, position, isZsh } = this.#cursor;
    // zsh parts what a command prints into words, but not the value of a variable.
    const splits = !isZsh || document[position] === '`' || document[position + 1] === '(';
    this.#insert(readExpansion(this.#cursor, readOperand), place === 'word' && splits, place === 'quoted');
  }

  /** Puts in what an expansion stands for; where it `splits`, its blanks part words. */
  #insert(expansion: Expansion | null, splits: boolean, isQuoted = false): void {
    if (expansion !== null && !this.#cursor.budget.spend(lengthOf(expansion))) return;
    if (expansion === null) this.#take(this.#cursor.position + 1);
    else if (expansion.kind === 'hole') {
      if (expansion.isList === true) this.#unknown = 'list';
      else if (!isQuoted && this.#splits) this.#unknown ??= 'split';
      this.#builder.append(expansion.text);
      this.#isWord = true;
    } else if (expansion.kind === 'words') this.#insertWords(expansion, isQuoted && expansion.joins);
    else if (splits && this.#splits) this.#insertSplit(expansion.text, expansion.use, expansion.home);
    else this.#builder.insert(expansion.text, expansion.use, expansion.home);
  }

  #insertWords({ items, use, home }: Extract<Expansion, { kind: 'words' }>, joins: boolean): void {
    if (items.length === 0 && this.#builder.length === 0) this.#isWord = false;
    items.forEach((item, index) => {
      if (index > 0 && this.#splits && !joins) this.#finishWord();
      else if (index > 0) this.#builder.replace(' ', use[0], use[1]);
      this.#builder.insert(item, use, home);
      this.#isWord = true;
    });
  }

  #insertSplit(text: SourceText, use: Span, home: number): void {
    for (const { 0: piece, index } of text.text.matchAll(/\s+|\S+/g)) {
      if (!this.#cursor.budget.spend(stepCost)) return;
      if (/^\s/.test(piece)) this.#finishWord();
      else this.#builder.insert(text.slice(index, index + piece.length), use, home);
    }
  }
}

function lengthOf(expansion: Expansion): number {
  if (expansion.kind !== 'words') return expansion.text.length;
  return expansion.items.reduce((sum, item) => sum + item.length, 0);
}
