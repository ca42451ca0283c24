import { type BucketRow, isCounting, type LedgerSummary, rowAfter, summaryAfter } from '../../src/core/buckets/row.ts';
import type { FromBuckets } from '../../src/protocol/buckets.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { fill, h, write } from '../dom.ts';
import { countdownStep } from '../duration.ts';
import { Ticker } from '../ticker.ts';
import { RowView } from './rowView.ts';
import { SummaryView } from './summaryView.ts';
import { TableView } from './tableView.ts';

/** Routes that one announcement names; a screen reader must not read a list for a minute. */
const announcedAtOnce = 3;

interface Known {
  /** As the host told it at `at`. */
  row: BucketRow;
  at: number;
  view: RowView;
}

/**
 * The bucket view: rows that the host has told, counted down here by the same functions that the host leaves out of its
 * patches. Instants are `performance.now()`.
 */
export class BucketsPage {
  readonly nodes: readonly Node[];
  readonly #words: BucketWords;
  readonly #locale: string;
  readonly #known = new Map<string, Known>();
  readonly #summaryView: SummaryView;
  readonly #table: TableView;
  readonly #announcer: HTMLElement;
  readonly #ticker = new Ticker(() => this.#tick());
  #summary: { told: LedgerSummary; at: number } | undefined;

  constructor(words: BucketWords, locale: string, post: (wish: FromBuckets) => void) {
    this.#words = words;
    this.#locale = locale;
    this.#summaryView = new SummaryView(words, locale, post);
    this.#table = new TableView(words);
    this.#announcer = h('div', { role: 'status', class: 'unseen' });
    this.nodes = [this.#summaryView.element, this.#table.element, this.#announcer];
  }

  /** Takes over what the host tells. */
  show(changed: readonly BucketRow[], removed: readonly string[], summary: LedgerSummary, now: number): void {
    for (const key of removed) {
      const known = this.#known.get(key);
      if (known !== undefined) this.#table.remove(known.view.element);
      this.#known.delete(key);
    }
    this.#announce(changed, now);
    for (const row of changed) this.#take(row, now);
    this.#summary = { told: summary, at: now };
    const credentials = new Set([...this.#known.values()].map((known) => known.row.credential));
    credentials.delete('');
    this.#table.showCount(this.#known.size, credentials.size);
    this.#ticker.start();
  }

  /** Stops counting; the page is not used any more. */
  close(): void {
    this.#ticker.stop();
  }

  #take(row: BucketRow, now: number): void {
    const known = this.#known.get(row.key);
    if (known !== undefined) {
      known.row = row;
      known.at = now;
      known.view.show(row);
      return;
    }
    const view = new RowView(this.#words, this.#locale);
    view.show(row);
    this.#known.set(row.key, { row, at: now, view });
    this.#table.add(view.element);
  }

  /** Shows every row as it stands now; the milliseconds until one of them would read differently, or null. */
  #tick(): number | null {
    const now = performance.now();
    let next = Number.POSITIVE_INFINITY;
    for (const { row, at, view } of this.#known.values()) {
      if (!isCounting(row)) continue;
      const current = rowAfter(row, now - at);
      view.show(current);
      for (const left of [current.nextInMs, current.resetsInMs ?? 0]) {
        if (left > 0) next = Math.min(next, countdownStep(left));
      }
    }
    if (this.#summary !== undefined) {
      const summary = summaryAfter(this.#summary.told, now - this.#summary.at);
      this.#summaryView.show(summary);
      if (summary.globalInMs > 0) next = Math.min(next, countdownStep(summary.globalInMs));
    }
    return next === Number.POSITIVE_INFINITY ? null : next;
  }

  /** Says politely which buckets are newly used up; countdowns are never read out. */
  #announce(changed: readonly BucketRow[], now: number): void {
    const used = changed.filter((row) => {
      const known = this.#known.get(row.key);
      return isUsedUp(row) && (known === undefined || !isUsedUp(rowAfter(known.row, now - known.at)));
    });
    if (used.length === 0 || document.hidden) return;
    const routes = used.slice(0, announcedAtOnce).map((row) => row.routes.at(-1) ?? row.key);
    const more = used.length - routes.length;
    if (more > 0) routes.push(fill(this.#words.moreRoutes, more));
    write(this.#announcer, fill(this.#words.spentAnnouncement, routes.join(', ')));
  }
}

function isUsedUp(row: BucketRow): boolean {
  return row.state === 'spent' || row.state === 'limited';
}
