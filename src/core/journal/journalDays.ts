import { FacetCounts, type JournalFilter, matches } from './journalFilter.ts';
import { ProfileNames } from './profileNames.ts';
import { hasSucceeded, type SafeRecord } from './safeRecord.ts';

/** Records of a day that are kept for showing; the oldest of them go first. */
const mostOfDay = 200;

/** One day of the journal. */
export interface JournalDay {
  readonly day: string;
  /** Of those that the filter chooses. */
  readonly requests: number;
  readonly failures: number;
  /** The newest of them, newest first. */
  readonly newest: readonly SafeRecord[];
}

interface Counted {
  requests: number;
  failures: number;
  records: SafeRecord[];
}

/** A journal by its days, in bounded memory: counts, and the newest records of each. */
export class JournalDays {
  readonly facets: FacetCounts;
  readonly #names: ProfileNames;
  readonly #filter: JournalFilter;
  readonly #dayOf: (milliseconds: number) => string;
  readonly #days = new Map<string, Counted>();

  /** `dayOf` names the day of a moment, such that days sort by their names. */
  constructor(filter: JournalFilter, dayOf: (milliseconds: number) => string, names = new ProfileNames()) {
    this.#names = names;
    this.facets = new FacetCounts(names);
    this.#filter = filter;
    this.#dayOf = dayOf;
  }

  add(record: SafeRecord): void {
    this.facets.add(record);
    if (!matches(record, this.#filter, this.#names)) return;
    const day = this.#dayOf(record.at);
    const counted = this.#days.get(day) ?? { requests: 0, failures: 0, records: [] };
    this.#days.set(day, counted);
    counted.requests += 1;
    if (!hasSucceeded(record)) counted.failures += 1;
    counted.records.push(record);
    if (counted.records.length >= 2 * mostOfDay) counted.records = newestOf(counted.records);
  }

  /** The newest day first. Records whose id is among `shown` stand elsewhere already: they are left out and not counted. */
  days(shown: ReadonlySet<string> = new Set()): readonly JournalDay[] {
    return [...this.#days]
      .map(([day, { requests, failures, records }]) => {
        const elsewhere = records.filter(({ id }) => shown.has(id));
        return {
          day,
          requests: requests - elsewhere.length,
          failures: failures - elsewhere.filter((record) => !hasSucceeded(record)).length,
          newest: newestOf(records.filter(({ id }) => !shown.has(id))).reverse(),
        };
      })
      .filter(({ requests }) => requests > 0)
      .sort((a, b) => b.day.localeCompare(a.day));
  }
}

function newestOf(records: readonly SafeRecord[]): SafeRecord[] {
  return records.toSorted((a, b) => a.at - b.at).slice(-mostOfDay);
}
