import type { Source } from './source.ts';
import { negationOf, type Value } from './value.ts';

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
  const code = source.lineText(line);
  if (!dialect.branch.test(code)) return undefined;
  const unknown: Value = { kind: 'unknown', span: [start, start] };
  if (dialect.syntax.kind === 'javascript' && /^\s*(?:\}\s*)?else\b/.test(code)) return elseCondition(source, line, at);
  const opening = openings[dialect.syntax.kind].exec(code)?.[0];
  if (opening === undefined)
    return layout.lineAt(at) === line && isInHead(code.slice(0, at - start)) ? undefined : unknown;
  const from = start + opening.length;
  if (dialect.syntax.kind === 'javascript') {
    const read = source.expressionAt(from);
    if (read === undefined) return unknown;
    if (at < read.slice.span[1]) return undefined;
    const isElse = layout.lineAt(at) === line && /[;}]\s*else\b/.test(text.slice(read.slice.span[1], at));
    return isElse ? negationOf(read.value, read.value.span) : read.value;
  }
  const end = colonAfter(code, opening.length);
  if (end < 0) return unknown;
  if (at < start + end) return undefined;
  const span = [from, start + end] as const;
  return dialect.parse({ span, code: text.slice(...span), finished: true, gaps: new Set() });
}

/** None of the conditions above an `else` holds, and that of an `else if` does. */
function elseCondition(source: Source, line: number, at: number): Value | undefined {
  const start = source.layout.startOf(line);
  const head = elseHead.exec(source.text.slice(start, start + 200));
  if (head === null || at < start + head[0].length) return undefined;
  const none = noneAbove(source, line);
  if (head[1] === undefined) return none;
  const read = source.expressionAt(start + head[0].length);
  if (read === undefined) return none;
  return at < read.slice.span[1] ? undefined : both(none, read.value);
}

/** That no condition of the `if` and every `else if` above an `else` holds. */
function noneAbove(source: Source, line: number): Value {
  const { layout, text } = source;
  const [start, indent] = [layout.startOf(line), layout.indentOf(line)];
  const unknown: Value = { kind: 'unknown', span: [start, start] };
  let above = line - 1;
  const isInside = (each: number): boolean => {
    const columns = layout.indentOf(each);
    return columns < 0 || columns > indent || isClosing(source, each);
  };
  while (above >= 0 && isInside(above)) above--;
  const begin = layout.startOf(above);
  const code = layout.indentOf(above) === indent ? text.slice(begin, begin + 200) : '';
  const first = openings.javascript.exec(code);
  const other = first ?? elseHead.exec(code);
  if (other === null || (first === null && other[1] === undefined)) return unknown;
  const read = source.expressionAt(begin + other[0].length);
  if (read === undefined) return unknown;
  const negated = negationOf(read.value, read.value.span);
  return first === null ? both(negated, noneAbove(source, above)) : negated;
}

function both(first: Value, second: Value): Value {
  const no: Value = { kind: 'literal', value: false, span: first.span };
  return { kind: 'conditional', test: first, options: [second, no], span: second.span };
}

const elseHead = /^\s*(?:\}\s*)?else\b\s*(if\s*\()?/;

/** A line of nothing but the bracket that closes a block, before an `else` on a line of its own. */
function isClosing({ layout, text }: Source, line: number): boolean {
  return /^\s*\}\s*$/.test(text.slice(layout.startOf(line), layout.startOf(line + 1)));
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
