import type { DraftProblem } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import { readCurlConfig } from './curlConfig.ts';
import { optionOfLetter, optionOfName } from './curlOptions.ts';
import type { ShellWord } from './shellCursor.ts';
import type { ShellOutput } from './shellOutput.ts';
import { holeMark, type SourceText } from './sourceText.ts';

/** One option as it is given. */
export interface CurlSetting {
  /** Its long name. */
  readonly name: string;
  /** As written, without the argument: `-d`, `--data`. */
  readonly written: string;
  readonly span: Span;
  /** Null where it takes none, or none is written yet. */
  readonly argument: SourceText | null;
}

/** The option with its argument as something that cannot be followed. */
export function refusalOf({ written, argument, span }: CurlSetting): DraftProblem {
  return { code: 'unsupported-option', option: `${written} ${argument?.written() ?? ''}`.trim(), span };
}

/** Whether a flag is set; the last of `--name` and `--no-name` counts. */
export function isOn(settings: readonly CurlSetting[], flag: string): boolean {
  return settings.findLast(({ name }) => name === flag || name === `no-${flag}`)?.name === flag;
}

/** What stands between two `--next`: options that hold for all of its URLs. */
export interface CurlOperation {
  readonly settings: readonly CurlSetting[];
  readonly urls: readonly SourceText[];
  readonly span: Span;
  /** `-K -` reads some of the options from standard input. */
  readonly readsConfig: boolean;
  /** Something in the words that curl would not accept, or that cannot be followed. */
  readonly problem: DraftProblem | null;
}

/** Sorts the words after `curl` into options, their arguments and URLs, as curl does; `-K -` reads more from `stdin`. */
export function readCurl(words: readonly ShellWord[], stdin: ShellOutput | null): CurlOperation[] {
  const reader = new CurlReader(words, stdin);
  return reader.read();
}

class CurlReader {
  readonly #words: ShellWord[];
  readonly #stdin: ShellOutput | null;
  readonly #end: number;
  readonly #operations: CurlOperation[] = [];
  #index = 0;
  #settings: CurlSetting[] = [];
  #urls: SourceText[] = [];
  /** Words that may hold options, an address or nothing. */
  #unclear: ShellWord[] = [];
  #readsConfig = false;
  #problem: DraftProblem | null = null;
  #start: number;

  constructor(words: readonly ShellWord[], stdin: ShellOutput | null) {
    this.#words = [...words];
    this.#stdin = stdin;
    this.#end = words.at(-1)?.span[1] ?? 0;
    this.#start = words[0]?.span[0] ?? 0;
  }

  read(): CurlOperation[] {
    let readsOptions = true;
    for (let word = this.#next(); word !== undefined; word = this.#next()) {
      const { text } = word.text;
      if (text === holeMark && word.unknown !== undefined) this.#unclear.push(word);
      else if (!readsOptions || !text.startsWith('-') || text === '-') this.#urls.push(word.text);
      else if (text === '--') readsOptions = false;
      else if (text.startsWith('--')) this.#long(word);
      else this.#short(word);
    }
    this.#finish(Math.max(this.#end, this.#start));
    return this.#operations;
  }

  #next(): ShellWord | undefined {
    const word = this.#words[this.#index++];
    if (word?.braces) this.#refuse(word.text.written(), word.braces);
    return word;
  }

  #long(word: ShellWord): void {
    const written = word.text.written();
    const option = optionOfName(word.text.text.slice(2));
    if (option === undefined) this.#refuse(written, word.span);
    else this.#take(option, written, word.text.place(), null);
  }

  /** `-sSXPOST`: letters without argument, then perhaps one whose argument is the rest or the next word. */
  #short(word: ShellWord): void {
    for (let at = 1; at < word.text.length; at++) {
      const written = `-${word.text.text[at]}`;
      const span = word.text.place(at === 1 ? 0 : at, at + 1);
      const option = optionOfLetter(word.text.text[at] ?? '');
      if (option === undefined) {
        this.#refuse(word.text.slice(0, at + 1).written(), span);
        return;
      }
      const rest = at + 1 < word.text.length ? word.text.slice(at + 1) : null;
      this.#take(option, written, span, option.takesArgument ? rest : null);
      if (option.takesArgument) return;
    }
  }

  #take(
    option: { name: string; takesArgument: boolean },
    written: string,
    span: Span,
    attached: SourceText | null,
  ): void {
    const argument = option.takesArgument ? (attached ?? this.#next()?.text ?? null) : null;
    if (option.takesArgument && argument === null) this.#problem ??= { code: 'unfinished', span };
    if (option.name === 'config' && argument?.text === '-' && this.#stdin?.kind === 'text') {
      this.#readsConfig = true;
      this.#words.splice(this.#index, 0, ...readCurlConfig(this.#stdin.text));
    } else if (option.name === 'next') this.#finish(span[0], span[1]);
    else if (option.name !== 'url') this.#settings.push({ name: option.name, written, span, argument });
    else if (argument !== null) this.#urls.push(argument);
  }

  #refuse(option: string, span: Span): void {
    this.#problem ??= { code: 'unsupported-option', option, span };
  }

  /** A bare `$name` is the address where there is no other; `"$@"` and all else may hold options. */
  #clear(): void {
    const [only] = this.#unclear;
    const isAddress = this.#urls.length === 0 && this.#unclear.length === 1 && only?.unknown === 'split';
    if (isAddress) this.#urls.push(only.text);
    else if (only !== undefined) this.#refuse(only.text.written(), only.span);
    this.#unclear = [];
  }

  #finish(end: number, next = end): void {
    this.#clear();
    this.#operations.push({
      settings: this.#settings,
      urls: this.#urls,
      span: [this.#start, end],
      readsConfig: this.#readsConfig,
      problem: this.#problem,
    });
    this.#settings = [];
    this.#urls = [];
    this.#readsConfig = false;
    this.#problem = null;
    this.#start = next;
  }
}
