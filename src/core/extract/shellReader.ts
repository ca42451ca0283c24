import type { Span } from '../request/text.ts';
import { readAssignment } from './shellAssignment.ts';
import { maxShellDepth, peek, ShellBudget, type ShellCursor, type ShellWord, skip, take } from './shellCursor.ts';
import { ShellFlow } from './shellFlow.ts';
import { type HereDocumentMark, readHereDocument } from './shellHereDocument.ts';
import type { ShellOutput } from './shellOutput.ts';
import { type Command, printedBy, readIntoName, stdinOf } from './shellPipe.ts';
import { readRedirection } from './shellRedirection.ts';
import { namesChangedBy, namesSetBy, type ShellValue, ShellVariables } from './shellVariables.ts';
import { readWords } from './shellWord.ts';

/** One simple command of a script, its words as the program gets them. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** What it reads from standard input; null where nothing is redirected or piped into it. */
  readonly stdin: () => ShellOutput | null;
  /** From the first word to the last, here-document included. */
  readonly span: Span;
  /** False where a quote is not closed. */
  readonly finished: boolean;
  /** The variables of the shell when the command runs. */
  readonly values?: () => ReadonlyMap<string, ShellValue>;
}

/**
 * Calls `visit` with every simple command in a range of a bash script, or by zsh's rules, those inside `$(…)` included.
 * `values` are the variables that it begins with; `incomplete`: the script was too tangled to be read to its end within its budget.
 */
export function readShell(
  document: string,
  from: number,
  to: number,
  visit: (command: ShellCommand) => void,
  isZsh = false,
  values: ReadonlyMap<string, ShellValue> = new Map(),
): { readonly incomplete: boolean } {
  const budget = new ShellBudget(to - from);
  const variables = new ShellVariables();
  variables.replace(values);
  const flow = new ShellFlow(document, variables, budget);
  const cursor: ShellCursor = {
    document,
    position: from,
    end: to,
    variables,
    isZsh,
    budget,
    unfinished: false,
    depth: 0,
    inBackquotes: false,
    substitute: (inner, closer) => {
      if (inner.depth >= maxShellDepth) return false;
      return printedBy(new ListReader(inner, flow, visit).read(closer), isZsh);
    },
  };
  new ListReader(cursor, flow, visit).read(null);
  return { incomplete: budget.isSpent };
}

const reservedWords: ReadonlySet<string> = new Set(
  'if then elif else fi do done while until esac ! { } time $'.split(' '),
);
const declarations: ReadonlySet<string> = new Set(['export', 'declare', 'local', 'readonly', 'typeset']);
const blanks = /(?:[ \t\r]|\\\r?\n)+/y;

/** Reads commands up to a closer or the end. */
class ListReader {
  readonly #cursor: ShellCursor;
  readonly #flow: ShellFlow;
  readonly #visit: (command: ShellCommand) => void;
  /** Commands of the current line: visited once its here-documents are read. */
  #line: Command[] = [];
  #hereDocuments: { readonly command: Command; readonly mark: HereDocumentMark }[] = [];
  /** `name()` or `function name` was read: a body follows. */
  #definesFunction = false;

  constructor(cursor: ShellCursor, flow: ShellFlow, visit: (command: ShellCommand) => void) {
    this.#cursor = cursor;
    this.#flow = flow;
    this.#visit = visit;
  }

  read(closer: ')' | '`' | null): readonly Command[] {
    const { inBackquotes } = this.#cursor;
    this.#cursor.inBackquotes = closer === '`';
    this.#cursor.depth++;
    if (closer !== null) this.#flow.open('subshell');
    const commands = this.#commands(closer);
    this.#endLine(closer);
    if (closer !== null) this.#flow.close('subshell');
    this.#cursor.depth--;
    this.#cursor.inBackquotes = inBackquotes;
    return commands;
  }

