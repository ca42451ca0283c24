import { requestMethod } from '../extract/httpBlock.ts';
import type { Line } from '../extract/httpLines.ts';
import type { Span } from '../request/text.ts';
import { type HttpFile, readHttpFile } from './httpFile.ts';
import { referencesIn } from './references.ts';

/** What words of an .http file are, by the editor's names for kinds of tokens. */
export const httpTokenTypes = ['comment', 'keyword', 'string', 'variable', 'property'] as const;

/** One of them. */
export type HttpTokenType = (typeof httpTokenTypes)[number];

/** A piece of one line and what it is. */
export interface HttpToken {
  readonly span: Span;
  readonly type: HttpTokenType;
}

/** The tokens of an .http file, in order and without overlaps; none goes over the end of a line. */
export function httpTokens(text: string): HttpToken[] {
  const file = readHttpFile(text);
  const firstLines = new Set(file.requests.map(({ line }) => line));
  return file.lines
    .flatMap((line, index) => tokensOf(file, line, index, firstLines.has(index)))
    .filter(({ span }) => span[0] < span[1]);
}

function tokensOf({ text, roles }: HttpFile, line: Line, index: number, isFirst: boolean): HttpToken[] {
  const start = line.from + line.text.length - line.text.trimStart().length;
  const end = line.from + line.text.trimEnd().length;
  switch (roles[index]) {
    case 'separator':
    case 'comment':
      return [{ span: [start, end], type: 'comment' }];
    case 'definition':
      return definitionTokens(text, line, start, end);
    case 'request':
      return isFirst ? requestTokens(text, line, end) : withReferences(text, start, end, 'string');
    case 'header':
      return headerTokens(text, line, start, end);
    case 'curl': {
      const word = /^\s*curl(?=\s|$)/.exec(line.text);
      const rest = word === null ? start : line.from + word[0].length;
      return [{ span: [start, rest], type: 'keyword' }, ...withReferences(text, rest, end, null)];
    }
    default:
      return withReferences(text, start, end, null);
  }
}

function definitionTokens(text: string, line: Line, start: number, end: number): HttpToken[] {
  const equals = line.from + line.text.indexOf('=') + 1;
  const name = start + (/^@[^\s=:]+/.exec(text.slice(start, end))?.[0].length ?? 0);
  return [
    { span: [start, name], type: 'variable' },
    ...withReferences(text, firstOf(text, equals, end), end, 'string'),
  ];
}

function requestTokens(text: string, line: Line, end: number): HttpToken[] {
  const match = requestMethod.exec(line.text);
  const method = match?.[1] ?? '';
  const from = line.from + (match === null ? 0 : match[0].indexOf(method));
  const version = /\s+HTTP(?:\/[\d.]*)?\s*$/.exec(line.text);
  const behind = version === null ? end : line.from + version.index;
  const url = firstOf(text, from + method.length, behind);
  return [
    { span: [from, from + method.length], type: 'keyword' },
    ...withReferences(text, url, behind, 'string'),
    { span: [firstOf(text, behind, end), end], type: 'keyword' },
  ];
}

function headerTokens(text: string, line: Line, start: number, end: number): HttpToken[] {
  const colon = line.from + line.text.indexOf(':');
  const name = line.from + line.text.slice(0, colon - line.from).trimEnd().length;
  const value = firstOf(text, colon + 1, end);
  return [{ span: [start, name], type: 'property' }, ...withReferences(text, value, end, 'string')];
}

/** References as variables and what stands between them as `type`, or as nothing of its own. */
function withReferences(text: string, from: number, to: number, type: HttpTokenType | null): HttpToken[] {
  const tokens: HttpToken[] = [];
  let at = from;
  const between = (end: number) => {
    if (type !== null) tokens.push({ span: [at, end], type });
  };
  for (const { span } of referencesIn(text, from, to)) {
    between(span[0]);
    tokens.push({ span, type: 'variable' });
    at = span[1];
  }
  between(to);
  return tokens;
}

function firstOf(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text[at] ?? '')) at++;
  return at;
}
