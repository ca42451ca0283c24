import type { Span } from '../request/text.ts';

/** The match of a global pattern that covers a column, with the place of its first group, or of the whole without one. */
export function matchAt(line: string, column: number, pattern: RegExp): { word: string; span: Span } | undefined {
  for (const match of line.matchAll(pattern)) {
    const word = match[1] ?? match[0];
    const from = match.index + match[0].lastIndexOf(word);
    if (column >= from && column <= from + word.length) return { word, span: [from, from + word.length] };
  }
  return undefined;
}