  #commands(closer: ')' | '`' | null): readonly Command[] {
    const commands: Command[] = [];
    let upstream: Command | null = null;
    // Behind `&&` or `||` a command may not run; it may stand on the next line.
    let isConditional = false;
    let isAwaited = false;
    for (;;) {
      this.#skip(blanks);
      const next = this.#peek();
      if (next === ')' && this.#flow.innermost === 'case') {
        this.#flow.pattern(commands.at(-1)?.words.at(-1)?.text.text);
        this.#cursor.position++;
        continue;
      }
      switch (next) {
        case undefined:
          if (closer !== null) this.#cursor.unfinished = true;
          return commands;
        case closer:
          this.#cursor.position++;
          return commands;
        case '\n':
          this.#cursor.position++;
          this.#endLine(closer);
          isConditional &&= isAwaited;
          break;
        case '#':
          this.#skip(/[^\n]+/y);
          break;
        case '|':
          upstream = this.#peek(1) === '|' ? null : (commands.at(-1) ?? null);
          isConditional ||= upstream === null;
          isAwaited = true;
          this.#skip(/\|[|&]?/y);
          break;
        case ';':
          if (this.#flow.innermost === 'case' && this.#skip(/;;&?|;&/y)) this.#flow.next(false);
          else this.#cursor.position++;
          upstream = null;
          isConditional = false;
          break;
        case '&':
          isConditional = this.#peek(1) === '&';
          isAwaited = isConditional;
          this.#skip(/&&?/y);
          upstream = null;
          break;
        case ')':
          upstream = null;
          this.#cursor.position++;
          break;
        case '(':
          this.#group();
          break;
        default:
          commands.push(this.#command(closer, upstream, isConditional));
          upstream = null;
          isAwaited = false;
      }
    }
  }

  /** `( commands )`, the parentheses of a function, or `(( arithmetic ))`. */
  #group(): void {
    const last = this.#line.at(-1);
    if (last?.words.length === 1 && last.end === this.#cursor.position && this.#skip(/\([ \t]*\)\s*/y)) {
      this.#line.pop();
      this.#definesFunction = true;
      return;
    }
    this.#definesFunction = false;
    const sum = this.#peek(1) === '(' ? take(this.#cursor, /\(\(([^\n]{0,200}?)\)\)/y) : null;
    if (sum !== null) {
      for (const name of namesChangedBy(sum[1] ?? '')) this.#cursor.variables.set(name, { kind: 'unknown' });
      return;
    }
    this.#cursor.position++;
    if (this.#cursor.depth < maxShellDepth) new ListReader(this.#cursor, this.#flow, this.#visit).read(')');
  }

  #command(closer: string | null, upstream: Command | null, isConditional: boolean): Command {
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
    let isBranch = isConditional;
    if (isBranch) this.#flow.open('branch');
    cursor.unfinished = false;
    for (;;) {
      this.#skip(blanks);
      const next = this.#peek();
      if (next === undefined || next === closer || '\n;|()#'.includes(next)) break;
      if (readRedirection(cursor, command, (mark) => this.#hereDocuments.push({ command, mark }))) continue;
      if (next === '&') break;
      if ((command.words.length === 0 || declares) && readAssignment(cursor, before)) continue;
      const start = cursor.position;
      const words = readWords(cursor);
      if (cursor.position === start) cursor.position++;
      const [first] = words;
      if (command.words.length === 0 && first !== undefined) {
        const word = first.text.text;
        const isBare = cursor.document.slice(...first.span) === word;
        if (isBare && word === 'function' && this.#skip(/[ \t]+[\w.:-]+[ \t]*(?:\([ \t]*\))?\s*/y)) {
          this.#definesFunction = true;
          continue;
        }
        if (isBare && reservedWords.has(word)) {
          if (this.#opensBlock(word, isBranch)) isBranch = false;
          command.end = cursor.position;
          continue;
        }
        command.start = start;
        declares = declarations.has(word);
        for (const [name, value] of before) cursor.variables.restore(name, value);
      }
      command.words.push(...words);
      command.end = cursor.position;
    }
    command.finished = !cursor.unfinished;
    const texts = command.words.map((word) => word.text.text);
    this.#flow.word(texts[0] ?? '', command.words[0]?.span[1] ?? cursor.position);
    if (declares && texts[0] !== 'export') for (const name of before.keys()) this.#flow.declareLocal(name);
    for (const name of namesSetBy(texts)) cursor.variables.set(name, { kind: 'unknown' });
    if (isBranch && this.#flow.innermost === 'branch') this.#flow.close('branch');
    this.#line.push(command);
    return command;
  }

  /** Takes a reserved word; whether it makes the branch behind `&&` one of several commands. */
  #opensBlock(word: string, isBranch: boolean): boolean {
    if (word !== '{' || !this.#definesFunction) {
      const isGroup = word === '{' && isBranch;
      if (isGroup) this.#flow.extendBranch();
      else this.#flow.word(word, this.#cursor.position);
      return isGroup;
    }
    this.#definesFunction = false;
    this.#flow.openFunction(this.#cursor.position);
    return false;
  }

  /** Reads the here-documents of the line that ended and visits its commands. */
  #endLine(closer: string | null): void {
    for (const { command, mark } of this.#hereDocuments) {
      command.stdin = { kind: 'text', text: readHereDocument(this.#cursor, mark, closer) };
      command.end = this.#cursor.position;
      const read = readIntoName(command);
      if (read !== null) {
        this.#cursor.variables.set(read.name, { kind: 'text', text: read.text, home: read.text.place()[0] });
      }
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
        values: () => this.#cursor.variables.snapshot(),
      });
    }
  }

  #peek(ahead = 0): string | undefined {
    return peek(this.#cursor, ahead);
  }

  #skip(pattern: RegExp): boolean {
    return skip(this.#cursor, pattern);
  }
}
