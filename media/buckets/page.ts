import { arranged, isMatch, type SortColumn } from '../../src/core/buckets/arrange.ts';
import { isCounting, type LedgerSummary, summaryAfter } from '../../src/core/buckets/row.ts';
import { type RecentTraffic, usedAfter } from '../../src/core/buckets/traffic.ts';
import { trendStepMs } from '../../src/core/buckets/trend.ts';
import type { FromBuckets, ShownDetails } from '../../src/protocol/buckets.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { fill, h, mark, write } from '../dom.ts';
import { countdownStep } from '../duration.ts';
import { Ticker } from '../ticker.ts';
import { Announcer } from './announcer.ts';
import { DetailsView } from './detailsView.ts';
import { Groups } from './groups.ts';
import { HeldChanges, type Patch } from './heldChanges.ts';
import { type BucketPorts, KnownBucket } from './knownBucket.ts';
import { RowView } from './rowView.ts';
import { SummaryView } from './summaryView.ts';
import { TableView } from './tableView.ts';
import { initialSettings, type Settings, ToolsView } from './toolsView.ts';

/** Milliseconds between two times that rows are put in order while nobody asks for it. */
const arrangeEvery = 1_000;

/** What connects the page with the outside. */
export interface PagePorts {
  readonly post: (wish: FromBuckets) => void;
  readonly remember: (settings: Settings) => void;
}

/**
 * The bucket view: rows that the host has told, counted down here by the same functions that the host leaves out of its
 * patches. What is out of sight is not drawn. Instants are `performance.now()`.
 */
export class BucketsPage {
  readonly nodes: readonly Node[];
  readonly #words: BucketWords;
  readonly #ports: PagePorts;
  readonly #bucketPorts: BucketPorts;
  readonly #groups: Groups;
  readonly #known = new Map<string, KnownBucket>();
  readonly #summaryView: SummaryView;
  readonly #tools: ToolsView;
  readonly #table: TableView;
  readonly #details: DetailsView;
  readonly #announcer: Announcer;
  readonly #pausedNote: HTMLElement;
  readonly #ticker = new Ticker(() => this.#tick());
  #settings: Settings;
  #summary: { readonly told: LedgerSummary; readonly traffic: RecentTraffic; readonly at: number } | undefined;
  #chosen: string | null = null;
  /** What came since the view stands still, and since when it does. */
  #held: HeldChanges | undefined;
  #heldAt = 0;
  #arranging: ReturnType<typeof setTimeout> | undefined;
  #drawnTrendAt = 0;
  /** Buckets that the filter lets through. */
  #shown = 0;

