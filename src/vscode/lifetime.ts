import type { Disposable } from 'vscode';

/** Owns disposables; whatever is added after its end is disposed at once. */
export class Lifetime implements Disposable {
  readonly #owned = new Set<Disposable>();
  #ended = false;

  /** Takes ownership and gives the value back. */
  own<T extends Disposable>(value: T): T {
    if (this.#ended) value.dispose();
    else this.#owned.add(value);
    return value;
  }

  dispose(): void {
    this.#ended = true;
    for (const value of this.#owned) value.dispose();
    this.#owned.clear();
  }
}
