import { type Grouping, groupOf } from '../../src/core/buckets/arrange.ts';
import type { BucketRow } from '../../src/core/buckets/row.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { h, write } from '../dom.ts';
import type { KnownBucket } from './knownBucket.ts';
import type { TableItem } from './windowedRows.ts';

/** The name of a group, with how many rows are below it. */
class GroupHeading implements TableItem {
  readonly guess = 27;
  readonly #cell = h('th', { role: 'rowheader', scope: 'rowgroup', class: 'name' });
  readonly #row = h('tr', { role: 'row', class: 'group' }, this.#cell);

  show(name: string, count: number): void {
    write(this.#cell, `${name} · ${count}`);
  }

  enter(): HTMLTableRowElement {
    return this.#row;
  }

  leave(): void {}
}

/** Puts headings between rows. A group keeps its heading. */
export class Groups {
  readonly #headings = new Map<string, GroupHeading>();
  readonly #words: BucketWords;

  constructor(words: BucketWords) {
    this.#words = words;
  }

  /** The rows in their order, each group behind its heading. */
  of(
    items: readonly { readonly row: BucketRow; readonly known: KnownBucket }[],
    grouping: Grouping,
  ): readonly TableItem[] {
    if (grouping === 'none') return items.map(({ known }) => known);
    const groups = new Map<string, KnownBucket[]>();
    for (const { row, known } of items) {
      const name = this.#nameOf(groupOf(row, grouping), grouping);
      const group = groups.get(name) ?? [];
      groups.set(name, group);
      group.push(known);
    }
    return [...groups].flatMap(([name, group]) => [this.#heading(name, group.length), ...group]);
  }

  #heading(name: string, count: number): GroupHeading {
    const heading = this.#headings.get(name) ?? new GroupHeading();
    this.#headings.set(name, heading);
    heading.show(name, count);
    return heading;
  }

  #nameOf(group: string, grouping: Exclude<Grouping, 'none'>): string {
    const { noCredential, noResource } = this.#words;
    switch (grouping) {
      case 'credential':
        return group === '' ? noCredential : `••••${group}`;
      case 'resource':
        return group === '' ? noResource : group;
      default:
        return grouping satisfies never;
    }
  }
}
