import { comment, type HttpBlock, type HttpOutline, outlineOf, separator } from '../extract/httpBlock.ts';
import { isBlank, type Line, linesOf } from '../extract/httpLines.ts';

/** One request and the lines that belong to it: separator and comments above, handlers and stored answers below. */
export interface HttpRequestPlace {
  readonly block: HttpBlock;
  /** Indexes of lines, both included. */
  readonly first: number;
  readonly last: number;
  /** Index of the line of method and URL, or of the command. */
  readonly line: number;
}

/** What a line is part of; the others are blank, or nobody's. */
export type HttpLineRole = 'separator' | 'comment' | 'definition' | 'request' | 'header' | 'body' | 'curl' | 'other';

/** An .http file as an editor shows it: its lines, what each is, and its requests. */
export interface HttpFile {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly roles: readonly HttpLineRole[];
  readonly outline: HttpOutline;
  readonly requests: readonly HttpRequestPlace[];
}

/** Parts an .http file for the editor's helpers; never throws. */
export function readHttpFile(text: string): HttpFile {
  const lines = linesOf(text);
  const outline = outlineOf(lines);
  const roles = rolesOf(lines, outline);
  return { text, lines, roles, outline, requests: placesOf(lines, roles, outline) };
}

/** The index of the line that an offset stands in; the last one for what is behind the end. */
export function lineIndexAt({ lines }: Pick<HttpFile, 'lines'>, offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.from ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function rolesOf(lines: readonly Line[], { blocks, definitions }: HttpOutline): HttpLineRole[] {
  const known = new Map<number, HttpLineRole>();
  const put = (of: readonly Line[], role: HttpLineRole) => {
    for (const line of of) known.set(line.from, role);
  };
  for (const block of blocks) {
    put(block.request, 'request');
    put(block.headers, 'header');
    put(block.body, 'body');
    put(block.curl, 'curl');
  }
  const defined = new Set(definitions.map(({ to }) => to));
  return lines.map((line) => {
    if (separator.test(line.text)) return 'separator';
    if (comment.test(line.text)) return 'comment';
    const role = known.get(line.from);
    if (role !== undefined) return role;
    return defined.has(line.from + line.text.trimEnd().length) ? 'definition' : 'other';
  });
}

function placesOf(lines: readonly Line[], roles: readonly HttpLineRole[], { blocks }: HttpOutline): HttpRequestPlace[] {
  const indexes = new Map(lines.map((line, index) => [line, index]));
  const starts: { block: HttpBlock; first: number; line: number }[] = [];
  for (const block of blocks) {
    const line = indexes.get(block.request[0] ?? block.curl[0] ?? ({} as Line));
    if (line !== undefined)
      starts.push({ block, line, first: firstLineOf(roles, line, (starts.at(-1)?.line ?? -1) + 1) });
  }
  return starts.map((start, index) => {
    const limit = starts[index + 1]?.first ?? lines.length;
    let last = start.line;
    for (let at = start.line + 1; at < limit && roles[at] !== 'separator'; at++) {
      const line = lines[at];
      if (line !== undefined && !isBlank(line)) last = at;
    }
    return { ...start, last };
  });
}

/** The separator above a request, unless another one stands between; else the first of the comments right above. */
function firstLineOf(roles: readonly HttpLineRole[], line: number, limit: number): number {
  for (let at = line - 1; at >= limit && notOfRequest(roles[at]); at--) if (roles[at] === 'separator') return at;
  let first = line;
  while (first > limit && roles[first - 1] === 'comment') first--;
  return first;
}

function notOfRequest(role: HttpLineRole | undefined): boolean {
  return role === 'separator' || role === 'comment' || role === 'definition' || role === 'other';
}
