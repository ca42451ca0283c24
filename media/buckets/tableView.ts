import { type Arrangement, type SortColumn, sortColumns } from '../../src/core/buckets/arrange.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { h, mark } from '../dom.ts';
import { nameOf } from './toolsView.ts';
import { type TableItem, WindowedRows } from './windowedRows.ts';

/** Rows that PageUp and PageDown go. */
const page = 10;

/** What is done in the table. */
export interface TableWishes {
  sort(column: SortColumn): void;
  choose(row: HTMLTableRowElement): void;
}

type Column = SortColumn | 'trend';

const columns: readonly Column[] = [...sortColumns.slice(0, -1), 'trend', 'refusals'];

/**
 * The table around the rows. The rows are one tab stop; arrows, Home, End and the page keys go through the rows, Enter and the space
 * bar choose one. Roles are written out because the narrow layout takes the table's display away, and some screen
 * readers with it the table.
 */
export class TableView {
  readonly element: HTMLElement;
  readonly #body = h('tbody', { role: 'rowgroup' });
  readonly #rows = new WindowedRows(this.#body, () => this.#keepTabStop());
  readonly #table: HTMLTableElement;
  readonly #headers = new Map<Column, HTMLTableCellElement>();
  readonly #empty: HTMLElement;
  readonly #noMatch: HTMLElement;

  constructor(words: BucketWords, wishes: TableWishes) {
    const hints: Partial<Record<Column, string>> = {
      next: words.nextHint,
      resets: words.resetsHint,
      usedBy: words.usedByHint,
      trend: words.trendHint,
      refusals: words.refusalsHint,
    };
    for (const column of columns) {
      const name = column === 'trend' ? words.trend : nameOf(column, words);
      const tabindex = column === columns[0] ? 0 : -1;
      const content = column === 'trend' ? name : button('link', column, name, { tabindex });
      const attributes = { scope: 'col', role: 'columnheader', class: column === 'trend' ? 'plot' : column };
      const hint = hints[column] ?? null;
      this.#headers.set(column, h('th', { ...attributes, 'aria-label': name, title: hint }, content));
    }
    this.#table = h(
      'table',
      { role: 'table', hidden: true },
      h('caption', { class: 'unseen' }, words.title),
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...this.#headers.values())),
      this.#body,
    );
    this.#empty = h('section', { class: 'empty' }, h('h2', {}, words.empty), h('p', {}, words.emptyHint));
    this.#noMatch = h('p', { class: 'empty note', hidden: true }, words.noMatch);
    this.element = h('div', { class: 'buckets' }, this.#table, this.#noMatch, this.#empty);
    this.#table.tHead?.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest('button')?.dataset.do : undefined;
      const column = sortColumns.find((candidate) => candidate === pressed);
      if (column !== undefined) wishes.sort(column);
    });
    this.#table.tHead?.addEventListener('keydown', (event) => this.#moveInHead(event));
    this.#body.addEventListener('keydown', (event) => this.#press(event, wishes));
    this.#body.addEventListener('click', ({ target }) => {
      const row = rowOf(target);
      if (row !== null && getSelection()?.isCollapsed !== false) wishes.choose(row);
    });
    this.#body.addEventListener('focusin', (event) => this.#stopAt(rowOf(event.target)));
  }

  /** Lays the rows out, of which those that are not among them go. Focus stays where it can. */
  arrange(items: readonly TableItem[]): void {
    const { activeElement } = document;
    const focused = this.#body.contains(activeElement) ? activeElement : null;
    const place = this.#rows.indexOf(focused?.closest('tr') ?? null);
    this.#rows.arrange(items);
    if (focused instanceof HTMLElement && document.activeElement !== focused) {
      if (focused.isConnected) focused.focus({ preventScroll: true });
      else (this.#rowAt(place, 1) ?? this.#rowAt(place - 1, -1))?.focus();
    }
    mark(this.#table, 'aria-rowcount', String(items.length + 1));
  }

  /** Draws nothing any more. */
  close(): void {
    this.#rows.close();
  }

  /** Says by what the rows are ordered. */
  showSort(sort: Arrangement['sort']): void {
    for (const [column, header] of this.#headers) {
      if (column === 'trend') continue;
      const order = sort?.column !== column ? 'none' : sort.isDescending ? 'descending' : 'ascending';
      mark(header, 'aria-sort', order);
    }
  }

  /** Shows the table, or what to do while there is none; credentials only where there are several to tell apart. */
  showCount(rows: number, shown: number, credentials: number): void {
    mark(this.#table, 'hidden', shown === 0 ? '' : null);
    mark(this.#table, 'data-credentials', credentials > 1 ? '' : null);
    mark(this.#noMatch, 'hidden', rows > 0 && shown === 0 ? null : '');
    mark(this.#empty, 'hidden', rows === 0 ? null : '');
  }

  /** The headers are one tab stop too. */
  #moveInHead({ key, target }: KeyboardEvent): void {
    const buttons = [...(this.#table.tHead?.querySelectorAll('button') ?? [])].filter((one) => one.checkVisibility());
    const current = buttons.indexOf(target as HTMLButtonElement);
    const next = buttons[current + (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0)];
    if (current < 0 || next === undefined) return;
    for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  }

  /** The row at a place, or the next one that way where that is the heading of a group. */
  #rowAt(place: number, way: 1 | -1): HTMLTableRowElement | undefined {
    for (let index = place; ; index += way) {
      const row = this.#rows.reveal(index);
      if (row === undefined || !isGroup(row)) return row;
    }
  }

  #press(event: KeyboardEvent, wishes: TableWishes): void {
    const row = rowOf(event.target);
    const current = this.#rows.indexOf(row);
    if (row === null || current < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      wishes.choose(row);
      return;
    }
    const last = this.#rows.count - 1;
    const places: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: last,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    const within = Math.min(last, Math.max(0, place));
    const way = place < current ? -1 : 1;
    // A heading is passed by; there is always a row below one.
    (this.#rowAt(within, way) ?? this.#rowAt(within, 1))?.focus();
  }

  /** Tab leads into the rows, wherever they were scrolled to. */
  #keepTabStop(): void {
    const stops = this.#body.querySelectorAll<HTMLTableRowElement>('tr[tabindex="0"]');
    if (stops.length !== 1) this.#stopAt(stops[0] ?? [...this.#body.rows].find((row) => !isGroup(row)) ?? null);
  }

  #stopAt(row: HTMLTableRowElement | null): void {
    if (row === null) return;
    for (const other of this.#body.querySelectorAll<HTMLTableRowElement>('tr[tabindex="0"]')) {
      if (other !== row) other.tabIndex = -1;
    }
    row.tabIndex = 0;
  }
}

function rowOf(target: EventTarget | null): HTMLTableRowElement | null {
  const row = target instanceof Element ? target.closest('tr') : null;
  return row === null || isGroup(row) ? null : row;
}

function isGroup(row: Element): boolean {
  return row.classList.contains('group');
}
