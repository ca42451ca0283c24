/** Lets so many through in a second; whoever comes after that waits for the next one. */
export class Pace {
  readonly #most: number;
  readonly #now: () => number;
  #began = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#now = now;
  }

  /** Resolves when the next may go; undefined where it may go at once. */
  turn(): Promise<void> | undefined {
    const now = this.#now();
    if (now - this.#began >= 1000) {
      this.#began = now;
      this.#count = 0;
    }
    this.#count += 1;
    if (this.#count <= this.#most) return undefined;
    const wait = this.#began + 1000 - now;
    return new Promise<void>((resolve) => void setTimeout(resolve, wait).unref()).then(() => this.turn());
  }
}
