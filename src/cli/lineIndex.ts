/** The lines of a text, found once: an archive has thousands of requests whose lines are asked for. */
export class LineIndex {
  /** Offsets at which lines begin. */
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  /** The line of an offset, from 1. */
  lineAt(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The offset as `line:column`, both from 1. */
  lineAndColumn(offset: number): string {
    const line = this.lineAt(offset);
    return `${line}:${offset - (this.#starts[line - 1] ?? 0) + 1}`;
  }
}
