import { Lane } from './lane.ts';

/** Queues kept, at about 700 bytes each; beyond, those whose limit is full again are forgotten. */
const lanesKept = 10_000;

/** All queues, by the place of their bucket. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();

  get size(): number {
    return this.#lanes.size;
  }

  /** Every queue. */
  all(): Iterable<Lane> {
    return this.#lanes.values();
  }

  get(place: string): Lane | undefined {
    return this.#lanes.get(place);
  }

  /** The queue at a place, a new one where there is none. `isWatched`: no header will ever tell of its limit. */
  at(place: string, now: number, isWatched = false): Lane {
    const known = this.#lanes.get(place);
    if (known !== undefined) return known;
    if (this.#lanes.size >= lanesKept) this.#forget(now);
    const lane = new Lane(isWatched);
    this.#lanes.set(place, lane);
    return lane;
  }

  delete(place: string): void {
    this.#lanes.delete(place);
  }

  /** Forgets those at certain places that nobody is in. */
  forget(isMeant: (place: string) => boolean): void {
    for (const [place, lane] of this.#lanes) if (isMeant(place) && lane.isDeserted) this.#lanes.delete(place);
  }

  /** Forgets a tenth, those first that were met first. */
  #forget(now: number): void {
    for (const [place, lane] of this.#lanes) {
      if (this.#lanes.size <= lanesKept * 0.9) return;
      if (lane.isIdle(now)) this.#lanes.delete(place);
    }
  }
}
