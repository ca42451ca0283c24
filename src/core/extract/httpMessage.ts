import { type Draft, type HeaderPart, headerPart } from '../request/draft.ts';
import { jsonTree } from '../request/jsonTree.ts';
import { writeText } from '../request/text.ts';
import type { Extraction } from './extraction.ts';
import { addressOf } from './httpAddress.ts';
import { boundaryOf, formType } from './httpBody.ts';
import { headerLine, splitHeaderLine } from './httpHeaderLine.ts';
import { isBlank, joinLines, type Line, linesOf } from './httpLines.ts';
import { readHttpMultipart } from './httpMultipart.ts';
import { readHttpTarget } from './httpUrl.ts';
import { looksLikeJson } from './json.ts';
import type { SourceText } from './sourceText.ts';
import { bodyOf } from './textBody.ts';

/** Documents longer than this are not read, in UTF-16 units. */
const longest = 2_000_000;

const requestLine = /^\s*[A-Z]+\s+\S+\s+HTTP\/\d(?:\.\d)?\s*$/;
const statusLine = /^\s*HTTP\/\d(?:\.\d)?\s+\d{3}\b/;

/**
 * The requests for Discord among the HTTP messages that stand in a text as they went over the wire: a request line, a
 * `Host`, further headers, a body. What stands around them is passed over.
 */
export function extractHttpMessages(text: string): Extraction {
  if (text.length > longest) return { drafts: [], incomplete: true };
  const lines = linesOf(text);
  const starts = lines.flatMap((line, index) =>
    requestLine.test(line.text) || statusLine.test(line.text) ? [index] : [],
  );
  const drafts = starts.flatMap((start, index) => {
    const message = lines.slice(start, starts[index + 1] ?? lines.length);
    return readMessage(text, message) ?? [];
  });
  return { drafts, incomplete: false };
}

function readMessage(document: string, lines: readonly Line[]): Draft | undefined {
  const [first, ...rest] = lines;
  if (first === undefined || statusLine.test(first.text)) return undefined;
  const end = rest.findIndex((line) => !headerLine.test(line.text));
  const headerLines = end < 0 ? rest : rest.slice(0, end);
  const headers = headerLines.map((line) => headerOf(document, line));
  const target = readHttpTarget(document, [first], headers, asItIs);
  if (target === null || addressOf(writeText(target.method.text), target.url.text).kind !== 'discord') return undefined;
  const isFollowed = end >= 0 && rest[end] !== undefined && isBlank(rest[end]);
  const method = writeText(target.method.text);
  const body = isFollowed ? readMessageBody(document, rest.slice(end + 1), headers, method) : null;
  const last = headerLines.at(-1) ?? first;
  return {
    language: 'plaintext',
    client: 'http-file',
    span: [target.method.span[0], Math.max(last.to, body?.span[1] ?? 0)],
    method: target.method,
    url: target.url,
    headers,
    body,
    ...(target.problem === null ? {} : { problem: target.problem }),
  };
}

function headerOf(document: string, line: Line): HeaderPart {
  const { name, nameSpan, value } = splitHeaderLine(document, line);
  return { name, nameSpan, value: { text: value.toText(), span: value.span() } };
}

/** Only what the headers announce is a body, or JSON: other text behind a message is somebody's remark. */
function readMessageBody(document: string, lines: readonly Line[], headers: readonly HeaderPart[], method: string) {
  const start = lines.findIndex((line) => !isBlank(line));
  if (start < 0) return null;
  const body = lines.slice(start, lines.findLastIndex((line) => !isBlank(line)) + 1);
  const contentType = headerPart({ headers }, 'content-type');
  const type = contentType === undefined ? undefined : writeText(contentType.value.text);
  const boundary = boundaryOf(type);
  if (boundary !== undefined) {
    const close = body.findIndex((line) => line.text.trimEnd() === `--${boundary}--`);
    return readHttpMultipart(document, close < 0 ? body : body.slice(0, close + 1), boundary, asItIs).body;
  }
  const text = joinLines(document, body);
  if (looksLikeJson(text)) return method === 'GET' ? null : bodyOf(jsonIn(text), type);
  const isAnnounced = type !== undefined || headerPart({ headers }, 'content-length') !== undefined;
  if (!isAnnounced) return null;
  const blank = body.findIndex(isBlank);
  const isForm = formType.test(type ?? '');
  return bodyOf(isForm && blank > 0 ? joinLines(document, body.slice(0, blank)) : text, type);
}

/** The text up to the line where its JSON closes; all of it where the JSON does not close at the end of a line. */
function jsonIn(text: SourceText): SourceText {
  const end = jsonTree(text.text).root?.to ?? text.length;
  return /^[ \t]*(?:\n|$)/.test(text.text.slice(end)) ? text.slice(0, end) : text;
}

function asItIs(text: SourceText): SourceText {
  return text;
}
