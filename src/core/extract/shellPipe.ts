import type { Span } from '../request/text.ts';
import type { ShellCursor, ShellWord } from './shellCursor.ts';
import { holeTextOf } from './shellExpansion.ts';
import { outputOf, type ShellOutput } from './shellOutput.ts';
import type { SourceText } from './sourceText.ts';

/** A command while it is read. */
export interface Command {
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
export function printedBy(commands: readonly Command[], isZsh: boolean): ShellOutput | null {
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
export function stdinOf(command: Command, { document, isZsh }: ShellCursor): ShellOutput | null {
  const { stdin, upstream } = command;
  if (stdin !== null || upstream === null) return stdin;
  const known = inputOf(command, isZsh);
  if (known !== null) return known;
  const span: Span = [upstream.pipeStart, upstream.end];
  return { kind: 'command', command: holeTextOf(document, span, { kind: 'expression' }) };
}

/** Words of `read -r -d '' name`. */
const mostReadWords = 5;

/** What `read -r -d '' name` reads from a here-document: all of it, without the white space around it. */
export function readIntoName({ words, stdin }: Command): { readonly name: string; readonly text: SourceText } | null {
  if (words.length > mostReadWords || words[0]?.text.text !== 'read') return null;
  const texts = words.map((word) => word.text.text);
  const name = texts.at(-1) ?? '';
  const options = texts.slice(1, -1).join(' ');
  const isWhole = options === '-r -d ' || options === '-rd ' || options === '-d  -r';
  return isWhole && stdin?.kind === 'text' && /^[A-Za-z_]\w*$/.test(name) ? { name, text: stdin.text.trim() } : null;
}
