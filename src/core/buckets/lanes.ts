import { Lane } from './lane.ts';

/** Queues kept of a credential, at about 700 bytes each; beyond, those whose limit is full again are forgotten. */
const lanesKept = 10_000;

/** The queues of one credential, by what their bucket is called and by top-level resource. */
export class Lanes {
  readonly #byName = new Map<string, Map<string, Lane>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Every queue. */
  *all(): Generator<Lane> {
    for (const lanes of this.#byName.values()) yield* lanes.values();
  }

  get(name: string, resource: string): Lane | undefined {
    return this.#byName.get(name)?.get(resource);
  }

  /** The queue of a bucket, a new one where there is none. `isWatched`: no header will ever tell of its limit. */
  at(name: string, resource: string, now: number, isWatched = false): Lane {
    return this.get(name, resource) ?? this.#add(name, resource, now, isWatched);
  }

  delete(name: string, resource: string): void {
    const lanes = this.#byName.get(name);
    if (lanes?.delete(resource) !== true) return;
    this.#size -= 1;
    if (lanes.size === 0) this.#byName.delete(name);
  }

  /** Forgets those that nobody is in. */
  forget(): void {
    this.#forgetWhere((lane) => lane.isDeserted, 0);
  }

  #add(name: string, resource: string, now: number, isWatched: boolean): Lane {
    if (this.#size >= lanesKept) this.#forgetWhere((lane) => lane.isIdle(now), lanesKept * 0.9);
    const lane = new Lane(isWatched);
    const lanes = this.#byName.get(name) ?? new Map<string, Lane>();
    this.#byName.set(name, lanes.set(resource, lane));
    this.#size += 1;
    return lane;
  }

  /** Forgets queues, of each name those first that were met first, until so many are left. */
  #forgetWhere(isMeant: (lane: Lane) => boolean, left: number): void {
    for (const [name, lanes] of this.#byName) {
      for (const [resource, lane] of lanes) {
        if (this.#size <= left) return;
        if (isMeant(lane)) this.delete(name, resource);
      }
    }
  }
}
