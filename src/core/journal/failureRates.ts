import { hasSucceeded, routeName, type SafeRecord } from './safeRecord.ts';
import { type Interval, type Spike, spikesOf } from './spike.ts';

/** How often one class of failure happened on one route, over time. */
export interface RateRow {
  /** As `routeName` writes it; null gathers the routes beyond the most that are told apart. */
  readonly route: string | null;
  readonly class: string;
  /** All intervals together. */
  readonly failures: number;
  readonly requests: number;
  /** From `RateReport.from` on, one for each interval. */
  readonly series: readonly Interval[];
  readonly spikes: readonly TimedSpike[];
}

/** A spike with its moments, in milliseconds since the epoch. */
export interface TimedSpike extends Spike {
  readonly from: number;
  readonly to: number;
}

/** Error rates of routes and classes; rows with a spike first, then by failures. */
export interface RateReport {
  readonly intervalMs: number;
  /** The start of the first interval, in milliseconds since the epoch; 0 where nothing was recorded. */
  readonly from: number;
  readonly to: number;
  readonly requests: number;
  readonly failures: number;
  readonly rows: readonly RateRow[];
}

const minute = 60_000;

/** Lengths of intervals; each is a multiple of the one before, so that counts can be put together. */
export const intervalLengths: readonly number[] = [1, 5, 15, 60, 360, 1440].map((minutes) => minutes * minute);

/** Intervals that are counted before they are made longer. */
const mostCounted = 3000;

/** Intervals of a report. */
const mostShown = 48;

/** Routes that are told apart. */
const mostRoutes = 300;

/** Requests of a route in each interval, and its failures by class. */
interface RouteCounts {
  requests: Map<number, number>;
  readonly failures: Map<string, Map<number, number>>;
}

/** Counts the failures of any number of records in bounded memory. */
export class FailureRates {
  readonly #routes = new Map<string | null, RouteCounts>();
  #length = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  add(record: SafeRecord): void {
    if (!(record.at > 0)) return;
    this.#widen(record.at);
    const slot = Math.floor(record.at / this.#lengthMs);
    const counts = this.#countsOf(routeName(record));
    increment(counts.requests, slot);
    if (hasSucceeded(record)) return;
    const failures = counts.failures.get(record.diagnosis.class) ?? new Map<number, number>();
    counts.failures.set(record.diagnosis.class, failures);
    increment(failures, slot);
  }

  /** What was counted so far. `intervalMs`: one of `intervalLengths`; without it, the one that fits the span. */
  report(intervalMs?: number): RateReport {
    if (this.#first > this.#last) {
      return { intervalMs: intervalMs ?? minute, from: 0, to: 0, requests: 0, failures: 0, rows: [] };
    }
    const span = this.#last - this.#first;
    const fitting = intervalLengths.find((length) => length >= this.#lengthMs && span / length < mostShown);
    const wanted = Math.max(intervalMs ?? fitting ?? intervalLengths.at(-1) ?? minute, this.#lengthMs);
    // A clock that was wrong once may stretch the span over thousands of years.
    const length = wanted * Math.max(1, Math.ceil(span / wanted / mostCounted));
    const first = Math.floor(this.#first / length);
    const count = Math.floor(this.#last / length) - first + 1;
    const gather = (counts: ReadonlyMap<number, number>): number[] => {
      const gathered = new Array<number>(count).fill(0);
      for (const [slot, times] of counts) {
        const index = Math.floor((slot * this.#lengthMs) / length) - first;
        gathered[index] = (gathered[index] ?? 0) + times;
      }
      return gathered;
    };
    const rows = [...this.#routes].flatMap(([route, counts]) => {
      const requests = gather(counts.requests);
      return [...counts.failures].map(([failureClass, failures]): RateRow => {
        const failed = gather(failures);
        const series = requests.map((all, index) => ({ failures: failed[index] ?? 0, requests: all }));
        const spikes = spikesOf(series).map((spike) => ({
          ...spike,
          from: (first + spike.span[0]) * length,
          to: (first + spike.span[1]) * length,
        }));
        return { route, class: failureClass, failures: total(failed), requests: total(requests), series, spikes };
      });
    });
    rows.sort(
      (a, b) => Number(b.spikes.length > 0) - Number(a.spikes.length > 0) || b.failures - a.failures || order(a, b),
    );
    const all = [...this.#routes.values()].map(({ requests }) => total([...requests.values()]));
    return {
      intervalMs: length,
      from: first * length,
      to: (first + count) * length,
      requests: total(all),
      failures: total(rows.map(({ failures }) => failures)),
      rows,
    };
  }

  get #lengthMs(): number {
    return intervalLengths[this.#length] ?? minute;
  }

  #countsOf(route: string): RouteCounts {
    const key = this.#routes.has(route) || this.#routes.size < mostRoutes ? route : null;
    const counts = this.#routes.get(key) ?? { requests: new Map(), failures: new Map() };
    this.#routes.set(key, counts);
    return counts;
  }

  /** Makes the intervals longer when the span has become too long for them. */
  #widen(at: number): void {
    this.#first = Math.min(this.#first, at);
    this.#last = Math.max(this.#last, at);
    while (this.#length < intervalLengths.length - 1 && (this.#last - this.#first) / this.#lengthMs > mostCounted) {
      const before = this.#lengthMs;
      this.#length += 1;
      const factor = this.#lengthMs / before;
      for (const counts of this.#routes.values()) {
        counts.requests = coarser(counts.requests, factor);
        for (const [name, failures] of counts.failures) counts.failures.set(name, coarser(failures, factor));
      }
    }
  }
}

function coarser(counts: ReadonlyMap<number, number>, factor: number): Map<number, number> {
  const gathered = new Map<number, number>();
  for (const [slot, times] of counts) increment(gathered, Math.floor(slot / factor), times);
  return gathered;
}

function increment(counts: Map<number, number>, slot: number, by = 1): void {
  counts.set(slot, (counts.get(slot) ?? 0) + by);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function order(a: RateRow, b: RateRow): number {
  return (a.route ?? '~').localeCompare(b.route ?? '~') || a.class.localeCompare(b.class);
}
