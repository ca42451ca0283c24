import type { ShellWord } from './shellCursor.ts';
import { readAnsiEscape } from './shellEscape.ts';
import { SourceText, SourceTextBuilder } from './sourceText.ts';

/** What a command prints or gets on its standard input. */
export type ShellOutput =
  | { readonly kind: 'text'; readonly text: SourceText }
  | { readonly kind: 'file'; readonly path: SourceText }
  /** What another command prints: one hole. */
  | { readonly kind: 'command'; readonly command: SourceText };

/** What `echo`, `printf` and `cat` print, where that needs no running; null for everything else. */
export function outputOf(words: readonly ShellWord[], stdin: ShellOutput | null, isZsh: boolean): ShellOutput | null {
  const [command, ...rest] = words.map((word) => word.text);
  switch (command?.text) {
    case 'cat':
      if (rest.length === 0 || (rest.length === 1 && rest[0]?.text === '-')) return stdin;
      return rest.length === 1 && rest[0] !== undefined && !rest[0].text.startsWith('-')
        ? { kind: 'file', path: rest[0] }
        : null;
    case 'echo':
      return echo(rest, isZsh);
    case 'print':
      return print(rest);
    case 'printf':
      return printf(rest);
    case 'tee':
      return stdin;
    default:
      return null;
  }
}

/** `echo`; escapes count after `-e`, and in zsh without it too. */
function echo(words: readonly SourceText[], isZsh: boolean): ShellOutput | null {
  const options = words.findIndex((word) => !/^-[neE]+$/.test(word.text));
  const shown = options < 0 ? [] : words.slice(options);
  const flags = words
    .slice(0, words.length - shown.length)
    .map((word) => word.text.slice(1))
    .join('');
  const escapes = /[eE](?=[^eE]*$)/.exec(flags)?.[0] ?? (isZsh ? 'e' : 'E');
  const texts = escapes === 'e' ? shown.map(withoutEscapes) : shown;
  return texts.some((text) => text === null)
    ? null
    : joined(
        texts.filter((text) => text !== null),
        !flags.includes('n'),
      );
}

/** What `echo -e` makes of its escapes; null where it has one that ends the output or counts in octal. */
function withoutEscapes(word: SourceText): SourceText | null {
  if (/(?<!\\)(?:\\\\)*\\[c0]/.test(word.text)) return null;
  const pieces: SourceText[] = [];
  let copied = 0;
  for (const { index, 0: mark } of word.text.matchAll(
    /(?:\\x[\da-fA-F]{1,2})+|\\(?:[abefnrtv\\]|u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8})/g,
  )) {
    pieces.push(word.slice(copied, index));
    copied = index + mark.length;
    pieces.push(escaped(readAnsiEscape(mark, 0).text, ...word.place(index, copied)));
  }
  return SourceText.join([...pieces, word.slice(copied)]);
}

/** zsh's `print -r -- words`; without `-r` it knows escapes. */
function print(words: readonly SourceText[]): ShellOutput | null {
  const [flags, ...rest] = words;
  if (flags === undefined || !/^-r?n?r?$/.test(flags.text) || !flags.text.includes('r')) return null;
  return joined(rest[0]?.text === '--' ? rest.slice(1) : rest, !flags.text.includes('n'));
}

function joined(words: readonly SourceText[], hasLineEnd: boolean): ShellOutput {
  const pieces = words.flatMap((word, index) =>
    index === 0 ? [word] : [SourceText.implied(' ', word.place()[0]), word],
  );
  if (hasLineEnd) pieces.push(SourceText.implied('\n', words.at(-1)?.place()[1] ?? 0));
  return { kind: 'text', text: SourceText.join(pieces) };
}

/** `printf format values`, as many values as the format has places; null for other forms. */
function printf(words: readonly SourceText[]): ShellOutput | null {
  const [format, ...values] = words[0]?.text === '--' ? words.slice(1) : words;
  if (format === undefined || format.text.startsWith('-')) return null;
  const pieces: SourceText[] = [];
  let used = 0;
  let copied = 0;
  for (const { index, 0: mark } of format.text.matchAll(
    /%[\s\S]?|(?:\\(?:[0-7]{1,3}|x[\da-fA-F]{1,2}))+|\\(?:u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}|[\s\S]?)/g,
  )) {
    pieces.push(format.slice(copied, index));
    copied = index + mark.length;
    const [from, to] = format.place(index, copied);
    if (mark.startsWith('\\')) pieces.push(escaped(readAnsiEscape(mark, 0).text, from, to));
    else if (mark === '%%') pieces.push(escaped('%', from, to));
    else {
      const value = values[used++];
      const isKnown = mark === '%s' || (mark === '%d' && /^-?(?:0|[1-9]\d{0,17})$/.test(value?.text ?? ''));
      if (value === undefined || !isKnown) return null;
      pieces.push(value);
    }
  }
  if (used < values.length) return null;
  return { kind: 'text', text: SourceText.join([...pieces, format.slice(copied)]) };
}

function escaped(text: string, from: number, to: number): SourceText {
  return new SourceTextBuilder(from).replace(text, from, to).build();
}
