import { isDiscordUrl } from '../discord/host.ts';
import type { DraftProblem, HeaderPart, Part } from '../request/draft.ts';
import { writeText } from '../request/text.ts';
import { isKnownMethod, requestMethod } from './httpBlock.ts';
import type { Line } from './httpLines.ts';
import { percentEncode } from './percent.ts';
import { SourceText } from './sourceText.ts';

/** What a request line and its continuation ask for. */
export interface HttpTarget {
  readonly method: Part;
  readonly url: Part;
  readonly problem: DraftProblem | null;
}

/** Reads `METHOD url HTTP/1.1` and the lines that carry the URL on; null where no URL is written yet. */
export function readHttpTarget(
  document: string,
  lines: readonly Line[],
  headers: readonly HeaderPart[],
  fill: (text: SourceText) => SourceText,
): HttpTarget | null {
  const [first] = lines;
  if (first === undefined) return null;
  const match = requestMethod.exec(first.text);
  const start = first.from + (match?.[0].length ?? 0);
  const whole = SourceText.join(
    lines.map((line) => SourceText.trimmed(document, line === first ? start : line.from, line.to)),
  );
  const version = whole.text.search(versionAtEnd);
  const written = version < 0 ? whole : whole.slice(0, version);
  if (written.length === 0) return null;
  const complete = completeUrl(fill(written), headers, version >= 0);
  const url = unsafe.test(complete.text) ? complete.map(encodeForUrl) : complete;
  const fragment = url.text.indexOf('#');
  const span = written.place();
  const word = match?.[1];
  const from = first.from + first.text.length - first.text.trimStart().length;
  const isOdd = word !== undefined && !isKnownMethod(word);
  return {
    method:
      word === undefined
        ? { text: ['GET'], span: [span[0], span[0]] }
        : { text: [word.toUpperCase()], span: [from, from + word.length] },
    url: { text: (fragment < 0 ? url : url.slice(0, fragment)).toText(), span },
    problem: isOdd ? { code: 'invalid-method', method: word, span: [from, from + word.length] } : null,
  };
}

const versionAtEnd = /\s+HTTP(?:\/[\d.]*)?$/;
/** What begins with its scheme, or with a value that holds it. */
const absolute = /^(?:\w+:\/\/|\uFDD0)/;
const securePort = /:(?:443|8443)$/;
/** What no URL may hold; U+FDD0 stands for holes. */
const unsafe = /[^\w!#$%&'()*+,./:;=?@[\]~\uFDD0-]/;

/** Blanks and what no URL may hold are percent-encoded; what is encoded already stays. */
export function encodeForUrl(character: string): string {
  return unsafe.test(character) ? percentEncode(character, { safe: '', space: '%20' }) : character;
}

/**
 * Adds what both clients add: the host of the `Host` header to a path, and `http` where there is no scheme. A message
 * as it goes over the wire (with its version) does not say whether TLS was around it: for Discord it was.
 */
function completeUrl(url: SourceText, headers: readonly HeaderPart[], isMessage: boolean): SourceText {
  if (absolute.test(url.text)) return url;
  const at = url.place()[0];
  if (!url.text.startsWith('/')) return SourceText.join([SourceText.implied('http://', at), url]);
  const host = headers.find((header) => header.name.toLowerCase() === 'host');
  const name = host === undefined ? '' : writeText(host.value.text);
  const isSecure = securePort.test(name) || (isMessage && isDiscordUrl(`https://${name}/api`));
  const scheme = isSecure ? 'https' : 'http';
  return SourceText.join([SourceText.implied(`${scheme}://${name}`, at), url]);
}
