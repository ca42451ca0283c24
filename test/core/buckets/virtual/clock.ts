import type { Clock } from '../../../../src/core/ports.ts';

/** A time that passes only when everybody waits. */
export class VirtualClock implements Clock {
  #now = 0;
  #count = 0;
  /** A heap by moment and order of coming. */
  readonly #timers: { readonly at: number; readonly order: number; readonly act: () => void }[] = [];

  now(): number {
    return 1_790_000_000_000 + this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  delay(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.at(this.#now + milliseconds, resolve));
  }

  at(at: number, act: () => void): void {
    const heap = this.#timers;
    let index = heap.push({ at, order: this.#count++, act }) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  /** Lets time pass until nobody waits for it any more, or until a moment. */
  async run(until = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      await settled();
      const next = this.#timers[0];
      if (next === undefined || next.at > until) return;
      this.#now = Math.max(this.#now, next.at);
      while (this.#timers[0] !== undefined && this.#timers[0].at <= this.#now) this.#pop()?.act();
    }
  }

  #pop(): { act: () => void } | undefined {
    const heap = this.#timers;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      const right = left + 1;
      let least = index;
      if (left < heap.length && this.#isBefore(left, least)) least = left;
      if (right < heap.length && this.#isBefore(right, least)) least = right;
      if (least === index) return first;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#timers[a], this.#timers[b]];
    if (one === undefined || other === undefined) return false;
    return one.at - other.at < 0 || (one.at === other.at && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#timers[a], this.#timers[b]];
    if (one === undefined || other === undefined) return;
    this.#timers[a] = other;
    this.#timers[b] = one;
  }
}

/** When every promise that can go on has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
