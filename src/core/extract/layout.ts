/** No string has more lines than this: a quote that is missing makes one of everything up to the next. */
const longestString = 300;

/** What a tab counts for; any width does, as long as one block is indented alike. */
const tabWidth = 4;

/**
 * The lines of a document by their indentation. Blank lines, comments and the insides of multi-line strings do not
 * count. Indentation stands in for scopes: it survives half-written code, where brackets do not.
 */
export class Layout {
  readonly #starts: readonly number[];
  readonly #indents: Int32Array;
  readonly #parents: Int32Array;
  /** The start and end of every comment over several lines and every docstring, in order. */
  readonly #comments: (readonly [start: number, end: number])[] = [];

  /** `skipped` matches comments and strings anywhere in the text; `comment` matches at the start of a comment line. */
  constructor(text: string, skipped: RegExp, comment: RegExp) {
    this.#starts = lineStarts(text);
    this.#indents = indentsOf(text, this.#starts, comment);
    this.#hideStrings(text, skipped);
    this.#parents = this.#findParents();
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Offset of the first character of a line; the end of the text for a line beyond the last. */
  startOf(line: number): number {
    return this.#starts[line] ?? Number.MAX_SAFE_INTEGER;
  }

  /** Columns before the first character; -1 where the line does not count. */
  indentOf(line: number): number {
    return this.#indents[line] ?? -1;
  }

  /** The nearest line above that is indented less, -1 at the outermost level. */
  parentOf(line: number): number {
    return this.#parents[line] ?? -1;
  }

  /** The lines that a line is nested in, innermost first. */
  *ancestorsOf(line: number): Generator<number> {
    for (let parent = this.parentOf(line); parent >= 0; parent = this.parentOf(parent)) yield parent;
  }

  /** Whether the block that `inner` stands in also holds `outer`. */
  isInBlockOf(inner: number, outer: number): boolean {
    const block = this.parentOf(outer);
    if (block < 0) return true;
    for (const ancestor of this.ancestorsOf(inner)) if (ancestor === block) return true;
    return false;
  }

  /** Whether the offset is in a comment or a docstring that begins a line. */
  isInComment(offset: number): boolean {
    let [low, high] = [0, this.#comments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#comments[middle]?.[1] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const comment = this.#comments[low];
    return comment !== undefined && comment[0] <= offset;
  }

  #hideStrings(text: string, skipped: RegExp): void {
    for (const match of text.matchAll(skipped)) {
      const [whole] = match;
      const isBlock = opensBlock(whole);
      const end = match.index + whole.length;
      if ((!isBlock && !whole.includes('\n')) || (end === text.length && !isClosed(whole))) continue;
      const first = this.lineAt(match.index);
      const last = this.lineAt(end);
      const opensLine = isBlock && /^\s*r?$/i.test(text.slice(this.startOf(first), match.index));
      if (opensLine && !this.#outdents(first, last)) this.#comments.push([match.index, end]);
      if (last - first > longestString) continue;
      for (let line = first + 1; line <= last; line++) this.#indents[line] = -1;
    }
  }

  /** Whether a line after `first` stands further left: then a quote is missing, and this is no docstring. */
  #outdents(first: number, last: number): boolean {
    const indent = this.indentOf(first);
    for (let line = first + 1; line <= last; line++) {
      if (this.indentOf(line) >= 0 && this.indentOf(line) < indent) return true;
    }
    return false;
  }

  #findParents(): Int32Array {
    const parents = new Int32Array(this.#starts.length).fill(-1);
    const open: number[] = [];
    for (let line = 0; line < parents.length; line++) {
      const indent = this.indentOf(line);
      if (indent >= 0) {
        while (open.length > 0 && this.indentOf(open.at(-1) ?? 0) >= indent) open.pop();
        parents[line] = open.at(-1) ?? -1;
        open.push(line);
      } else {
        parents[line] = open.at(-1) ?? -1;
      }
    }
    return parents;
  }
}

/** Whether a comment may go over several lines, or a string is in three quotes. */
function opensBlock(match: string): boolean {
  return match.startsWith('/*') || match.startsWith('"""') || match.startsWith("'''");
}

/** Whether a string or comment that reaches the end of the text has its end there. */
function isClosed(match: string): boolean {
  return match.length > 3 && /(?:`|\*\/|"""|''')$/.test(match.slice(3));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function indentsOf(text: string, starts: readonly number[], comment: RegExp): Int32Array {
  const indents = new Int32Array(starts.length);
  for (let line = 0; line < starts.length; line++) {
    const start = starts[line] ?? 0;
    const first = firstCharacter(text, start);
    const code = text.charCodeAt(first);
    const isBlank = Number.isNaN(code) || code === 10 || code === 13;
    comment.lastIndex = first;
    indents[line] = isBlank || comment.test(text) ? -1 : columnsFrom(text, start);
  }
  return indents;
}

/** The columns that blanks and tabs take from `start` on. */
export function columnsFrom(text: string, start: number): number {
  let columns = 0;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) columns++;
    else if (code === 9) columns += tabWidth;
    else return columns;
  }
}

function firstCharacter(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at;
}
