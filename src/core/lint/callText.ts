import type { Span } from '../request/text.ts';

/** A call as it is written: the callee and what stands between its commas, blanks apart. */
export interface CallText {
  readonly callee: Span;
  readonly args: readonly Span[];
  /** Behind the opening bracket, and in front of the closing one. */
  readonly inside: Span;
}

const python = /#[^\n]*|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const javascript = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;

/** The call that begins at `start`, as `fetch(…)` or `urllib.request.urlopen(…)`; undefined where none does. */
export function callTextAt(text: string, start: number, language: string): CallText | undefined {
  const callee = /^(?!require\b)[\w.$?!]+(?=\s*\()/.exec(text.slice(start, start + 200))?.[0];
  if (callee === undefined) return undefined;
  const open = text.indexOf('(', start + callee.length);
  const pieces = listAt(text, open, language);
  if (pieces === undefined) return undefined;
  const { commas, end } = pieces;
  const edges = [open, ...commas, end];
  const args = edges
    .slice(1)
    .map((to, index): Span => trimmed(text, [(edges[index] ?? open) + 1, to]))
    .filter(([from, to]) => from < to);
  return { callee: [start, start + callee.length], args, inside: [open + 1, end] };
}

/** Where the commas of the list that opens at `open` stand, and its closing bracket. */
function listAt(
  text: string,
  open: number,
  language: string,
): { readonly commas: readonly number[]; readonly end: number } | undefined {
  const skipped = language === 'python' ? python : javascript;
  const commas: number[] = [];
  let depth = 0;
  for (let at = open; at < text.length && at - open < 20_000; at++) {
    const character = text[at] ?? '';
    if (character === '`' && language !== 'python') {
      at = templateEnd(text, at, language);
      continue;
    }
    skipped.lastIndex = at;
    const skip = '"\'#/'.includes(character) ? skipped.exec(text) : null;
    if (skip !== null) at += skip[0].length - 1;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth === 0) return { commas, end: at };
    else if (character === ',' && depth === 1) commas.push(at);
  }
  return undefined;
}

/** Where the template that begins at `start` closes. */
function templateEnd(text: string, start: number, language: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return at;
    else if (text.startsWith('${', at)) at = listAt(text, at + 1, language)?.end ?? text.length;
  }
  return text.length;
}

function trimmed(text: string, [from, to]: Span): Span {
  const inner = text.slice(from, to);
  const start = from + (inner.length - inner.trimStart().length);
  return [start, start + inner.trim().length];
}
