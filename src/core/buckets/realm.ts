import { GlobalGate } from './globalGate.ts';
import type { Lane } from './lane.ts';
import { Queue } from './queue.ts';

/** What counts for all requests of one credential at one API. */
export class Realm {
  readonly gate = new GlobalGate();
  /** The moment at which the gate will be looked at again. */
  wakeAt = Number.POSITIVE_INFINITY;
  /** Queues whose first request waits for the gate, in order of their coming. */
  readonly #waiting = new Queue<Lane>();
  readonly #known = new Set<Lane>();

  waitFor(lane: Lane): void {
    if (this.#known.has(lane)) return;
    this.#known.add(lane);
    this.#waiting.push(lane);
  }

  get isWaitedFor(): boolean {
    return this.#waiting.size > 0;
  }

  /** The queue that has waited longest; it waits no more. */
  next(): Lane | undefined {
    const lane = this.#waiting.shift();
    if (lane !== undefined) this.#known.delete(lane);
    return lane;
  }
}
