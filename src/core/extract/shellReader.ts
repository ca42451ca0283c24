import type { Span } from '../request/text.ts';
import { maxShellDepth, ShellBudget, type ShellCursor, type ShellWord, take } from './shellCursor.ts';
import { holeTextOf } from './shellExpansion.ts';
import { type HereDocumentMark, readHereDocument } from './shellHereDocument.ts';
import { outputOf, type ShellOutput } from './shellOutput.ts';
import { namesSetBy, type ShellValue, ShellVariables } from './shellVariables.ts';
import { readValue, readWords } from './shellWord.ts';
import { SourceText, SourceTextBuilder } from './sourceText.ts';

/** One simple command of a script, its words as the program gets them. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** What it reads from standard input; null where nothing is redirected or piped into it. */
  readonly stdin: () => ShellOutput | null;
  /** From the first word to the last, here-document included. */
  readonly span: Span;
  /** False where a quote is not closed. */
  readonly finished: boolean;
}

/**
 * Calls `visit` with every simple command in a range of a bash script, or by zsh's rules, those inside `$(…)` included.
 * `incomplete`: the script was too tangled to be read to its end within its budget.
 */
export function readShell(
  document: string,
  from: number,
  to: number,
  visit: (command: ShellCommand) => void,
  isZsh = false,
): { readonly incomplete: boolean } {
  const budget = new ShellBudget(to - from);
  const cursor: ShellCursor = {
    document,
    position: from,
    end: to,
    variables: new ShellVariables(),
    isZsh,
    budget,
    unfinished: false,
    depth: 0,
    inBackquotes: false,
    substitute: (inner, closer) => {
      if (inner.depth >= maxShellDepth) return false;
      return printedBy(new ListReader(inner, visit).read(closer), isZsh);
    },
  };
  new ListReader(cursor, visit).read(null);
  return { incomplete: budget.isSpent };
}

/** A command while it is read. */
interface Command {
  readonly words: ShellWord[];
  start: number;
  end: number;
  stdin: ShellOutput | null;
  /** The command whose output it gets. */
  readonly upstream: Command | null;
  /** Where the first command of the pipe begins. */
  readonly pipeStart: number;
  finished: boolean;
}

/** What a list of commands prints, if it is one command whose output can be told. */
function printedBy(commands: readonly Command[], isZsh: boolean): ShellOutput | null {
  const [command, ...more] = commands;
  return command === undefined || more.length > 0 ? null : outputOf(command.words, command.stdin, isZsh);
}

/** What is redirected or piped into a command, as far as it can be told without running something. */
function inputOf({ stdin, upstream }: Command, isZsh: boolean, depth = 0): ShellOutput | null {
  if (stdin !== null || upstream === null || depth > longestPipe) return stdin;
  return outputOf(upstream.words, inputOf(upstream, isZsh, depth + 1), isZsh);
}

/** Longer pipes are left to run time. */
const longestPipe = 10;

/** What is redirected or piped into a command. */
function stdinOf(command: Command, { document, isZsh }: ShellCursor): ShellOutput | null {
  const { stdin, upstream } = command;
  if (stdin !== null || upstream === null) return stdin;
  const known = inputOf(command, isZsh);
  if (known !== null) return known;
  const span: Span = [upstream.pipeStart, upstream.end];
  return { kind: 'command', command: holeTextOf(document, span, { kind: 'expression' }) };
}

