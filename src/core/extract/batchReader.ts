import { CommandText } from './batchCommand.ts';
import { BatchFlow, endsFlow } from './batchFlow.ts';
import { type BatchVariables, expandBatchLine } from './batchVariables.ts';
import { ShellBudget, type ShellWord, stepCost } from './shellCursor.ts';
import { holeTextOf } from './shellExpansion.ts';
import type { ShellOutput } from './shellOutput.ts';
import type { ShellCommand } from './shellReader.ts';
import { type ShellValue, ShellVariables } from './shellVariables.ts';
import { SourceText } from './sourceText.ts';
import { readWindowsArguments } from './windowsArguments.ts';

/**
 * Calls `visit` with every command of a batch file, as cmd.exe takes one apart: variables first, then quotes and
 * carets (Microsoft, "cmd", "set", "for", "if"), then the words by the rules of the C runtime. `incomplete`: the file
 * was too tangled to be read to its end within its budget.
 */
export function readBatch(document: string, visit: (command: ShellCommand) => void): { readonly incomplete: boolean } {
  const reader = new BatchReader(document, visit);
  reader.read();
  return { incomplete: reader.budget.isSpent };
}

/** The commands up to a line's end, and what reads from what. */
class BatchReader {
  readonly budget: ShellBudget;
  readonly #document: string;
  readonly #visit: (command: ShellCommand) => void;
  readonly #batch: BatchVariables;
  /** Where the next line begins. */
  #next = 0;
  #line: SourceText;
  #at = 0;
  readonly #flow: BatchFlow;
  /** The `( … )` around, and whether each may not run; variables are filled in before any of it does. */
  #blocks: boolean[] = [];
  /** Nothing leads to what stands here. */
  #isDead = false;
  #pending: (() => void)[] = [];
  #upstream: SourceText | null = null;

