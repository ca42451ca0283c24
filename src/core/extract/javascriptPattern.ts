/** One name of a destructuring pattern. */
export interface PatternName {
  readonly at: number;
  /** Keys of objects and places in lists, from the outermost. */
  readonly keys: readonly (string | number)[];
  /** Where the default begins. */
  readonly fallback?: number;
}

/** The names that a pattern binds, and where it ends. A name behind `...` and a computed key are left out. */
export interface Pattern {
  readonly end: number;
  readonly names: readonly PatternName[];
}

/** No pattern is longer, in UTF-16 units. */
const longest = 2000;

const blank = /(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/y;
const word = /[\w$]+|'[^'\n]*'|"[^"\n]*"/y;
const piece = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|[([{]|[)\]}]|,|[^"'`()[\]{},]+/y;

/** Reads the pattern whose bracket opens at `open`; undefined where it is none. */
export function readPattern(text: string, open: number): Pattern | undefined {
  const names: PatternName[] = [];
  const end = readList(text, open, [], names, 0);
  return end === undefined ? undefined : { end, names };
}

function readList(
  text: string,
  open: number,
  keys: PatternName['keys'],
  names: PatternName[],
  depth: number,
): number | undefined {
  const isObject = text[open] === '{';
  let at = skip(text, open + 1);
  for (let index = 0; depth < 8 && at - open < longest; ) {
    if (text[at] === (isObject ? '}' : ']')) return at + 1;
    if (text[at] === ',') {
      index++;
      at = skip(text, at + 1);
      continue;
    }
    const next = text.startsWith('...', at)
      ? endOfPiece(text, at)
      : readItem(text, at, isObject ? undefined : index, keys, names, depth);
    if (next === undefined || next === at) return undefined;
    at = skip(text, next);
  }
  return undefined;
}

/** One entry with its default; gives where it ends. */
function readItem(
  text: string,
  start: number,
  index: number | undefined,
  keys: PatternName['keys'],
  names: PatternName[],
  depth: number,
): number | undefined {
  let at = start;
  let key: string | number | undefined = index;
  if (index === undefined) {
    const found = wordAt(text, start);
    if (found === undefined) return endOfPiece(text, start);
    key = found.replace(/^['"]|['"]$/g, '');
    const after = skip(text, start + found.length);
    if (text[after] === ':') at = skip(text, after + 1);
  }
  const path = [...keys, key ?? 0];
  const isNested = text[at] === '{' || text[at] === '[';
  const name = isNested ? undefined : wordAt(text, at);
  if (!isNested && name === undefined) return undefined;
  const end = isNested ? readList(text, at, path, names, depth + 1) : at + (name?.length ?? 0);
  if (end === undefined) return undefined;
  const behind = skip(text, end);
  const hasDefault = text[behind] === '=' && text[behind + 1] !== '=';
  const fallback = hasDefault ? { fallback: skip(text, behind + 1) } : {};
  if (name !== undefined) names.push({ at, keys: path, ...fallback });
  return hasDefault ? endOfPiece(text, behind + 1) : end;
}

/** Up to the comma or the bracket that ends an entry. */
function endOfPiece(text: string, from: number): number | undefined {
  let depth = 0;
  piece.lastIndex = from;
  for (let at = from; at - from < longest; at = piece.lastIndex) {
    const found = piece.exec(text)?.[0];
    if (found === undefined) return undefined;
    if ('([{'.includes(found)) depth++;
    else if (')]}'.includes(found) && depth-- === 0) return at;
    else if (found === ',' && depth === 0) return at;
  }
  return undefined;
}

function wordAt(text: string, at: number): string | undefined {
  word.lastIndex = at;
  return word.exec(text)?.[0];
}

function skip(text: string, at: number): number {
  blank.lastIndex = at;
  blank.exec(text);
  return blank.lastIndex;
}
