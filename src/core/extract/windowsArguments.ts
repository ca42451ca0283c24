import { type ShellBudget, type ShellWord, stepCost } from './shellCursor.ts';
import { type SourceText, SourceTextBuilder } from './sourceText.ts';

/** The words of a Windows command line, and whether its last quote is closed. */
export interface WindowsArguments {
  readonly words: readonly ShellWord[];
  readonly finished: boolean;
}

/**
 * Takes a command line apart as the C runtime does for programs such as curl.exe (Microsoft, "Parsing C command-line
 * arguments"): blanks and tabs part words; `"` quotes; backslashes are special in front of a quote only, where two are
 * one and an odd one makes the quote a letter; `""` inside quotes is a quote.
 */
export function readWindowsArguments(line: SourceText, budget: ShellBudget): WindowsArguments {
  const reader = new ArgumentReader(line, budget);
  reader.read();
  return { words: reader.words, finished: !reader.isQuoted };
}

class ArgumentReader {
  readonly words: ShellWord[] = [];
  isQuoted = false;
  readonly #line: SourceText;
  readonly #budget: ShellBudget;
  #builder: SourceTextBuilder | null = null;
  #start = 0;

  constructor(line: SourceText, budget: ShellBudget) {
    this.#line = line;
    this.#budget = budget;
  }

  read(): void {
    const { text } = this.#line;
    const plain = /[^\s"\\]+/y;
    for (let at = 0; at < text.length; ) {
      plain.lastIndex = at;
      if (plain.test(text)) {
        this.#add(at, plain.lastIndex);
        at = plain.lastIndex;
        continue;
      }
      if (!this.#budget.spend(stepCost)) break;
      at = this.#special(text, at);
    }
    this.#finish(text.length);
  }

  /** Reads what begins at a blank, a quote or a backslash; gives where it ends. */
  #special(text: string, at: number): number {
    const character = text[at] ?? '';
    if (character === '\\') return this.#backslashes(text, at);
    if (character === '"') {
      const isDoubled = this.isQuoted && text[at + 1] === '"';
      if (isDoubled) this.#add(at + 1, at + 2);
      else {
        this.#open(at, at + 1);
        this.isQuoted = !this.isQuoted;
      }
      return at + (isDoubled ? 2 : 1);
    }
    if (!this.isQuoted && (character === ' ' || character === '\t')) this.#finish(at);
    else this.#add(at, at + 1);
    return at + 1;
  }

  #backslashes(text: string, at: number): number {
    let end = at;
    while (text[end] === '\\') end++;
    const count = end - at;
    if (text[end] !== '"') {
      this.#add(at, end);
      return end;
    }
    for (let pair = at; pair + 1 < end; pair += 2) this.#add(pair, pair + 1);
    if (count % 2 === 0) return end;
    const [from, to] = this.#line.place(end - 1, end + 1);
    this.#open(at, at).replace('"', from, to);
    return end + 1;
  }

  #add(from: number, to: number): void {
    this.#open(from, from).append(this.#line.slice(from, to));
  }

  /** The word that is being read; a new one begins at `from`, its text at `inside`. */
  #open(from: number, inside: number): SourceTextBuilder {
    if (this.#builder === null) {
      this.#builder = new SourceTextBuilder(this.#line.place(inside, inside)[0]);
      this.#start = from;
    }
    return this.#builder;
  }

  #finish(end: number): void {
    if (this.#builder === null) return;
    const span = this.#line.place(this.#start, end);
    this.words.push({ text: this.#builder.build(), span, braces: null, pattern: null });
    this.#builder = null;
  }
}
