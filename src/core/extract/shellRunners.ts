import type { ShellWord } from './shellCursor.ts';
import { holeTextOf } from './shellExpansion.ts';
import type { ShellCommand } from './shellReader.ts';
import { SourceText } from './sourceText.ts';

/** Commands that run the command in their arguments. */
const wrappers: ReadonlySet<string> = new Set(
  `sudo doas env command builtin exec nohup nice time timeout retry watch xargs noglob nocorrect find parallel docker
  podman kubectl flock setsid stdbuf chronic`.split(/\s+/),
);

/** A program that a command runs: itself, or one in its arguments. */
export interface ProgramCall {
  /** The program and what follows it. */
  readonly words: readonly ShellWord[];
  /** `noglob`: zsh leaves patterns in the words as they are. */
  readonly isPlain: boolean;
  /** `xargs`, `find`: they run the program with what they find; `isPlaced`: at a mark that is a hole in the words now. */
  readonly feeder?: { readonly word: ShellWord; readonly isPlaced: boolean };
}

/** The program that a command runs whose name matches, by itself or behind `sudo`, `env`, `xargs` and the like. */
export function programIn(command: ShellCommand, document: string, name: RegExp): ProgramCall | null {
  const names = command.words.slice(0, 12).map((word) => word.text.text);
  const isWrapped = wrappers.has(names[0] ?? '');
  const index = isWrapped ? names.findIndex((word, at) => at > 0 && name.test(word)) : 0;
  const [first] = command.words;
  if (first === undefined || !name.test(names[index] ?? '')) return null;
  const words = command.words.slice(index);
  const feeder = names[0] ?? '';
  const isPlain = names.slice(0, index).includes('noglob');
  if (!feeders.has(feeder)) return { words, isPlain };
  const last = words.findIndex(({ text }) => feeder !== 'xargs' && /^(?:;|\+|:::\+?|::::)$/.test(text.text));
  const own = last < 0 ? words : words.slice(0, last);
  const isAppended = words[last]?.text.text === '+';
  const mark = feeder === 'xargs' ? placeMarkOf(names.slice(1, index)) : '{}';
  const fed = mark === null ? own : own.map((word) => placed(word, mark, document));
  return {
    words: fed,
    isPlain,
    feeder: { word: first, isPlaced: !isAppended && fed.some((word, at) => word !== own[at]) },
  };
}

/** Commands that run another with words that they read or find. */
const feeders: ReadonlySet<string> = new Set(['xargs', 'find', 'parallel']);

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
