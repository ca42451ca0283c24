import type { DraftProblem, HeaderPart } from '../request/draft.ts';
import { literal, type Span, type Text } from '../request/text.ts';
import { type CurlSetting, isOn } from './curlCommand.ts';
import { basicCredentialOf } from './httpBasic.ts';
import type { ShellOutput } from './shellOutput.ts';
import type { SourceText } from './sourceText.ts';

/** The headers that the options of one operation make. */
export interface CurlHeaders {
  readonly list: readonly HeaderPart[];
  /** Headers of curl's own that are taken away. */
  readonly removed: readonly string[];
  readonly problem: DraftProblem | null;
}

/** Headers by `-H` first, then those of other options that `-H` says nothing about. */
export function curlHeadersOf(settings: readonly CurlSetting[], stdin: ShellOutput | null): CurlHeaders {
  const list: HeaderPart[] = [];
  const removed: string[] = [];
  let problem: DraftProblem | null = null;
  for (const { name, argument, written, span } of settings) {
    if (name !== 'header' || argument === null) continue;
    const lines = argument.text.startsWith('@') ? linesOf(argument, stdin) : [argument];
    if (lines === null) problem ??= { code: 'unsupported-option', option: `${written} ${argument.written()}`, span };
    for (const line of lines ?? []) {
      const header = readHeader(line);
      if (typeof header === 'string') removed.push(header);
      else if (header !== null) list.push(header);
    }
  }
  const isOwn = (name: string) => [...list.map((header) => header.name), ...removed].some((own) => sameName(own, name));
  for (const setting of settings) problem ??= problemOf(setting);
  for (const header of impliedHeaders(settings)) {
    if (isOwn(header.name)) continue;
    if (header.value.text.length > 0) list.push(header);
    else removed.push(header.name);
  }
  // curl names the type of data and forms, not that of a file to upload.
  if (settings.some(({ name }) => name === 'upload-file') && !isOwn('content-type')) removed.push('Content-Type');
  return { list, removed, problem };
}

/** The lines of `-H @-`, where what is piped into curl is known; null for another file. */
function linesOf({ text }: SourceText, stdin: ShellOutput | null): readonly SourceText[] | null {
  if (text !== '@-' || stdin?.kind !== 'text') return null;
  const source = stdin.text;
  return [...source.text.matchAll(/[^\r\n]+/g)].map(({ index, 0: line }) => source.slice(index, index + line.length));
}

/** `Name: value`, `Name;` (sent empty), `Name:` (gives the name to take away); null for what curl passes over. */
function readHeader(argument: SourceText): HeaderPart | string | null {
  const colon = argument.text.indexOf(':');
  const end = colon >= 0 ? colon : argument.text.indexOf(';');
  if (end <= 0) return null;
  const name = argument.slice(0, end);
  const value = argument.slice(end + 1).trim();
  if (colon >= 0 && value.length === 0) return name.written();
  if (colon < 0 && value.length > 0) return null;
  return headerOf(name.written(), name.span(), value.toText(), value.span());
}

/** The headers that other options stand for; an empty one takes curl's own away. */
function impliedHeaders(settings: readonly CurlSetting[]): HeaderPart[] {
  const last = (name: string) => settings.findLast((setting) => setting.name === name);
  const headers: HeaderPart[] = [];
  const add = (name: string, setting: CurlSetting | undefined, text?: Text, span?: Span) => {
    if (setting === undefined) return;
    const value = setting.argument?.trim();
    headers.push(headerOf(name, setting.span, text ?? value?.toText() ?? [], span ?? value?.span() ?? setting.span));
  };

  const bearer = last('oauth2-bearer');
  const user = last('user');
  if (bearer !== undefined) add('Authorization', bearer, ['Bearer ', ...(bearer.argument?.toText() ?? [])]);
  else if (user?.argument) add('Authorization', user, basicCredentialOf(user.argument));
  add('User-Agent', last('user-agent'));
  const referer = last('referer');
  const address = referer?.argument?.slice(0, referer.argument.text.replace(/;auto$/, '').length);
  if (address !== undefined && address.length > 0) add('Referer', referer, address.toText(), address.span());
  const cookies = settings.filter(isCookie);
  const cookieTexts = cookies.flatMap(({ argument }, index) => [
    ...(index > 0 ? [';'] : []),
    ...(argument?.toText() ?? []),
  ]);
  if (cookies.length > 0) add('Cookie', cookies[0], joinLiterals(cookieTexts), spanOf(cookies));
  const json = last('json');
  add('Content-Type', json, literal('application/json'), json?.span);
  add('Accept', json, literal('application/json'), json?.span);
  const range = last('range');
  add('Range', range, ['bytes=', ...(range?.argument?.toText() ?? [])]);
  if (isOn(settings, 'tr-encoding')) {
    add('Connection', last('tr-encoding'), literal('TE'));
    add('TE', last('tr-encoding'), literal('gzip'));
  }
  if (isOn(settings, 'compressed')) add('Accept-Encoding', last('compressed'), literal('deflate, gzip, br, zstd'));
  return headers;
}

/** What of these options cannot be followed: a cookie file, a password that curl would ask for. */
function problemOf(setting: CurlSetting): DraftProblem | null {
  const { name, argument, written, span } = setting;
  if (argument === null) return null;
  const isCookieFile = name === 'cookie' && argument.length > 0 && !isCookie(setting);
  const asks = name === 'user' && !argument.text.includes(':') && argument.holeOffsets().length === 0;
  if (!isCookieFile && !asks) return null;
  return { code: 'unsupported-option', option: isCookieFile ? `${written} ${argument.written()}` : written, span };
}

function isCookie({ name, argument }: CurlSetting): boolean {
  return name === 'cookie' && argument?.text.includes('=') === true;
}

function spanOf(settings: readonly CurlSetting[]): Span {
  const [only, ...more] = settings;
  if (more.length === 0 && only?.argument) return only.argument.span();
  const first = only?.argument?.place() ?? [0, 0];
  return [first[0], settings.at(-1)?.argument?.place()[1] ?? first[1]];
}

function joinLiterals(text: Text): Text {
  const joined: Text[number][] = [];
  for (const piece of text) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

function headerOf(name: string, nameSpan: Span, text: Text, span: Span): HeaderPart {
  return { name, nameSpan, value: { text, span } };
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
