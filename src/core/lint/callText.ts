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
  const list = listAt(text, open, language);
  return list && { callee: [start, start + callee.length], args: list.items, inside: [open + 1, list.end] };
}

/** What stands between the commas of the list that opens at `open`, without comments, and its closing bracket. */
function listAt(
  text: string,
  open: number,
  language: string,
): { readonly items: readonly Span[]; readonly end: number } | undefined {
  const skipped = language === 'python' ? python : javascript;
  const items: Span[] = [];
  /** What the item that is being read spans; none before its first character. */
  let [start, end] = [-1, -1];
  let depth = 0;
  for (let at = open; at < text.length && at - open < 20_000; ) {
    const character = text[at] ?? '';
    skipped.lastIndex = at;
    const skip = '"\'#/'.includes(character) ? skipped.exec(text)?.[0] : undefined;
    const isTemplate = character === '`' && language !== 'python';
    const to = isTemplate ? templateEnd(text, at, language) + 1 : at + (skip?.length ?? 1);
    const isComment = skip !== undefined && /^[#/]/.test(skip);
    const isPlain = skip === undefined && !isTemplate;
    const closes = isPlain && ')]}'.includes(character);
    if (closes) depth--;
    if (depth <= 1 && isPlain && (character === ',' || (closes && depth === 0))) {
      if (start >= 0) items.push([start, end]);
      start = -1;
      if (closes) return { items, end: at };
    } else if (depth > 0 && !isComment && !/\s/.test(character)) {
      if (start < 0) start = at;
      end = to;
    }
    if (isPlain && '([{'.includes(character)) depth++;
    at = to;
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