  constructor(words: BucketWords, locale: string, settings: Settings | undefined, ports: PagePorts) {
    this.#words = words;
    this.#ports = ports;
    this.#bucketPorts = { make: (key) => this.#rowView(key, locale), now: () => this.#now() };
    this.#groups = new Groups(words);
    this.#settings = { ...initialSettings, ...settings };
    this.#summaryView = new SummaryView(words, locale, ports.post);
    this.#tools = new ToolsView(words, {
      set: (set) => this.#set(set),
      pause: () => this.#pause(),
      do: (type) => ports.post({ type }),
    });
    this.#table = new TableView(words, {
      sort: (column) => this.#sort(column),
      choose: (row) => this.#choose(row.dataset.key === this.#chosen ? null : (row.dataset.key ?? null)),
    });
    this.#details = new DetailsView(words, locale, {
      close: () => this.#choose(null),
      copy: (key) => ports.post({ type: 'copyBucket', key }),
      open: (key, exchange) => ports.post({ type: 'openSource', key, exchange }),
    });
    this.#announcer = new Announcer(words);
    this.#pausedNote = h('p', { class: 'paused', hidden: true });
    const main = h('div', { class: 'main' }, this.#table.element, this.#details.element);
    main.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#choose(null);
    });
    this.nodes = [this.#summaryView.element, this.#tools.element, this.#pausedNote, main, this.#announcer.element];
    this.#tools.show(this.#settings);
    this.#table.showSort(this.#settings.sort);
  }

  /** Takes over what the host tells. */
  show(patch: Patch, now: number): void {
    if (this.#held !== undefined) {
      this.#held.add(patch, now);
      write(this.#pausedNote, `${this.#words.paused} ${fill(this.#words.pausedChanges, this.#held.size)}`);
      return;
    }
    this.#announcer.usedUp(patch.changed, (key) => this.#known.get(key)?.at(now));
    const isNew = this.#take(patch, now);
    if (isNew || patch.removed.length > 0) this.#arrange();
    else this.#arrangeSoon();
    this.#ticker.start();
  }

  /** Takes over what the host tells of the bucket that was chosen. */
  tell(details: ShownDetails): void {
    if (this.#held === undefined || !this.#details.isTold) this.#details.tell(details);
  }

  /** Stops counting; the page is not used any more. */
  close(): void {
    this.#ticker.stop();
    this.#table.close();
    clearTimeout(this.#arranging);
  }

  /** Says whether there is a bucket that was not known. */
  #take({ changed, removed, notes, summary, traffic }: Patch, now: number): boolean {
    for (const key of removed) this.#forget(key);
    const before = this.#known.size;
    for (const row of changed) {
      const known = this.#known.get(row.key) ?? new KnownBucket(row, now, this.#bucketPorts);
      this.#known.set(row.key, known);
      known.tell(row, now);
    }
    for (const note of notes) this.#known.get(note.key)?.note(note, now);
    const drawn = new Set([...changed, ...notes].map(({ key }) => key));
    for (const key of drawn) this.#known.get(key)?.draw(now);
    const chosen = this.#chosen === null ? undefined : this.#known.get(this.#chosen);
    if (chosen !== undefined && drawn.has(chosen.told.key)) this.#details.show(chosen.at(now));
    this.#summary = { told: summary, traffic, at: now };
    return this.#known.size > before;
  }

  #forget(key: string): void {
    this.#known.delete(key);
    if (key === this.#chosen) this.#choose(null);
  }

  #rowView(key: string, locale: string): RowView {
    const view = new RowView(this.#words, locale, key);
    if (key === this.#chosen) mark(view.element, 'aria-current', 'true');
    return view;
  }

  /** Puts the rows that are wanted in their order, and says how many there are. */
  #arrange(): void {
    clearTimeout(this.#arranging);
    this.#arranging = undefined;
    const now = this.#now();
    const { filter, grouping } = this.#settings;
    const all = [...this.#known.values()].map((known) => known.arranged(now));
    const wanted = arranged(filter.trim() === '' ? all : all.filter((item) => isMatch(item, filter)), this.#settings);
    this.#table.arrange(this.#groups.of(wanted, grouping));
    this.#shown = wanted.length;
    const credentials = new Set(all.map(({ row }) => row.credential).filter((credential) => credential !== ''));
    this.#table.showCount(all.length, wanted.length, credentials.size);
    mark(this.#tools.element, 'hidden', all.length === 0 && this.#held === undefined ? '' : null);
  }

  /** Puts them in order again where that may have changed, once a second at most. */
  #arrangeSoon(): void {
    if (this.#settings.sort === null && this.#settings.filter === '') return;
    this.#arranging ??= setTimeout(() => this.#arrange(), arrangeEvery);
  }

  #set(settings: Settings): void {
    const isFiltered = settings.filter !== this.#settings.filter;
    this.#settings = settings;
    this.#ports.remember(settings);
    this.#tools.show(settings);
    this.#table.showSort(settings.sort);
    this.#arrange();
    if (!isFiltered) return;
    this.#announcer.say(fill(this.#words.matches, this.#shown, this.#known.size));
  }

  /** Ascending, descending, as they came. */
  #sort(column: SortColumn): void {
    const { sort } = this.#settings;
    const isSame = sort?.column === column;
    const next = isSame && sort.isDescending ? null : { column, isDescending: isSame };
    this.#set({ ...this.#settings, sort: next });
  }

  #choose(key: string | null): void {
    const before = this.#chosen === null ? undefined : this.#known.get(this.#chosen)?.view?.element;
    if (key === this.#chosen) return;
    const isInside = this.#details.element.contains(document.activeElement);
    this.#chosen = key;
    const known = key === null ? undefined : this.#known.get(key);
    if (before !== undefined) mark(before, 'aria-current', null);
    if (known?.view !== undefined) mark(known.view.element, 'aria-current', 'true');
    this.#ports.post({ type: 'choose', key });
    if (known === undefined) this.#details.hide();
    else this.#details.show(known.at(this.#now()));
    mark(this.#details.element, 'hidden', known === undefined ? '' : null);
    mark(this.#tools.element, 'data-details', known === undefined ? null : '');
    if (isInside && known === undefined) before?.focus();
  }

  #pause(): void {
    const held = this.#held;
    this.#held = held === undefined ? new HeldChanges() : undefined;
    const isPaused = held === undefined;
    this.#heldAt = performance.now();
    this.#tools.showPaused(isPaused);
    mark(this.#pausedNote, 'hidden', isPaused ? null : '');
    write(this.#pausedNote, this.#words.paused);
    if (isPaused) {
      this.#ticker.stop();
      this.#announcer.say(this.#words.paused);
      return;
    }
    this.#announcer.say('');
    held?.replay((patch, at) => this.#take(patch, at));
    this.#arrange();
    this.#ticker.start();
  }

  /** The moment that is shown. */
  #now(): number {
    return this.#held === undefined ? performance.now() : this.#heldAt;
  }

  /** Shows what is in sight as it stands now; the milliseconds until something would read differently, or null. */
  #tick(): number | null {
    const now = performance.now();
    const isTrendDue = now - this.#drawnTrendAt >= trendStepMs;
    if (isTrendDue) this.#drawnTrendAt = now;
    let next = Number.POSITIVE_INFINITY;
    for (const known of this.#known.values()) {
      const view = known.drawn;
      if (view === undefined) continue;
      if (isTrendDue) known.drawNote(now);
      if (known.hasTrend) next = Math.min(next, trendStepMs);
      if (!isCounting(known.told)) continue;
      const current = known.at(now);
      view.show(current);
      for (const left of [current.nextInMs, current.resetsInMs ?? 0]) {
        if (left > 0) next = Math.min(next, countdownStep(left));
      }
    }
    if (this.#summary !== undefined) {
      const { told, traffic, at } = this.#summary;
      const summary = summaryAfter(told, now - at);
      const used = usedAfter(traffic.recent, now - at);
      this.#summaryView.show(summary, { used, sandbox: traffic.sandbox });
      if (summary.globalInMs > 0) next = Math.min(next, countdownStep(summary.globalInMs));
      if (used > 0) next = Math.min(next, 100);
    }
    return next === Number.POSITIVE_INFINITY ? null : next;
  }
}
