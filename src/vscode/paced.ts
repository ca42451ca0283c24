import type { Disposable } from 'vscode';

/** Milliseconds to the second time, and between two times at most. */
const [shortest, longest] = [250, 5000];

/** Calls something after some milliseconds; the function that it gives calls that off. */
export type Later = (act: () => void, milliseconds: number) => () => void;

const byTimer: Later = (act, milliseconds) => {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
};

/** Does something when it is asked to: at once after a rest, and ever less often while the asking goes on. */
export class Paced implements Disposable {
  readonly #act: () => void;
  readonly #later: Later;
  #callOff: (() => void) | undefined;
  #isAsked = false;

  constructor(act: () => void, later = byTimer) {
    this.#act = act;
    this.#later = later;
  }

  ask(): void {
    this.#isAsked = true;
    if (this.#callOff === undefined) this.#go(shortest);
  }

  /** Acts where that was asked for, and looks again after `wait` milliseconds. */
  #go(wait: number): void {
    this.#callOff = undefined;
    if (!this.#isAsked) return;
    this.#isAsked = false;
    this.#callOff = this.#later(() => this.#go(Math.min(longest, 2 * wait)), wait);
    this.#act();
  }

  dispose(): void {
    this.#callOff?.();
  }
}
