interface Link<Item> {
  readonly item: Item;
  next: Link<Item> | null;
}

/** First in, first out; what comes back may go to the front. A chain, so that thousands of empty queues hold nothing. */
export class Queue<Item> {
  #first: Link<Item> | null = null;
  #last: Link<Item> | null = null;

  get isEmpty(): boolean {
    return this.#first === null;
  }

  peek(): Item | undefined {
    return this.#first?.item;
  }

  push(item: Item): void {
    const link = { item, next: null };
    if (this.#last === null) this.#first = link;
    else this.#last.next = link;
    this.#last = link;
  }

  pushFront(item: Item): void {
    this.#first = { item, next: this.#first };
    this.#last ??= this.#first;
  }

  shift(): Item | undefined {
    const first = this.#first;
    if (first === null) return undefined;
    this.#first = first.next;
    if (first.next === null) this.#last = null;
    return first.item;
  }

  /** Takes out everything. */
  drain(): Item[] {
    const items = [...this.#items()];
    this.#first = null;
    this.#last = null;
    return items;
  }

  /** How many are before it; -1 where it is not in the queue. */
  ahead(item: Item): number {
    let before = 0;
    for (const other of this.#items()) {
      if (other === item) return before;
      before += 1;
    }
    return -1;
  }

  *#items(): Generator<Item> {
    for (let link = this.#first; link !== null; link = link.next) yield link.item;
  }
}
