import type { Source } from './source.ts';
import type { Value } from './value.ts';

const openings = {
  javascript: /^\s*(?:\}\s*)?if\s*\(/,
  python: /^\s*if\s+/,
} as const;

/**
 * The condition that the branch of a line stands under, for what stands at `at`: in a block that the line opens, or
 * behind the head of the line itself; unknown for a loop or an `else`, and undefined where the line is no branch.
 */
export function conditionOf(source: Source, line: number, at: number): Value | undefined {
  const { layout, dialect, text } = source;
  const start = layout.startOf(line);
  const code = text.slice(start, Math.min(layout.startOf(line + 1), start + 1000));
  if (!dialect.branch.test(code)) return undefined;
  const unknown: Value = { kind: 'unknown', span: [start, start] };
  const opening = openings[dialect.syntax.kind].exec(code)?.[0];
  if (opening === undefined)
    return layout.lineAt(at) === line && isInHead(code.slice(0, at - start)) ? undefined : unknown;
  const from = start + opening.length;
  if (dialect.syntax.kind === 'javascript') {
    const read = source.expressionAt(from);
    if (read === undefined) return unknown;
    return at < read.slice.span[1] ? undefined : read.value;
  }
  const end = colonAfter(code, opening.length);
  if (end < 0) return unknown;
  if (at < start + end) return undefined;
  const span = [from, start + end] as const;
  return dialect.parse({ span, code: text.slice(...span), finished: true, gaps: new Set() });
}

/** Whether the brackets or the clause of a head are still open: `for (let at = 0; …`, `for x in …`. */
function isInHead(before: string): boolean {
  const depth = [...before].reduce((sum, each) => sum + ('([{'.includes(each) ? 1 : ')]}'.includes(each) ? -1 : 0), 0);
  return /^\s*(?:\}\s*)?(?:for|while|switch|catch)\b/.test(before) && (depth > 0 || !/[):]/.test(before));
}

/** Where the colon of a Python head stands, strings and brackets looked over; or -1. */
function colonAfter(code: string, from: number): number {
  const piece = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[([{]|[)\]}]|:(?!=)|[^"'()[\]{}:]+|:=/y;
  let depth = 0;
  piece.lastIndex = from;
  for (let at = from; at < code.length; at = piece.lastIndex) {
    const found = piece.exec(code)?.[0];
    if (found === undefined) return -1;
    if ('([{'.includes(found)) depth += 1;
    else if (')]}'.includes(found)) depth -= 1;
    else if (found === ':' && depth === 0) return at;
  }
  return -1;
}
