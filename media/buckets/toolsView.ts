import { type Arrangement, type Grouping, type SortColumn, sortColumns } from '../../src/core/buckets/arrange.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { h, mark } from '../dom.ts';
import { type GlyphName, glyph } from '../glyph.ts';

/** What a person has set. It survives while the view is hidden. */
export interface Settings extends Arrangement {
  readonly filter: string;
}

/** How the view begins. */
export const initialSettings: Settings = { filter: '', grouping: 'none', sort: null };

/** What is pressed here. */
export interface ToolWishes {
  set(settings: Settings): void;
  pause(): void;
  do(wish: 'exportAll' | 'forget'): void;
}

const groupings: readonly Grouping[] = ['none', 'credential', 'resource'];

/** The line of tools: filter, groups, order (where there are no headers to press), pause, export, clear. */
export class ToolsView {
  readonly element: HTMLElement;
  readonly #words: BucketWords;
  readonly #filter: HTMLInputElement;
  readonly #group: HTMLSelectElement;
  readonly #sort: HTMLSelectElement;
  readonly #pause: HTMLButtonElement;

  constructor(words: BucketWords, wishes: ToolWishes) {
    this.#words = words;
    this.#filter = h('input', { type: 'search', 'aria-label': words.filter, placeholder: words.filter });
    this.#filter.spellcheck = false;
    this.#group = select(
      words.group,
      groupings.map((grouping) => [grouping, `${words.group}: ${words.groups[grouping]}`]),
    );
    this.#sort = select(words.sort, [
      ['', `${words.sort}: ${words.unsorted}`],
      ...sortColumns.flatMap((column): [string, string][] => [
        [column, `${nameOf(column, words)}, ${words.ascending}`],
        [`-${column}`, `${nameOf(column, words)}, ${words.descending}`],
      ]),
    ]);
    this.#sort.classList.add('order');
    const [pauseTitle, exportTitle] = [words.pauseHint, words.exportHint];
    this.#pause = button('quiet', 'pause', null, { title: pauseTitle });
    this.showPaused(false);
    const more = button('quiet', 'more', labelled('arrange', words.arrange), { title: words.arrange });
    more.classList.add('more');
    mark(more, 'aria-expanded', 'false');
    this.element = h(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': words.title },
      this.#filter,
      more,
      h('span', { class: 'rare' }, this.#group, this.#sort),
      this.#pause,
      button('quiet', 'exportAll', labelled('take', words.exportAll), { title: exportTitle }),
      button('quiet', 'forget', labelled('clear', words.forget), { title: words.forgetHint }),
    );
    const set = () => wishes.set(this.#read());
    this.#filter.addEventListener('input', set);
    this.#group.addEventListener('change', set);
    this.#sort.addEventListener('change', set);
    this.element.addEventListener('click', ({ target }) => {
      const wish = target instanceof Element ? target.closest('button')?.dataset.do : undefined;
      if (wish === 'more') {
        const isOpen = more.getAttribute('aria-expanded') === 'true';
        mark(more, 'aria-expanded', String(!isOpen));
      } else if (wish === 'pause') wishes.pause();
      else if (wish === 'exportAll' || wish === 'forget') wishes.do(wish);
    });
  }

  /** Shows what is set. */
  show({ filter, grouping, sort }: Settings): void {
    if (this.#filter.value !== filter) this.#filter.value = filter;
    this.#group.value = grouping;
    this.#sort.value = sort === null ? '' : `${sort.isDescending ? '-' : ''}${sort.column}`;
  }

  showPaused(isPaused: boolean): void {
    const label = isPaused ? labelled('play', this.#words.resume) : labelled('pause', this.#words.pause);
    this.#pause.replaceChildren(label);
    mark(this.#pause, 'aria-pressed', String(isPaused));
  }

  #read(): Settings {
    const order = this.#sort.value;
    const column = sortColumns.find((candidate) => order.endsWith(candidate));
    return {
      filter: this.#filter.value,
      grouping: groupings.find((grouping) => grouping === this.#group.value) ?? 'none',
      sort: column === undefined ? null : { column, isDescending: order.startsWith('-') },
    };
  }
}

/** A sign with its words, which give way where there is no room. */
function labelled(sign: GlyphName, words: string): HTMLElement {
  return h('span', { class: 'labelled' }, glyph(sign), h('span', { class: 'word' }, words));
}

/** What a column is called. */
export function nameOf(column: SortColumn, words: BucketWords): string {
  return column === 'remaining' ? `${words.remaining} / ${words.limit}` : words[column];
}

function select(label: string, options: readonly (readonly [value: string, text: string])[]): HTMLSelectElement {
  const made = options.map(([value, text]) => h('option', { value }, text));
  return h('select', { 'aria-label': label }, ...made);
}
