import type { ShellWord } from './shellCursor.ts';
import { SourceText } from './sourceText.ts';

/** What a command prints or gets on its standard input. */
export type ShellOutput =
  | { readonly kind: 'text'; readonly text: SourceText }
  | { readonly kind: 'file'; readonly path: SourceText }
  /** What another command prints: one hole. */
  | { readonly kind: 'command'; readonly command: SourceText };

/** What `echo`, `printf` and `cat` print, where that needs no running; null for everything else. */
export function outputOf(words: readonly ShellWord[], stdin: ShellOutput | null): ShellOutput | null {
  const [command, ...rest] = words.map((word) => word.text);
  switch (command?.text) {
    case 'cat':
      if (rest.length === 0 || (rest.length === 1 && rest[0]?.text === '-')) return stdin;
      return rest.length === 1 && rest[0] !== undefined && !rest[0].text.startsWith('-')
        ? { kind: 'file', path: rest[0] }
        : null;
    case 'echo':
      return echo(rest);
    case 'printf':
      return printf(rest);
    default:
      return null;
  }
}

function echo(words: readonly SourceText[]): ShellOutput | null {
  const isBare = words[0]?.text === '-n';
  const printed = isBare ? words.slice(1) : words;
  if (/^-[neE]+$/.test(printed[0]?.text ?? '')) return null;
  const pieces = printed.flatMap((word, index) =>
    index === 0 ? [word] : [SourceText.implied(' ', word.place()[0]), word],
  );
  const last = printed.at(-1);
  if (!isBare) pieces.push(SourceText.implied('\n', last?.place()[1] ?? 0));
  return { kind: 'text', text: SourceText.join(pieces) };
}

/** `printf text`, `printf '%s' text`, `printf '%s\n' text`. */
function printf(words: readonly SourceText[]): ShellOutput | null {
  const [format, value, ...more] = words;
  if (format === undefined || more.length > 0) return null;
  const match = /^%s(\\n|\n)?$/.exec(format.text);
  if (match !== null && value !== undefined) {
    const end = SourceText.implied(match[1] === undefined ? '' : '\n', value.place()[1]);
    return { kind: 'text', text: SourceText.join([value, end]) };
  }
  const isPlain = value === undefined && !/[%\\]/.test(format.text);
  return isPlain ? { kind: 'text', text: format } : null;
}
