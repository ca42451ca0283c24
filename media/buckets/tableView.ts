import { type Arrangement, type SortColumn, sortColumns } from '../../src/core/buckets/arrange.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { h, mark, write } from '../dom.ts';
import { nameOf } from './toolsView.ts';

/** Rows that PageUp and PageDown go. */
const page = 10;

/** Rows that are moved in one frame. */
const movedAtOnce = 100;

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
  /** What scrolls. */
  readonly body = h('tbody', { role: 'rowgroup' });
  readonly #table: HTMLTableElement;
  readonly #headers = new Map<Column, HTMLTableCellElement>();
  readonly #empty: HTMLElement;
  readonly #noMatch: HTMLElement;
  readonly #groups = new Map<string, HTMLTableRowElement>();

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
      this.body,
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
    this.body.addEventListener('keydown', (event) => this.#press(event, wishes));
    this.body.addEventListener('click', ({ target }) => {
      const row = rowOf(target);
      if (row !== null && getSelection()?.isCollapsed !== false) wishes.choose(row);
    });
    this.body.addEventListener('focusin', (event) => this.#stopAt(rowOf(event.target)));
  }

  /**
   * Lays the rows out, each group below its name; rows that are not among them go. Focus stays where it can. From above,
   * and no more than fits into a frame: false says that there is more to do.
   */
  arrange(groups: readonly { readonly name: string | null; readonly rows: readonly HTMLTableRowElement[] }[]): boolean {
    const focused = this.body.contains(document.activeElement) ? document.activeElement : null;
    const neighbours = focused instanceof Element ? aroundOf(focused.closest('tr')) : [];
    let cursor = this.body.firstElementChild;
    let moves = 0;
    const put = (row: HTMLTableRowElement) => {
      if (cursor !== null && cursor !== row && cursor.nextElementSibling === row) {
        const displaced = cursor;
        cursor = row;
        displaced.remove();
        moves += 1;
      }
      if (cursor === row) cursor = row.nextElementSibling;
      else {
        this.body.insertBefore(row, cursor);
        moves += 1;
      }
    };
    const wanted = groups.flatMap(({ name, rows }) =>
      name === null ? rows : [this.#groupRow(name, rows.length), ...rows],
    );
    for (const row of wanted) {
      if (moves > movedAtOnce) break;
      put(row);
    }
    const isDone = moves <= movedAtOnce;
    while (isDone && cursor !== null) {
      const gone: Element = cursor;
      cursor = gone.nextElementSibling;
      gone.remove();
    }
    if (focused instanceof HTMLElement && document.activeElement !== focused) {
      if (focused.isConnected) focused.focus({ preventScroll: true });
      else neighbours.find((row) => row.isConnected)?.focus();
    }
    if (this.body.querySelector('tr[tabindex="0"]') === null) {
      const first = this.#rows()[0];
      if (first !== undefined) first.tabIndex = 0;
    }
    return isDone;
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

  #groupRow(name: string, count: number): HTMLTableRowElement {
    const known = this.#groups.get(name);
    const row =
      known ??
      h('tr', { role: 'row', class: 'group' }, h('th', { role: 'rowheader', scope: 'rowgroup', class: 'name' }));
    this.#groups.set(name, row);
    const cell = row.firstElementChild;
    if (cell !== null) write(cell, `${name} · ${count}`);
    return row;
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

  #rows(): HTMLTableRowElement[] {
    return [...this.body.rows].filter((row) => !row.classList.contains('group'));
  }

  #press(event: KeyboardEvent, wishes: TableWishes): void {
    const rows = this.#rows();
    const row = rowOf(event.target);
    const current = row === null ? -1 : rows.indexOf(row);
    if (row === null || current < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      wishes.choose(row);
      return;
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -current,
      End: rows.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, current + step))]?.focus();
  }

  #stopAt(row: HTMLTableRowElement | null): void {
    if (row === null || row.tabIndex === 0) return;
    for (const other of this.body.querySelectorAll<HTMLTableRowElement>('tr[tabindex="0"]')) other.tabIndex = -1;
    row.tabIndex = 0;
  }
}

function rowOf(target: EventTarget | null): HTMLTableRowElement | null {
  const row = target instanceof Element ? target.closest('tr') : null;
  return row?.classList.contains('group') === true ? null : row;
}

/** The rows behind and before a row, nearest first: where focus goes when it is gone. */
function aroundOf(row: HTMLTableRowElement | null): HTMLTableRowElement[] {
  const around: HTMLTableRowElement[] = [];
  for (const step of ['nextElementSibling', 'previousElementSibling'] as const) {
    for (let other = row?.[step] ?? null; other !== null; other = other[step]) {
      if (other instanceof HTMLTableRowElement && !other.classList.contains('group')) around.push(other);
    }
  }
  return around;
}
