import { ProfileNames } from './profileNames.ts';
import { routeName, type SafeRecord, statusOf } from './safeRecord.ts';

/** Statuses by their first digit; `none`: no answer came. */
export const statusGroups = ['2xx', '3xx', '4xx', '5xx', '429', 'none'] as const;

/** A group of statuses. */
export type StatusGroup = (typeof statusGroups)[number];

/** By what records are chosen: within a list any may hold, all lists have to. Empty lists ask for nothing. */
export interface JournalFilter {
  readonly statuses: readonly StatusGroup[];
  readonly classes: readonly string[];
  /** As `routeName` writes them. */
  readonly routes: readonly string[];
  /** Profiles by the keys that `ProfileNames` gives; empty text: none. */
  readonly profiles: readonly string[];
  readonly origins: readonly string[];
  /** Words that all have to occur in address, class, code, place or profile, in any case. */
  readonly text: string;
}

/** Chooses everything. */
export const noFilter: JournalFilter = { statuses: [], classes: [], routes: [], profiles: [], origins: [], text: '' };

/** Whether anything is asked for. */
export function isFiltering(filter: JournalFilter): boolean {
  return filter.text.trim() !== '' || facetNames.some((name) => filter[name].length > 0);
}

/** What can be picked. */
export const facetNames = ['statuses', 'classes', 'routes', 'profiles', 'origins'] as const;

/** One of them. */
export type FacetName = (typeof facetNames)[number];

/** The values of a record that a filter asks for: one for each facet; 429 is in two groups. */
export function facetsOf(record: SafeRecord, names: ProfileNames): Readonly<Record<FacetName, readonly string[]>> {
  return {
    statuses: groupsOf(statusOf(record)),
    classes: [record.diagnosis.class],
    routes: [routeName(record)],
    profiles: [names.keyOf(record)],
    origins: [record.origin],
  };
}

/** The groups that a status belongs to. */
export function groupsOf(status: number | null): readonly StatusGroup[] {
  if (status === null) return ['none'];
  const group = `${Math.floor(status / 100)}xx` as StatusGroup;
  return [...(statusGroups.includes(group) ? [group] : []), ...(status === 429 ? ['429' as const] : [])];
}

/** Whether a record is chosen. */
export function matches(record: SafeRecord, filter: JournalFilter, names = new ProfileNames()): boolean {
  const facets = facetsOf(record, names);
  const isPicked = facetNames.every((name) => {
    const wanted: readonly string[] = filter[name];
    return wanted.length === 0 || facets[name].some((value) => wanted.includes(value));
  });
  return isPicked && holdsWords(record, filter.text, names);
}

function holdsWords(record: SafeRecord, text: string, names: ProfileNames): boolean {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return true;
  const { request, diagnosis, place, outcome } = record;
  const { name, earlier = '' } = names.of(record);
  const failure = outcome.kind === 'failure' ? outcome.code : `${outcome.status}`;
  const all = [
    routeName(record),
    request.url,
    diagnosis.class,
    `${diagnosis.code ?? ''}`,
    failure,
    name,
    earlier,
    place?.file ?? '',
  ];
  const searched = all.join('\n').toLowerCase();
  return wanted.every((word) => searched.includes(word));
}

/** Counts what there is to pick from, without keeping records. */
export class FacetCounts {
  readonly #names: ProfileNames;
  readonly #counts = new Map<FacetName, Map<string, number>>(facetNames.map((name) => [name, new Map()]));

  constructor(names = new ProfileNames()) {
    this.#names = names;
  }

  add(record: SafeRecord): void {
    const facets = facetsOf(record, this.#names);
    for (const name of facetNames) {
      const counts = this.#counts.get(name);
      for (const value of facets[name]) {
        // So many different ones are nothing to pick from any more.
        if (counts !== undefined && (counts.has(value) || counts.size < 500)) {
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
      }
    }
  }

  /** The values of a facet with how often they occur, the most frequent first. */
  of(name: FacetName): readonly (readonly [value: string, count: number])[] {
    return [...(this.#counts.get(name) ?? [])].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  }
}
