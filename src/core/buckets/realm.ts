import { GlobalGate } from './globalGate.ts';
import { KnownRoutes } from './knownRoutes.ts';
import type { Lane } from './lane.ts';
import { Lanes } from './lanes.ts';
import { Queue } from './queue.ts';

/** What counts for all requests of one credential at one API. */
export class Realm {
  readonly isSandbox: boolean;
  readonly gate = new GlobalGate();
  readonly routes = new KnownRoutes();
  readonly lanes = new Lanes();
  /** The moment at which the gate will be looked at again. */
  wakeAt = Number.POSITIVE_INFINITY;
  /** Queues whose first request waits for the gate, in order of their coming. */
  readonly #waiting = new Queue<Lane>();
  readonly #known = new Set<Lane>();

  constructor(isSandbox: boolean) {
    this.isSandbox = isSandbox;
  }

  waitFor(lane: Lane): void {
    if (this.#known.has(lane)) return;
    this.#known.add(lane);
    this.#waiting.push(lane);
  }

  get isWaitedFor(): boolean {
    return !this.#waiting.isEmpty;
  }

  /** The queue that has waited longest; it waits no more. */
  next(): Lane | undefined {
    const lane = this.#waiting.shift();
    if (lane !== undefined) this.#known.delete(lane);
    return lane;
  }

  /** Forgets what the server told, but for what is under way. */
  forget(): void {
    this.lanes.forget();
    this.routes.forget();
    this.gate.blockedUntil = 0;
  }
}
