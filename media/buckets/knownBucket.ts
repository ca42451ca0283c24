import type { Arranged } from '../../src/core/buckets/arrange.ts';
import { type BucketRow, isCounting, rowAfter } from '../../src/core/buckets/row.ts';
import { trendAfter } from '../../src/core/buckets/trend.ts';
import type { ShownNote } from '../../src/protocol/buckets.ts';
import { linesOf, type RowView } from './rowView.ts';
import type { TableItem } from './windowedRows.ts';

/** What a bucket needs to be shown. */
export interface BucketPorts {
  readonly make: (key: string) => RowView;
  /** The moment that is shown. */
  readonly now: () => number;
}

/** A bucket as the host told it, and its row in the table once it was made. Instants are `performance.now()`. */
export class KnownBucket implements TableItem {
  told: BucketRow;
  view: RowView | undefined;
  readonly #ports: BucketPorts;
  #isInDocument = false;
  #at: number;
  #note: ShownNote | undefined;
  #noteAt = 0;

  constructor(row: BucketRow, at: number, ports: BucketPorts) {
    this.told = row;
    this.#at = at;
    this.#ports = ports;
  }

  get guess(): number {
    return 4 + 19 * linesOf(this.told);
  }

  /** Its row, if it is where somebody may see it. */
  get drawn(): RowView | undefined {
    return this.#isInDocument ? this.view : undefined;
  }

  enter(): HTMLTableRowElement {
    this.view ??= this.#ports.make(this.told.key);
    this.#isInDocument = true;
    this.draw(this.#ports.now());
    return this.view.element;
  }

  leave(): void {
    this.#isInDocument = false;
  }

  /** What is told of its limits. */
  tell(row: BucketRow, at: number): void {
    this.told = row;
    this.#at = at;
  }

  /** What is told of its use. */
  note(note: ShownNote, at: number): void {
    this.#note = note;
    this.#noteAt = at;
  }

  /** As it stands now. */
  at(now: number): BucketRow {
    return isCounting(this.told) ? rowAfter(this.told, now - this.#at) : this.told;
  }

  /** For what orders and filters. */
  arranged(now: number): Arranged & { readonly known: KnownBucket } {
    const usedBy = [this.#note?.profile ?? '', this.#note?.place ?? ''].filter((part) => part !== '').join(' ');
    return { row: this.at(now), usedBy, known: this };
  }

  get hasTrend(): boolean {
    return (this.#note?.trend.length ?? 0) > 0;
  }

  /** Draws what has changed, where somebody may see it. */
  draw(now: number): void {
    this.drawn?.show(this.at(now));
    this.drawNote(now);
  }

  /** Draws its use. */
  drawNote(now: number): void {
    if (this.drawn === undefined || this.#note === undefined) return;
    const { profile, place, trend } = this.#note;
    this.drawn.showNote(profile, place, trendAfter(trend, now - this.#noteAt));
  }
}
