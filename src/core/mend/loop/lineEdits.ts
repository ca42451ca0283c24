import type { Span } from '../../request/text.ts';
import type { Edit } from '../mend.ts';

/** Where the line of an offset begins, and where it ends (its line feed belongs to it). */
function lineAt(text: string, at: number): Span {
  const end = text.indexOf('\n', at);
  return [text.lastIndexOf('\n', at - 1) + 1, end === -1 ? text.length : end + 1];
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Takes a statement away: with its lines and the comments right above where it has them for itself. */
export function removal(text: string, [start, rawEnd]: Span): Edit {
  const end = start + text.slice(start, rawEnd).trimEnd().length;
  let [from] = lineAt(text, start);
  const [, to] = lineAt(text, Math.max(start, end - 1));
  const isAlone = isBlank(text.slice(from, start)) && /^\s*(?:(?:\/\/|#).*)?$/.test(text.slice(end, to));
  if (!isAlone) {
    const blanks = /^[ \t]+/.exec(text.slice(end))?.[0] ?? '';
    return { span: [start, end + blanks.length], text: '' };
  }
  for (;;) {
    const [above] = from > 0 ? lineAt(text, from - 1) : [from];
    if (above === from || !/^[ \t]*(?:\/\/|#(?!!))/.test(text.slice(above, from))) break;
    from = above;
  }
  // Of the blank lines around it one is enough, and none at the end of a block.
  const [above] = from > 0 ? lineAt(text, from - 1) : [from];
  const next = text.slice(...lineAt(text, to));
  const indent = text.slice(lineAt(text, start)[0], start);
  const endsBlock = /^\s*\}/.test(next) || (next !== '' && !next.startsWith(indent));
  if (above < from && isBlank(text.slice(above, from)) && (isBlank(next) || endsBlock)) from = above;
  return { span: [from, to], text: '' };
}

/** A block whose lines take the place of the statement that they are in. */
export interface Unwrapping {
  readonly removed: readonly Edit[];
  /** The lines that move to the left, and by how many characters. */
  readonly lines: Span;
  readonly by: number;
}

/** Takes away what stands around a block, in whole lines, `ending` in a line behind what is left; null where the code is not laid out in lines. */
export function unwrapping(text: string, statement: Span, block: Span, ending = ''): Unwrapping | null {
  const [start, end] = [statement[0], statement[0] + text.slice(...statement).trimEnd().length];
  const opening = block[0] + 1;
  const [first, open] = [lineAt(text, start)[0], lineAt(text, opening)[1]];
  if (!isBlank(text.slice(first, start)) || !isBlank(text.slice(opening, open))) return null;
  const inner = block[0] + text.slice(...block).trimEnd().length;
  const isBraced = text[block[0]] === '{';
  const close = isBraced ? lineAt(text, inner - 1)[0] : lineAt(text, inner - 1)[1];
  if (close <= open || (isBraced && !isBlank(text.slice(close, inner - 1)))) return null;
  const last = lineAt(text, end - 1)[1];
  if (isBraced && !/^\s*(?:\/\/.*)?$/.test(text.slice(end, last))) return null;
  const content = text.slice(open, close);
  // The lines of a text must stay as they are.
  if (/"""|'''/.test(content) || content.split('\n').some((line) => line.split('`').length % 2 === 0)) return null;
  const margin = /^[ \t]*/.exec(text.slice(first))?.[0] ?? '';
  const outer = margin.length;
  const own = /^(?:[ \t]*\r?\n)*([ \t]*)/.exec(content)?.[1]?.length ?? 0;
  const removed: Edit[] = [{ span: [first, open], text: '' }];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const put = ending === '' ? '' : `${content.endsWith('\n') ? '' : newline}${margin}${ending}${newline}`;
  if (last > close || put !== '') removed.push({ span: [close, Math.max(close, last)], text: put });
  return own <= outer ? null : { removed, lines: [open, close], by: own - outer };
}

/** Moves lines to the left, those that are taken away aside; null where a line begins further left. */
export function dedents(
  text: string,
  unwrapped: readonly Unwrapping[],
  isGone: (at: number) => boolean,
): readonly Edit[] | null {
  const by = new Map<number, number>();
  for (const { lines, by: amount } of unwrapped) {
    for (let at = lines[0]; at < lines[1]; at = lineAt(text, at)[1]) by.set(at, (by.get(at) ?? 0) + amount);
  }
  const edits: Edit[] = [];
  for (const [at, amount] of by) {
    const line = text.slice(...lineAt(text, at));
    if (isBlank(line) || isGone(at)) continue;
    if (!isBlank(line.slice(0, amount))) return null;
    edits.push({ span: [at, at + amount], text: '' });
  }
  return edits;
}
