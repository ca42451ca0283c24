import type { BucketRow } from './row.ts';

/** Columns by which rows can be ordered. */
export const sortColumns = [
  'state',
  'route',
  'resource',
  'remaining',
  'next',
  'resets',
  'scope',
  'usedBy',
  'refusals',
] as const;

/** A column by which rows can be ordered. */
export type SortColumn = (typeof sortColumns)[number];

/** By what rows are kept together. */
export type Grouping = 'none' | 'credential' | 'resource';

/** How rows are laid out. */
export interface Arrangement {
  readonly grouping: Grouping;
  /** Null: in the order in which the buckets were first seen. */
  readonly sort: { readonly column: SortColumn; readonly isDescending: boolean } | null;
}

/** A row with what is shown of it that it does not hold itself. */
export interface Arranged {
  readonly row: BucketRow;
  /** Who used it last, as it is written, or empty. */
  readonly usedBy: string;
}

const urgency: Readonly<Record<BucketRow['state'], number>> = {
  free: 0,
  low: 1,
  spent: 2,
  limited: 3,
  'invalid-requests': 4,
  unauthorized: 5,
  'edge-ban': 6,
};

/** The rows in their order. Equal ones stay as they were; what is unknown comes last, whichever way. */
export function arranged<Item extends Arranged>(items: readonly Item[], { grouping, sort }: Arrangement): Item[] {
  const byGroup = (a: Item, b: Item) => compared(groupOf(a.row, grouping), groupOf(b.row, grouping), false);
  return items.toSorted((a, b) => {
    const group = byGroup(a, b);
    if (group !== 0 || sort === null) return group;
    return compared(sortKey(a, sort.column), sortKey(b, sort.column), sort.isDescending);
  });
}

/** Of which group a row is: the last four of its credential, or its top-level resource; empty where it has none. */
export function groupOf(row: BucketRow, grouping: Grouping): string {
  switch (grouping) {
    case 'none':
      return '';
    case 'credential':
      return row.credential;
    case 'resource':
      return row.resource;
    default:
      return grouping satisfies never;
  }
}

/** Whether every word of a filter occurs in what is shown of a row, whatever the case. */
export function isMatch({ row, usedBy }: Arranged, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/);
  const text = [...row.routes, row.resource, row.hash ?? '', row.credential, usedBy, row.scope, row.state];
  const shown = text.join('\n').toLowerCase();
  return words.every((word) => shown.includes(word));
}

function sortKey({ row, usedBy }: Arranged, column: SortColumn): string | number | null {
  switch (column) {
    case 'state':
      return urgency[row.state];
    case 'route':
      return row.routes.at(-1)?.replace(/^\S+ /, '') ?? null;
    case 'resource':
      return row.resource || null;
    case 'remaining':
      return row.remaining === null || row.limit === null || row.limit === 0 ? null : row.remaining / row.limit;
    case 'next':
      return row.nextInMs;
    case 'resets':
      return row.resetsInMs;
    case 'scope':
      return row.scope;
    case 'usedBy':
      return usedBy || null;
    case 'refusals':
      return row.hits;
    default:
      return column satisfies never;
  }
}

function compared(a: string | number | null, b: string | number | null, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = a < b ? -1 : a > b ? 1 : 0;
  return isDescending ? -order : order;
}
