/** Milliseconds of one step of a trend. */
export const trendStepMs = 10_000;

/** Steps that are kept: five minutes. */
export const trendSteps = 30;

/** One step in which something happened: how many steps ago, requests, those refused, the fewest left (null: untold). */
export type TrendPoint = readonly [ago: number, requests: number, refused: number, left: number | null];

/** A trend in one sentence's worth of figures. */
export interface TrendSum {
  readonly requests: number;
  readonly refused: number;
  /** The fewest that were left; null where no answer told. */
  readonly left: number | null;
}

const untold = -1;

/** What happened in one bucket in the last minutes, step by step, in bounded memory. */
export class Trend {
  /** Of each step: requests, refusals, the fewest left. */
  readonly #counts = new Int32Array(trendSteps * 3);
  #step = 0;

  /** Takes note of one request that ended at `at` (monotonic milliseconds) with so many left, null where untold. */
  add(at: number, isRefused: boolean, left: number | null): void {
    const step = this.#goTo(at);
    if (this.#step - step >= trendSteps) return;
    const [requests, refused, fewest] = this.#at(step);
    const least = left === null ? fewest : fewest === null ? left : Math.min(fewest, left);
    this.#put(step, requests + 1, refused + Number(isRefused), least);
  }

  /** The steps in which something happened, oldest first, as seen from `now`. */
  points(now: number): TrendPoint[] {
    this.#goTo(now);
    const points: TrendPoint[] = [];
    for (let ago = trendSteps - 1; ago >= 0; ago -= 1) {
      const [requests, refused, left] = this.#at(this.#step - ago);
      if (requests > 0) points.push([ago, requests, refused, left]);
    }
    return points;
  }

  /** Empties the steps that time has gone past; gives the step of a moment. */
  #goTo(at: number): number {
    const step = Math.floor(at / trendStepMs);
    for (let passed = Math.max(this.#step + 1, step - trendSteps + 1); passed <= step; passed += 1) {
      this.#put(passed, 0, 0, null);
    }
    this.#step = Math.max(this.#step, step);
    return step;
  }

  #at(step: number): readonly [requests: number, refused: number, left: number | null] {
    const place = placeOf(step);
    const [requests = 0, refused = 0, left = untold] = this.#counts.subarray(place, place + 3);
    return [requests, refused, left === untold || requests === 0 ? null : left];
  }

  #put(step: number, requests: number, refused: number, left: number | null): void {
    this.#counts.set([requests, refused, left ?? untold], placeOf(step));
  }
}

function placeOf(step: number): number {
  return 3 * (((step % trendSteps) + trendSteps) % trendSteps);
}

/** The points `elapsedMs` later, without those that are too old. */
export function trendAfter(points: readonly TrendPoint[], elapsedMs: number): TrendPoint[] {
  const steps = Math.floor(elapsedMs / trendStepMs);
  return points.flatMap(([ago, ...rest]): TrendPoint[] => (ago + steps < trendSteps ? [[ago + steps, ...rest]] : []));
}

/** What the points add up to. */
export function sumOf(points: readonly TrendPoint[]): TrendSum {
  return points.reduce<TrendSum>(
    (sum, [, requests, refused, left]) => ({
      requests: sum.requests + requests,
      refused: sum.refused + refused,
      left: left === null ? sum.left : Math.min(left, sum.left ?? left),
    }),
    { requests: 0, refused: 0, left: null },
  );
}