  constructor(document: string, visit: (command: ShellCommand) => void) {
    this.#document = document;
    this.#visit = visit;
    this.budget = new ShellBudget(document.length);
    this.#flow = new BatchFlow(document);
    this.#batch = {
      pending: new Set(),
      document,
      variables: new ShellVariables(),
      budget: this.budget,
      loops: new Set([...document.matchAll(/\bfor\b[^\n]*?%%([A-Za-z])\s+in\b/gi)].map(([, letter = '']) => letter)),
      isDelayed: /\bsetlocal\b[^\n]*\benabledelayedexpansion\b/i.test(document),
    };
    this.#line = SourceText.of(document, 0, 0);
  }

  read(): void {
    while (this.#at < this.#line.length || this.#nextLine()) this.#command();
  }

  #nextLine(): boolean {
    if (this.#next >= this.#document.length || !this.budget.spend(stepCost)) return false;
    const end = this.#document.indexOf('\n', this.#next);
    const to = end < 0 ? this.#document.length : end + 1;
    this.#line = expandBatchLine(this.#next, to, this.#batch);
    this.#at = 0;
    this.#next = to;
    return true;
  }

  /** Reads one command up to what ends it. */
  #command(): void {
    if (this.#at === 0 && /^\s*(?::|@?rem\b)/i.test(this.#line.text)) {
      this.#atLabel();
      this.#at = this.#line.length;
      return;
    }
    const command = new CommandText(this.#line.slice(this.#at, this.#at));
    let end = this.#step(command);
    while (end === null) end = this.#step(command);
    this.#finish(command, end);
  }

  #atLabel(): void {
    if (!/^\s*:(?!:)/.test(this.#line.text)) return;
    this.#isDead = false;
    this.#forget(this.#flow.unknownAt(this.#line.text, this.#line.place()[0]));
  }

  #forget(names: Iterable<string>): void {
    for (const name of names) this.#batch.variables.set(name, { kind: 'unknown' });
  }

  /** Reads on in the command; gives the character that ends it, empty at the end of the file. */
  #step(command: CommandText): string | null {
    const { text } = this.#line;
    const plain = command.isQuoted ? /[^"\n]+/y : /[^"^&|()<>\n]+/y;
    plain.lastIndex = this.#at;
    if (plain.test(text)) {
      this.#take(command, plain.lastIndex);
      return null;
    }
    const character = text[this.#at];
    if (character === undefined) return '';
    if (!this.budget.spend(stepCost)) {
      this.#at = text.length;
      return '';
    }
    if (character === '"') {
      command.isQuoted = !command.isQuoted;
      this.#take(command, this.#at + 1);
      return null;
    }
    if (command.isQuoted) return this.#end(character);
    return this.#special(command, character);
  }

  #special(command: CommandText, character: string): string | null {
    switch (character) {
      case '^':
        this.#caret(command);
        return null;
      case '(':
        if (!command.isOnlyPrefix()) {
          if (command.isLoop()) command.brackets++;
          this.#take(command, this.#at + 1);
          return null;
        }
        this.#blocks.push(command.mayNotRun());
        return this.#end(character);
      case ')':
        if (this.#blocks.length === 0 || command.brackets > 0) {
          command.brackets = Math.max(0, command.brackets - 1);
          this.#take(command, this.#at + 1);
          return null;
        }
        return this.#end(character);
      case '<':
      case '>':
        this.#redirect(command);
        return null;
      default:
        return this.#end(character);
    }
  }

  #end(character: string): string {
    this.#at++;
    return character;
  }

  #take(command: CommandText, to: number): void {
    command.pieces.push(this.#line.slice(this.#at, to));
    this.#at = to;
  }

  /** `^` makes the next character a letter; at a line's end the next line goes on with one. */
  #caret(command: CommandText): void {
    this.#at++;
    if (this.#line.text[this.#at] === '\n' && !this.#nextLine()) return;
    const isEnd = this.#at >= this.#line.length;
    if (isEnd) return;
    const isBreak = this.#line.text[this.#at] === '\n';
    this.#take(command, this.#at + 1);
    if (isBreak) this.#nextLine();
  }

  /** `< file`, `2>nul`, `>&1`. */
  #redirect(command: CommandText): void {
    command.cutHandle();
    const match = /(<|>>?)(?:&\d|[ \t]*("[^"\n]*"?|[^\s&|<>()"]+))?/y;
    match.lastIndex = this.#at;
    const [whole = '<', operator, target = ''] = match.exec(this.#line.text) ?? [];
    const start = this.#at + whole.length - target.length;
    this.#at += whole.length;
    if (operator !== '<' || target === '') return;
    const quoted = target.startsWith('"') ? 1 : 0;
    command.stdin = this.#line.slice(start + quoted, start + target.length - (target.endsWith('"') ? quoted : 0));
  }

  #finish(command: CommandText, end: string): void {
    const line = command.text();
    const captured = command.captured();
    if (captured !== null) this.#visitLine(captured, command, null);
    const upstream = this.#upstream;
    const isPipe = end === '|' && this.#line.text[this.#at] !== '|';
    this.#upstream = isPipe ? line : null;
    if (end !== '\n') while (/[|&]/.test(this.#line.text[this.#at] ?? '')) this.#at++;
    if (line.trim().length > 0) {
      const assignment = /^set\s+(?:\/([ap])\s+)?"?([^="\s][^="]*)=/is.exec(line.text);
      if (assignment === null) this.#visitLine(line, command, upstream);
      else if (!this.#isDead) this.#set(line, assignment, command);
      if (/^\s*:\w/.test(line.text)) this.#forget(this.#flow.setByCalls);
      if (this.#blocks.length === 0 && !command.mayNotRun() && endsFlow(line.text.trim())) this.#isDead = true;
    }
    if (end !== ')') return;
    this.#blocks.pop();
    if (this.#blocks.length > 0) return;
    for (const apply of this.#pending) apply();
    this.#pending = [];
    this.#batch.pending.clear();
  }

  #set(line: SourceText, [whole, option, name = '']: RegExpExecArray, command: CommandText): void {
    let value = line.slice(whole.length);
    const isQuoted = /^set\s+"/i.test(line.text);
    const close = value.text.lastIndexOf('"');
    if (isQuoted && close >= 0) value = value.slice(0, close);
    const known: ShellValue =
      option === undefined ? { kind: 'text', text: value, home: value.place()[0] } : { kind: 'unknown' };
    const key = name.trim().toLowerCase();
    const isSure = !command.mayNotRun() && !this.#blocks.includes(true);
    // What the environment has counts first: `if not defined NAME set NAME=…`.
    if (command.isForLackOf(key) && this.#batch.variables.get(key) === undefined) return;
    const apply = () => this.#batch.variables.set(key, isSure ? known : { kind: 'unknown' });
    if (this.#blocks.length === 0) apply();
    else {
      this.#pending.push(apply);
      this.#batch.pending.add(key);
    }
  }

  #visitLine(line: SourceText, command: CommandText, upstream: SourceText | null): void {
    const { words, finished } = readWindowsArguments(line, this.budget);
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined) return;
    const stdin = () => this.#stdinOf(command.stdin, upstream);
    this.#visit({ words, stdin, span: [first.span[0], last.span[1]], finished });
  }

  #stdinOf(file: SourceText | null, upstream: SourceText | null): ShellOutput | null {
    if (file !== null) return { kind: 'file', path: file };
    if (upstream === null) return null;
    return printedBy(upstream, this.budget) ?? { kind: 'command', command: this.#hole(upstream) };
  }

  #hole(line: SourceText): SourceText {
    return holeTextOf(this.#document, line.trim().place(), { kind: 'expression' });
  }
}

/** What `echo` and `type` print; a caret would be read a second time, by the cmd that runs that side of the pipe. */
function printedBy(line: SourceText, budget: ShellBudget): ShellOutput | null {
  const echo = /^\s*echo[ .:(,;=+/]/i.exec(line.text);
  if (echo !== null && !line.text.includes('^')) {
    const text = line.slice(echo[0].length);
    return { kind: 'text', text: SourceText.join([text, SourceText.implied('\r\n', text.place()[1])]) };
  }
  const words: readonly ShellWord[] = /^\s*type\s/i.test(line.text) ? readWindowsArguments(line, budget).words : [];
  return words[1] !== undefined && words.length === 2 ? { kind: 'file', path: words[1].text } : null;
}
