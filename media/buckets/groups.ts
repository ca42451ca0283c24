import { type Grouping, groupOf } from '../../src/core/buckets/arrange.ts';
import type { BucketRow } from '../../src/core/buckets/row.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import type { KnownBucket } from './knownBucket.ts';

/** Rows below one name; null where there are no groups. */
export interface RowGroup {
  readonly name: string | null;
  readonly rows: HTMLTableRowElement[];
}

/** The rows that are made, in their order, group by group. */
export function groupsOf(
  items: readonly { readonly row: BucketRow; readonly known: KnownBucket }[],
  grouping: Grouping,
  words: BucketWords,
): RowGroup[] {
  const groups: RowGroup[] = [];
  for (const { row, known } of items) {
    const name = nameOf(groupOf(row, grouping), grouping, words);
    const last = groups.at(-1);
    const group = last?.name === name ? last : { name, rows: [] };
    if (group !== last) groups.push(group);
    if (known.view !== undefined) group.rows.push(known.view.element);
  }
  return groups;
}

function nameOf(group: string, grouping: Grouping, { noCredential, noResource }: BucketWords): string | null {
  switch (grouping) {
    case 'none':
      return null;
    case 'credential':
      return group === '' ? noCredential : `••••${group}`;
    case 'resource':
      return group === '' ? noResource : group;
    default:
      return grouping satisfies never;
  }
}
