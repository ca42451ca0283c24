import type { ShellWord } from './shellCursor.ts';
import { holeTextOf } from './shellExpansion.ts';
import type { ShellCommand } from './shellReader.ts';
import { SourceText } from './sourceText.ts';

/** Commands that run the command in their arguments. */
const wrappers: ReadonlySet<string> = new Set(
  'sudo doas env command builtin exec nohup nice time timeout retry watch xargs noglob nocorrect'.split(' '),
);

/** A program that a command runs: itself, or one in its arguments. */
export interface ProgramCall {
  /** The program and what follows it. */
  readonly words: readonly ShellWord[];
  /** `xargs`: it runs the program with what it reads; `isPlaced`: at a mark that is a hole in the words now. */
  readonly xargs?: { readonly word: ShellWord; readonly isPlaced: boolean };
}

/** The program that a command runs whose name matches, by itself or behind `sudo`, `env`, `xargs` and the like. */
export function programIn(command: ShellCommand, document: string, name: RegExp): ProgramCall | null {
  const names = command.words.slice(0, 12).map((word) => word.text.text);
  const isWrapped = wrappers.has(names[0] ?? '');
  const index = isWrapped ? names.findIndex((word, at) => at > 0 && name.test(word)) : 0;
  const [first] = command.words;
  if (first === undefined || !name.test(names[index] ?? '')) return null;
  const words = command.words.slice(index);
  if (names[0] !== 'xargs') return { words };
  const mark = placeMarkOf(names.slice(1, index));
  if (mark === null) return { words, xargs: { word: first, isPlaced: false } };
  return { words: words.map((word) => placed(word, mark, document)), xargs: { word: first, isPlaced: true } };
}

/** What `xargs -I mark` puts each line in place of; null where lines are added as words. */
function placeMarkOf(options: readonly string[]): string | null {
  for (const [index, option] of options.entries()) {
    if (option === '-I') return options[index + 1] ?? null;
    const attached = /^(?:-I|--replace=)(.+)$/.exec(option)?.[1];
    if (attached !== undefined) return attached;
    if (option === '-i' || option === '--replace') return '{}';
  }
  return null;
}

/** The word with a hole for every mark in it. */
function placed(word: ShellWord, mark: string, document: string): ShellWord {
  const { text } = word;
  const pieces: SourceText[] = [];
  let copied = 0;
  for (let at = text.text.indexOf(mark); at >= 0; at = text.text.indexOf(mark, copied)) {
    const hole = holeTextOf(document, text.place(at, at + mark.length), { kind: 'expression' });
    pieces.push(text.slice(copied, at), hole);
    copied = at + mark.length;
  }
  return copied === 0 ? word : { ...word, text: SourceText.join([...pieces, text.slice(copied)]) };
}
