import type { BucketWords } from '../../src/protocol/words.ts';
import { h, mark } from '../dom.ts';

/** Rows that PageUp and PageDown go. */
const page = 10;

/**
 * The table around the rows. One tab stop; arrows, Home, End and the page keys go through the rows. Roles are written out
 * because the narrow layout takes the table's display away, and some screen readers with it the table.
 */
export class TableView {
  readonly element: HTMLElement;
  readonly #table: HTMLTableElement;
  readonly #empty: HTMLElement;
  readonly #body: HTMLTableSectionElement;

  constructor(words: BucketWords) {
    const column = (name: string, text: string, hint: string | null = null) =>
      h('th', { scope: 'col', role: 'columnheader', class: name, title: hint }, text);
    this.#body = h('tbody', { role: 'rowgroup' });
    this.#table = h(
      'table',
      { role: 'table', hidden: true },
      h('caption', { class: 'unseen' }, words.title),
      h(
        'thead',
        { role: 'rowgroup' },
        h(
          'tr',
          { role: 'row' },
          column('state', words.state),
          column('route', words.route),
          column('resource', words.resource),
          column('remaining', `${words.remaining} / ${words.limit}`),
          column('next', words.next, words.nextHint),
          column('resets', words.resets, words.resetsHint),
          column('scope', words.scope),
          column('refusals', words.refusals, words.refusalsHint),
        ),
      ),
      this.#body,
    );
    this.#empty = h('section', { class: 'empty' }, h('h2', {}, words.empty), h('p', {}, words.emptyHint));
    this.element = h('div', { class: 'buckets' }, this.#table, this.#empty);
    this.#body.addEventListener('keydown', (event) => this.#move(event));
    this.#body.addEventListener('focusin', (event) => this.#stopAt(rowOf(event.target)));
  }

  add(row: HTMLTableRowElement): void {
    if (this.#body.firstElementChild === null) row.tabIndex = 0;
    this.#body.append(row);
  }

  /** Takes a row away; focus that was in it goes to its neighbour. */
  remove(row: HTMLTableRowElement): void {
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    const focused = row.contains(document.activeElement);
    if (row.tabIndex === 0 && neighbour instanceof HTMLTableRowElement) neighbour.tabIndex = 0;
    row.remove();
    if (focused && neighbour instanceof HTMLTableRowElement) neighbour.focus();
  }

  /** Shows the table, or what to do while there is none; credentials only where there are several to tell apart. */
  showCount(rows: number, credentials: number): void {
    mark(this.#table, 'hidden', rows === 0 ? '' : null);
    mark(this.#table, 'data-credentials', credentials > 1 ? '' : null);
    mark(this.#empty, 'hidden', rows === 0 ? null : '');
  }

  #move(event: KeyboardEvent): void {
    const rows = [...this.#body.rows];
    const row = rowOf(event.target);
    const current = row === null ? -1 : rows.indexOf(row);
    if (current < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
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
    for (const other of this.#body.querySelectorAll<HTMLTableRowElement>('tr[tabindex="0"]')) other.tabIndex = -1;
    row.tabIndex = 0;
  }
}

function rowOf(target: EventTarget | null): HTMLTableRowElement | null {
  return target instanceof Element ? target.closest('tr') : null;
}
