import { optionOfLetter, optionOfName } from './curlOptions.ts';
import type { ShellWord } from './shellCursor.ts';
import { SourceText, SourceTextBuilder } from './sourceText.ts';

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', v: '\v' };

/**
 * The options of a file for `--config` as words of a command line. Each stands on a line of its own: its name, with or
 * without dashes, and its argument, in double quotes or up to the next blank (the manual of curl, `-K`).
 */
export function readCurlConfig(config: SourceText): ShellWord[] {
  const words: ShellWord[] = [];
  for (const { index, 0: line } of config.text.matchAll(/[^\n]+/g)) {
    const match = /^([ \t]*)(-[^\s]+|[^\s=:#"-][^\s=:]*)([ \t]*[=:]?[ \t]*)(.*?)\r?$/.exec(line);
    if (match === null) continue;
    const [, margin = '', name = '', gap = '', argument = ''] = match;
    const start = index + margin.length;
    const written = config.slice(start, start + name.length);
    const dashes = name.startsWith('-') ? '' : '--';
    words.push(wordOf(SourceText.join([SourceText.implied(dashes, written.place()[0]), written])));
    const isShort = /^-[^-]/.test(name);
    const option = isShort ? optionOfLetter(name.at(-1) ?? '') : optionOfName(name.replace(/^--/, ''));
    if (option?.takesArgument !== true || (isShort && name.length > 2)) continue;
    const at = start + name.length + gap.length;
    words.push(wordOf(argumentOf(config, at, argument)));
  }
  return words;
}

function argumentOf(config: SourceText, at: number, written: string): SourceText {
  if (!written.startsWith('"')) return config.slice(at, at + (/^\S*/.exec(written)?.[0].length ?? 0));
  const pieces: SourceText[] = [];
  for (const { index, 0: piece, 1: escaped } of written.slice(1).matchAll(/\\(.)|[^"\\]+|["\\]/g)) {
    if (piece === '"') break;
    const place = at + 1 + index;
    if (escaped === undefined) pieces.push(config.slice(place, place + piece.length));
    else {
      const [from, to] = config.place(place, place + 2);
      pieces.push(new SourceTextBuilder(from).replace(escapes[escaped] ?? escaped, from, to).build());
    }
  }
  return pieces.length === 0 ? SourceText.implied('', config.place(at, at)[0]) : SourceText.join(pieces);
}

function wordOf(text: SourceText): ShellWord {
  return { text, span: text.place(), braces: null, pattern: null };
}
