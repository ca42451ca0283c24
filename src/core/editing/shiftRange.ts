/** A place of a document, counted from 0 in lines and UTF-16 units, as editors count. */
export interface LinePlace {
  readonly line: number;
  readonly character: number;
}

/** A range of a document. */
export interface LineRange {
  readonly start: LinePlace;
  readonly end: LinePlace;
}

/** A change of a document by lines: what stood in `range` has become `text`. */
export interface LineChange {
  readonly range: LineRange;
  readonly text: string;
}

/**
 * Where a range stands after a change, or null when the change touched what is in it. Text that is inserted exactly at
 * its start moves it; text inserted exactly at its end leaves it alone.
 */
export function shiftRange(range: LineRange, { range: { start, end }, text }: LineChange): LineRange | null {
  if (compare(end, range.start) <= 0) {
    const move = moved(start, end, text);
    return { start: move(range.start), end: move(range.end) };
  }
  return compare(start, range.end) >= 0 ? range : null;
}

function moved(start: LinePlace, end: LinePlace, text: string): (place: LinePlace) => LinePlace {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  const line = start.line + lines.length - 1;
  const character = lines.length === 1 ? start.character + last.length : last.length;
  return (place) =>
    place.line === end.line
      ? { line, character: character + place.character - end.character }
      : { line: place.line + line - end.line, character: place.character };
}

function compare(a: LinePlace, b: LinePlace): number {
  return a.line - b.line || a.character - b.character;
}
