import type { DraftProblem } from '../request/draft.ts';
import { type CurlSetting, refusalOf } from './curlCommand.ts';
import { percentEncode } from './percent.ts';
import type { ShellOutput } from './shellOutput.ts';
import { holeMark, SourceText } from './sourceText.ts';

/** What the options of the `-d` family make together. */
export type CurlData =
  | { readonly kind: 'text'; readonly text: SourceText }
  /** `stripsLineBreaks`: `-d @file` leaves out carriage returns and line feeds, `--data-binary` does not. */
  | { readonly kind: 'file'; readonly path: SourceText; readonly stripsLineBreaks: boolean };

/** The long names of the `-d` family. */
export const dataOptions: ReadonlySet<string> = new Set([
  'data',
  'data-ascii',
  'data-binary',
  'data-raw',
  'data-urlencode',
  'json',
]);

/**
 * Joins data as curl does: with `&`, except in front of `--json`. What cannot be told (files beside other data) is left
 * out; the problem names the first.
 */
export function readCurlData(
  settings: readonly CurlSetting[],
  stdin: ShellOutput | null,
): { readonly data: CurlData; readonly problem: DraftProblem | null } {
  const texts: SourceText[] = [];
  let problem: DraftProblem | null = null;
  for (const setting of settings) {
    const data = dataOf(setting, stdin);
    if (data?.kind === 'file' && settings.length === 1) return { data, problem };
    if (data?.kind !== 'text') {
      problem ??= refusalOf(setting);
      continue;
    }
    if (texts.length > 0 && setting.name !== 'json') texts.push(SourceText.implied('&', data.text.place()[0]));
    texts.push(data.text);
  }
  return { data: { kind: 'text', text: SourceText.join(texts) }, problem };
}

/** The text that `--data-urlencode` and `--url-query` make of `content`, `=content` and `name=content`; null for a file. */
export function readUrlEncoded(argument: SourceText): SourceText | null {
  const equals = argument.text.indexOf('=');
  if (equals < 0 && argument.text.includes('@')) return null;
  const value = argument.slice(equals + 1).map(encodeFormCharacter, 'form-component');
  return equals > 0 ? SourceText.join([argument.slice(0, equals + 1), value]) : value;
}

/** Null for what cannot be told. */
function dataOf(setting: CurlSetting, stdin: ShellOutput | null): CurlData | null {
  const argument = setting.argument ?? SourceText.implied('', setting.span[1]);
  if (setting.name === 'data-urlencode') {
    const text = readUrlEncoded(argument);
    return text === null ? null : { kind: 'text', text };
  }
  if (setting.name === 'data-raw' || !argument.text.startsWith('@')) return { kind: 'text', text: argument };
  const stripsLineBreaks = setting.name === 'data' || setting.name === 'data-ascii';
  const path = argument.slice(1);
  // `@<(command)`: what the command prints.
  if (/^\{<\(.*\)\}$/s.test(path.written()) && path.text === holeMark) return { kind: 'text', text: path };
  if (path.text !== '-' && path.text !== '/dev/stdin') return { kind: 'file', path, stripsLineBreaks };
  switch (stdin?.kind) {
    case 'text':
      return { kind: 'text', text: stripsLineBreaks ? stdin.text.map(withoutLineBreak) : stdin.text };
    case 'file':
      if (stdin.path.text === '/dev/null') return { kind: 'text', text: stdin.path.slice(0, 0) };
      return { kind: 'file', path: stdin.path, stripsLineBreaks };
    case 'command':
      return { kind: 'text', text: stdin.command };
    default:
      return null;
  }
}

function withoutLineBreak(character: string): string {
  return character === '\n' || character === '\r' || character === '\0' ? '' : character;
}

/** Letters, digits and `-._~` stay; a blank is `+` (seen with curl 7.88). */
function encodeFormCharacter(character: string): string {
  return percentEncode(character, { safe: '', space: '+' });
}
