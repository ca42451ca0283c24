import { type LineChange, type LineRange, shiftRange } from '../editing/shiftRange.ts';

/** Changes of one file that are remembered; of older ones nothing is known. */
const changesKept = 2000;

/** More characters than a line has. */
const beyond = Number.MAX_SAFE_INTEGER;

/** What became of a file while its bot runs the text that it was: its changes, each with its moment. */
export class LineHistory {
  #changes: { readonly at: number; readonly change: LineChange }[] = [];
  #forgottenUntil = Number.NEGATIVE_INFINITY;

  /** Takes note of a change. `at`: milliseconds since the epoch. */
  add(at: number, change: LineChange): void {
    this.#changes.push({ at, change });
    if (this.#changes.length <= changesKept) return;
    const forgotten = this.#changes.splice(0, changesKept / 2);
    this.#forgottenUntil = forgotten.at(-1)?.at ?? this.#forgottenUntil;
  }

  /**
   * Where a line of the text of `moment` stands now, counted from 0; null where it was edited itself, or where nobody
   * knows any more.
   */
  lineNow(line: number, moment: number): number | null {
    if (moment < this.#forgottenUntil) return null;
    let range: LineRange | null = { start: { line, character: 0 }, end: { line, character: beyond } };
    for (const { at, change } of this.#changes) {
      if (at <= moment) continue;
      range = shiftRange(range, change);
      if (range === null) return null;
    }
    return range.start.line;
  }
}

/**
 * A change that only begins a new line after a whole one, as what it is: one of the lines below. `textNow` gives the text
 * of a line after the change.
 */
export function asBelow(change: LineChange, textNow: (line: number) => string): LineChange {
  const { start, end } = change.range;
  const isInsertion = start.line === end.line && start.character === end.character;
  const lines = change.text.split(/\r?\n/);
  const last = lines.at(-1) ?? '';
  if (!isInsertion || lines.length === 1 || lines[0] !== '') return change;
  if (textNow(start.line + lines.length - 1) !== last) return change;
  const below = { line: start.line + 1, character: 0 };
  return { range: { start: below, end: below }, text: `${lines.slice(1).join('\n')}\n` };
}