const reservedWords: ReadonlySet<string> = new Set('if then elif else do while until ! { } time $'.split(' '));
const declarations: ReadonlySet<string> = new Set(['export', 'declare', 'local', 'readonly', 'typeset']);
const redirection = /(\d*|&(?=>))(<<<|<<-?|<>|<&|<(?!\()|>>|>&|>\||>(?!\())[ \t]*/y;
const assignment = /([A-Za-z_]\w*)(\[[^\]\n]{0,100}\])?(\+)?=/y;
const blanks = /(?:[ \t\r]|\\\r?\n)+/y;

/** Reads commands up to a closer or the end. */
class ListReader {
  readonly #cursor: ShellCursor;
  readonly #visit: (command: ShellCommand) => void;
  /** Commands of the current line: visited once its here-documents are read. */
  #line: Command[] = [];
  #hereDocuments: { readonly command: Command; readonly mark: HereDocumentMark }[] = [];

  constructor(cursor: ShellCursor, visit: (command: ShellCommand) => void) {
    this.#cursor = cursor;
    this.#visit = visit;
  }

  read(closer: ')' | '`' | null): readonly Command[] {
    const { inBackquotes } = this.#cursor;
    this.#cursor.inBackquotes = closer === '`';
    this.#cursor.depth++;
    const commands = this.#commands(closer);
    this.#endLine(closer);
    this.#cursor.depth--;
    this.#cursor.inBackquotes = inBackquotes;
    return commands;
  }

  #commands(closer: ')' | '`' | null): readonly Command[] {
    const commands: Command[] = [];
    let upstream: Command | null = null;
    for (;;) {
      this.#skip(blanks);
      switch (this.#peek()) {
        case undefined:
          if (closer !== null) this.#cursor.unfinished = true;
          return commands;
        case closer:
          this.#cursor.position++;
          return commands;
        case '\n':
          this.#cursor.position++;
          this.#endLine(closer);
          break;
        case '#':
          this.#skip(/[^\n]+/y);
          break;
        case '|':
          upstream = this.#peek(1) === '|' ? null : (commands.at(-1) ?? null);
          this.#skip(/\|[|&]?/y);
          break;
        case ';':
        case '&':
        case ')':
          upstream = null;
          this.#cursor.position++;
          break;
        case '(':
          this.#group();
          break;
        default:
          commands.push(this.#command(closer, upstream));
          upstream = null;
      }
    }
  }

  /** `( commands )`, the parentheses of a function, or `(( arithmetic ))`. */
  #group(): void {
    if (this.#peek(1) === '(' && this.#skip(/\(\([^\n]{0,200}?\)\)/y)) return;
    this.#cursor.position++;
    if (this.#cursor.depth < maxShellDepth) new ListReader(this.#cursor, this.#visit).read(')');
  }

  #command(closer: string | null, upstream: Command | null): Command {
    const cursor = this.#cursor;
    const command: Command = {
      words: [],
      start: cursor.position,
      end: cursor.position,
      stdin: null,
      upstream,
      pipeStart: upstream?.pipeStart ?? cursor.position,
      finished: true,
    };
    const before = new Map<string, ShellValue | undefined>();
    let declares = false;
    cursor.unfinished = false;
    for (;;) {
      this.#skip(blanks);
      const next = this.#peek();
      if (next === undefined || next === closer || '\n;|()#'.includes(next)) break;
      if (this.#redirect(command)) continue;
      if (next === '&') break;
      if ((command.words.length === 0 || declares) && this.#assign(before)) continue;
      const start = cursor.position;
      const words = readWords(cursor);
      if (cursor.position === start) cursor.position++;
      const [first] = words;
      if (command.words.length === 0 && first !== undefined) {
        if (reservedWords.has(first.text.text) && cursor.document.slice(...first.span) === first.text.text) continue;
        command.start = start;
        declares = declarations.has(first.text.text);
        for (const [name, value] of before) cursor.variables.restore(name, value);
      }
      command.words.push(...words);
      command.end = cursor.position;
    }
    command.finished = !cursor.unfinished;
    for (const name of namesSetBy(command.words.map((word) => word.text.text))) {
      cursor.variables.set(name, { kind: 'unknown' });
    }
    this.#line.push(command);
    return command;
  }

  /** `name=value`, `name+=value`, `name=(…)`. Remembers what was there: a value before a command is not for its words. */
  #assign(before: Map<string, ShellValue | undefined>): boolean {
    const cursor = this.#cursor;
    const match = take(cursor, assignment);
    if (match === null) return false;
    const [, name = '', index, plus] = match;
    const home = cursor.position;
    const old = cursor.variables.get(name);
    if (!before.has(name)) before.set(name, old);
    let value: ShellValue = this.#peek() === '(' ? this.#list(home) : { kind: 'text', text: readValue(cursor), home };
    if (plus !== undefined) {
      if (old?.kind === 'text' && value.kind === 'text') {
        // A home of its own: no part may reach from one assignment into the other.
        const added = new SourceTextBuilder(home).append(old.text).insert(value.text, [home, cursor.position], home);
        value = { kind: 'text', text: added.build(), home: old.home };
      } else if (old?.kind === 'list' && value.kind === 'list') {
        value = { kind: 'list', items: [...old.items, ...value.items], home: old.home };
      } else value = { kind: 'unknown' };
    }
    cursor.variables.set(name, index === undefined ? value : { kind: 'unknown' });
    return true;
  }

  #list(home: number): ShellValue {
    const items: SourceText[] = [];
    this.#cursor.position++;
    for (;;) {
      this.#skip(/(?:[ \t\r\n]|\\\r?\n)+/y);
      const next = this.#peek();
      if (next === '#') {
        this.#skip(/[^\n]+/y);
        continue;
      }
      if (next === undefined) this.#cursor.unfinished = true;
      if (next === ')') this.#cursor.position++;
      if (next === undefined || next === ')') return { kind: 'list', items, home };
      const start = this.#cursor.position;
      items.push(...readWords(this.#cursor).map((word) => word.text));
      if (this.#cursor.position === start) this.#cursor.position++;
    }
  }

  #redirect(command: Command): boolean {
    const match = take(this.#cursor, redirection);
    if (match === null) return false;
    const [, descriptor, operator = ''] = match;
    const isInput = descriptor === '' || descriptor === '0';
    if (operator === '<<' || operator === '<<-') {
      const start = this.#cursor.position;
      const delimiter = readValue(this.#cursor).text;
      const isVerbatim = /['"\\]/.test(this.#cursor.document.slice(start, this.#cursor.position));
      this.#hereDocuments.push({ command, mark: { delimiter, isVerbatim, stripsTabs: operator === '<<-' } });
    } else {
      const target = readValue(this.#cursor);
      if (isInput && operator === '<') command.stdin = { kind: 'file', path: target };
      if (isInput && operator === '<<<') {
        const text = SourceText.join([target, SourceText.implied('\n', target.place()[1])]);
        command.stdin = { kind: 'text', text };
      }
    }
    command.end = this.#cursor.position;
    return true;
  }

  /** Reads the here-documents of the line that ended and visits its commands. */
  #endLine(closer: string | null): void {
    for (const { command, mark } of this.#hereDocuments) {
      command.stdin = { kind: 'text', text: readHereDocument(this.#cursor, mark, closer) };
      command.end = this.#cursor.position;
    }
    this.#hereDocuments = [];
    const line = this.#line;
    this.#line = [];
    for (const command of line) {
      if (command.words.length === 0) continue;
      this.#visit({
        words: command.words,
        stdin: () => stdinOf(command, this.#cursor),
        span: [command.start, command.end],
        finished: command.finished,
      });
    }
  }

  /** The character at the cursor; nothing at the end, and where the budget is used up. */
  #peek(ahead = 0): string | undefined {
    if (!this.#cursor.budget.spend(1)) return undefined;
    const at = this.#cursor.position + ahead;
    return at < this.#cursor.end ? this.#cursor.document[at] : undefined;
  }

  #skip(pattern: RegExp): boolean {
    return take(this.#cursor, pattern) !== null;
  }
}
