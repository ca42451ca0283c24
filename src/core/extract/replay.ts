/** What a generator gives, worked out once and only as far as somebody asks, to be walked over any number of times. */
export class Replay<Item> implements Iterable<Item> {
  readonly #rest: Iterator<Item>;
  readonly #items: Item[] = [];

  constructor(rest: Iterator<Item>) {
    this.#rest = rest;
  }

  *[Symbol.iterator](): Generator<Item> {
    for (let at = 0; ; at++) {
      if (at === this.#items.length) {
        const next = this.#rest.next();
        if (next.done === true) return;
        this.#items.push(next.value);
      }
      yield this.#items[at] as Item;
    }
  }
}
