import type { DraftProblem } from '../request/draft.ts';
import { takeUserInfo } from './curlUserInfo.ts';
import { percentEncode } from './percent.ts';
import { SourceText } from './sourceText.ts';

/** What the options of a command do to its URLs. */
export interface CurlUrlOptions {
  /** `--globoff`: brackets and braces are not patterns. */
  readonly globOff: boolean;
  readonly pathAsIs: boolean;
  /** `--proto-default`; without it a URL without scheme means http. */
  readonly scheme: string | undefined;
  /** Added to the query, in order. */
  readonly queries: readonly SourceText[];
  /** `--request-target`: what is requested instead of the path. */
  readonly target: SourceText | null;
}

/** A URL as curl requests it. */
export interface CurlUrl {
  readonly text: SourceText;
  /** The user name and password in it, which go into a header. */
  readonly pair: SourceText | null;
  readonly problem: DraftProblem | null;
}

/** The URL as curl requests it: scheme added, letters beyond ASCII percent-encoded, dot segments resolved, fragment cut off, query extended. */
export function readCurlUrl(url: SourceText, options: CurlUrlOptions): CurlUrl {
  const span = url.place();
  const pattern = options.globOff ? null : /(?<!\\)(?:\{[^{}]*\}?|\[(?!\])[^[\]]*\]?)/.exec(url.text);
  let problem = problemOf(url, pattern?.[0]);
  let text = options.globOff ? url : unescapePatterns(url);
  if (!/^(?:[A-Za-z][\w+.-]*:\/\/|\uFDD0)/.test(text.text)) {
    text = SourceText.join([SourceText.implied(`${options.scheme ?? 'http'}://`, span[0]), text]);
  }
  const { url: bare, pair } = takeUserInfo(text);
  text = bare;
  const fragment = text.text.indexOf('#');
  if (fragment >= 0) text = text.slice(0, fragment);
  if (!options.pathAsIs) text = resolveDots(text);
  if (/[^\0-\x7f\uFDD0]/.test(text.text)) text = text.map(encodeBeyondAscii);
  for (const query of options.queries) {
    const mark = SourceText.implied(text.text.includes('?') ? '&' : '?', span[1]);
    text = SourceText.join([text, mark, query]);
  }
  if (options.target !== null) {
    const host = /^[^/?]*\/\/[^/?]*/.exec(text.text)?.[0].length;
    // Where the host ends is known at run time alone.
    if (host === undefined) problem ??= { code: 'unsupported-option', option: '--request-target', span };
    else text = SourceText.join([text.slice(0, host), options.target]);
  }
  return { text, pair, problem };

  function problemOf(source: SourceText, glob: string | undefined): DraftProblem | null {
    if (glob !== undefined) return { code: 'unsupported-option', option: glob, span };
    if (/[\0-\x20\x7f]/.test(source.text)) return { code: 'invalid-url', url: source.written(), span };
    return null;
  }
}

/** `\{`, `\}`, `\[` and `\]` are the characters themselves. */
function unescapePatterns(url: SourceText): SourceText {
  const escapes = [...url.text.matchAll(/\\(?=[{}[\]])/g)];
  if (escapes.length === 0) return url;
  const starts = [0, ...escapes.map((match) => match.index + 1)];
  return SourceText.join(starts.map((start, index) => url.slice(start, escapes[index]?.index)));
}

/** In small hexadecimal digits, as curl writes them. */
function encodeBeyondAscii(character: string): string {
  return character.charCodeAt(0) < 128 ? character : percentEncode(character, { safe: '', space: '%20' }).toLowerCase();
}

/** Resolves `.` and `..` in the path (RFC 3986, 5.2.4). */
function resolveDots(url: SourceText): SourceText {
  const path = /^[^/?]*\/\/[^/?]*(\/[^?]*)|^\uFDD0[^/?]*(\/[^?]*)/.exec(url.text);
  const whole = path?.[1] ?? path?.[2];
  if (path === null || whole === undefined || !/\/\.\.?(?:\/|$)/.test(whole)) return url;
  const pathEnd = path[0].length;
  const pathStart = pathEnd - whole.length;
  const kept: SourceText[] = [];
  for (const { index, 0: segment } of whole.matchAll(/\/[^/]*/g)) {
    const isLast = index + segment.length === whole.length;
    if (segment === '/..') kept.pop();
    if (segment !== '/.' && segment !== '/..')
      kept.push(url.slice(pathStart + index, pathStart + index + segment.length));
    else if (isLast) kept.push(url.slice(pathStart + index, pathStart + index + 1));
  }
  return SourceText.join([url.slice(0, pathStart), ...kept, url.slice(pathEnd)]);
}
