import type { Part } from '../request/draft.ts';
import { type Span, writeText } from '../request/text.ts';
import { decode } from './placeholder.ts';

/** A part of an address and, where it can be known, its place in the document. */
export interface UrlPiece {
  readonly kind: 'host' | 'path' | 'query';
  /** The segment or the value, percent-escapes undone. */
  readonly text: string;
  /** Name of the query parameter. */
  readonly name?: string;
  readonly span?: Span;
}

/**
 * Takes an address apart. A hole gives its own place. Literal text has one where it stands in the document as it is, or,
 * with `source`, where it is found in the address's range: code may put an address together (`Routes.channel('1')`).
 */
export function urlPieces(url: Part, source?: string): readonly UrlPiece[] {
  const written = writeText(url.text);
  const marks = offsetsOf(url);
  const place = (start: number, end: number): Span | undefined => {
    const text = written.slice(start, end);
    const span = spanOf(marks, start, end);
    const confirmed = source === undefined || text.includes('{') || (span && source.slice(...span) === text);
    return span !== undefined && confirmed ? span : find(url.span, text, source);
  };
  const pieces: UrlPiece[] = [];
  const add = (kind: UrlPiece['kind'], start: number, end: number, name?: string) => {
    const span = start < end ? place(start, end) : undefined;
    pieces.push({
      kind,
      text: decode(written.slice(start, end)),
      ...(name === undefined ? {} : { name }),
      ...(span === undefined ? {} : { span }),
    });
  };
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(written)?.[0].length ?? 0;
  const hostEnd = endOf(written, scheme, /[/?#]/);
  if (scheme > 0) add('host', scheme, hostEnd);
  const pathEnd = endOf(written, hostEnd, /[?#]/);
  for (const [start, end] of split(written, hostEnd, pathEnd, '/')) if (start < end) add('path', start, end);
  const queryEnd = endOf(written, pathEnd, /#/);
  for (const [start, end] of split(written, pathEnd + 1, queryEnd, '&')) {
    const equals = written.indexOf('=', start);
    if (equals > start && equals < end) add('query', equals + 1, end, decode(written.slice(start, equals)));
  }
  return pieces;
}

/** The first match outside of braces, in which `{expression}` stands for a hole. */
function endOf(text: string, from: number, stop: RegExp): number {
  let depth = 0;
  for (let index = from; index < text.length; index++) {
    const character = text[index] ?? '';
    if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && stop.test(character)) return index;
  }
  return text.length;
}

function* split(text: string, from: number, to: number, separator: string): Generator<Span> {
  let start = from;
  while (start <= to) {
    const end = Math.min(to, endOf(text, start, separator === '/' ? /\// : /&/));
    yield [start, end];
    start = end + 1;
  }
}

/** Where each character of the written address stands in the document; a hole stands for all of its characters. */
type Marks = readonly (Span | undefined)[];

function offsetsOf({ text, span }: Part): Marks {
  const marks: (Span | undefined)[] = [];
  const written = writeText(text);
  const verbatim = written.length === span[1] - span[0];
  text.forEach((piece, index) => {
    if (typeof piece !== 'string') {
      for (let count = piece.expression.length + 2; count > 0; count--) marks.push(piece.span);
      return;
    }
    const start = verbatim && text.length === 1 ? span[0] : startOf(text, span, index);
    for (let at = 0; at < piece.length; at++) {
      marks.push(start === undefined ? undefined : [start + at, start + at + 1]);
    }
  });
  return marks;
}

/** Literal text before or after a hole is in place when it fills the gap but for the hole's own marks (`${`, `}`, `{{`). */
function startOf(text: Part['text'], span: Span, index: number): number | undefined {
  const piece = text[index];
  const before = text[index - 1];
  const after = text[index + 1];
  if (typeof piece !== 'string') return undefined;
  const from = typeof before === 'object' ? before.span[1] : span[0];
  const to = typeof after === 'object' ? after.span[0] : span[1];
  const spare = to - from - piece.length;
  if (spare < 0 || spare > 4) return undefined;
  const leading = typeof before === 'object' ? (typeof after === 'object' ? undefined : spare) : 0;
  return leading === undefined ? undefined : from + leading;
}

function spanOf(marks: Marks, start: number, end: number): Span | undefined {
  const first = marks[start];
  const last = marks[end - 1];
  if (first === undefined || last === undefined) return undefined;
  return [Math.min(first[0], last[0]), Math.max(first[1], last[1])];
}

/** The place of literal text in the address's range, where it stands there once and nothing is glued to it. */
function find([from, to]: Span, text: string, source: string | undefined): Span | undefined {
  if (source === undefined || text.length < 3) return undefined;
  const range = source.slice(from, to);
  const at = range.lastIndexOf(text);
  if (at < 0 || /\w/.test(range[at - 1] ?? '') || /\w/.test(range[at + text.length] ?? '')) return undefined;
  return [from + at, from + at + text.length];
}
