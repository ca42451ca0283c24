import { columnsFrom } from './layout.ts';

/** The first character of the first line with text from `lineStart` on, and its columns. */
export function firstOf(text: string, lineStart: number): [first: number, indent: number] {
  let start = lineStart;
  for (let at = lineStart; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) start = at + 1;
    else if (code !== 32 && code !== 9 && code !== 13) return [at, columnsFrom(text, start)];
  }
}

/** The end of the line that `at` stands in. */
export function lineEndOf(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Whether a sticky pattern matches at a place. */
export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Whether a character code is white space. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
