import type { Arranged } from '../../src/core/buckets/arrange.ts';
import { type BucketRow, isCounting, rowAfter } from '../../src/core/buckets/row.ts';
import { trendAfter } from '../../src/core/buckets/trend.ts';
import type { ShownNote } from '../../src/protocol/buckets.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { RowView } from './rowView.ts';

/** A bucket as the host told it, and its row in the table once it was made. Instants are `performance.now()`. */
export class KnownBucket {
  told: BucketRow;
  /** It is out of sight: nothing is drawn. */
  isOutOfSight = false;
  view: RowView | undefined;
  #at: number;
  #note: ShownNote | undefined;
  #noteAt = 0;

  constructor(row: BucketRow, at: number) {
    this.told = row;
    this.#at = at;
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

  /** Makes its row. */
  build(words: BucketWords, locale: string): RowView {
    this.view ??= new RowView(words, locale, this.told.key);
    return this.view;
  }

  /** Draws what has changed, where it is in sight. */
  draw(now: number): void {
    if (this.view === undefined || this.isOutOfSight) return;
    this.view.show(this.at(now));
    this.drawNote(now);
  }

  /** Draws its use. */
  drawNote(now: number): void {
    if (this.view === undefined || this.isOutOfSight || this.#note === undefined) return;
    const { profile, place, trend } = this.#note;
    this.view.showNote(profile, place, trendAfter(trend, now - this.#noteAt));
  }
}
