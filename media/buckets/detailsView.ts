import type { BucketRow } from '../../src/core/buckets/row.ts';
import type { ShownDetails, ShownExchange } from '../../src/protocol/buckets.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { fill, h, mark } from '../dom.ts';
import { countdown } from '../duration.ts';
import { glyph } from '../glyph.ts';
import { morph } from '../morph.ts';

/** What is pressed in the details. */
export interface DetailWishes {
  close(): void;
  copy(key: string): void;
  open(key: string, exchange: string): void;
}

/** The bucket that was chosen: what is known of it, and its last exchanges. */
export class DetailsView {
  readonly element = h('section', { class: 'details', hidden: true });
  readonly #words: BucketWords;
  readonly #locale: string;
  #row: BucketRow | undefined;
  #details: ShownDetails | undefined;
  /** `Date.now()` at which the details were told. */
  #toldAt = 0;

  constructor(words: BucketWords, locale: string, wishes: DetailWishes) {
    this.#words = words;
    this.#locale = locale;
    this.element.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest('button') : null;
      if (pressed === null || this.#row === undefined) return;
      if (pressed.dataset.do === 'close') wishes.close();
      else if (pressed.dataset.do === 'copy') wishes.copy(this.#row.key);
      else if (pressed.dataset.id !== undefined) wishes.open(this.#row.key, pressed.dataset.id);
    });
  }

  /** Whether the host has told of the bucket that is shown. */
  get isTold(): boolean {
    return this.#details !== undefined;
  }

  /** Shows a bucket; the exchanges follow when the host has told them. */
  show(row: BucketRow): void {
    if (this.#details?.key !== row.key) this.#details = undefined;
    this.#row = row;
    this.#draw();
  }

  tell(details: ShownDetails): void {
    if (details.key !== this.#row?.key) return;
    this.#details = details;
    this.#toldAt = Date.now();
    this.#draw();
  }

  hide(): void {
    this.#row = undefined;
    this.#details = undefined;
    mark(this.element, 'hidden', '');
    this.element.replaceChildren();
  }

  #draw(): void {
    const row = this.#row;
    if (row === undefined) return;
    const words = this.#words;
    const exchanges = this.#details?.exchanges ?? [];
    const wanted = h(
      'section',
      { class: 'details', 'aria-label': `${words.details}: ${row.routes.at(-1) ?? row.key}` },
      h(
        'div',
        { class: 'head' },
        h('h2', {}, words.details),
        button('quiet', 'copy', words.copy),
        button('quiet', 'close', words.close),
      ),
      h('ul', { class: 'routes' }, ...row.routes.toReversed().map((route) => h('li', { class: 'path' }, route))),
      h('dl', {}, ...this.#facts(row).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
      h('h3', {}, words.lastExchanges),
      exchanges.length === 0
        ? h('p', { class: 'note' }, words.noExchanges)
        : h('ul', { class: 'exchanges' }, ...exchanges.map((exchange) => this.#line(exchange))),
    );
    morph(this.element, wanted);
  }

  #facts(row: BucketRow): (readonly [string, string])[] {
    const words = this.#words;
    const hidden = this.#details?.hiddenLimit ?? null;
    const span = (milliseconds: number) => countdown(milliseconds, this.#locale);
    const facts: (readonly [string, string | null])[] = [
      [words.hash, row.hash ?? words.unknown],
      [words.resource, row.resource || null],
      [words.credential.replace(/\s*••••\{0\}/, ''), row.credential === '' ? null : `••••${row.credential}`],
      [words.scope, [words.scopes[row.scope], words.kinds[row.kind]].filter((part) => part !== '').join(', ')],
      [words.refill, row.intervalMs === null ? null : fill(words.refillEvery, span(row.intervalMs))],
      [words.refusals, row.hits === 0 ? null : String(row.hits)],
      [words.hiddenLimit, hidden && fill(words.hiddenLimitOf, hidden.limit, span(hidden.windowMs))],
    ];
    return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  }

  #line({ id, agoMs, route, status, scope, remaining, profile, place }: ShownExchange): HTMLElement {
    const words = this.#words;
    const at = new Date(this.#toldAt - agoMs);
    const time = `${at.toLocaleTimeString(this.#locale, { hour12: false })}.${String(at.getMilliseconds()).padStart(3, '0')}`;
    const refused = status === 429;
    const said = [scope === null ? '' : words.scopes[scope], remaining === null ? '' : fill(words.left, remaining)];
    return h(
      'li',
      { 'data-key': id },
      h('span', { class: 'figure' }, time),
      h(
        'span',
        {},
        refused && h('span', { class: 'bad' }, glyph('stop')),
        h('b', {}, status === null ? words.noAnswer : String(status)),
        h('span', { class: 'note' }, ` ${said.filter((part) => part !== '').join(', ')}`),
      ),
      h('span', { class: 'path' }, route),
      h(
        'span',
        {},
        profile === '' ? '' : `${profile} `,
        place !== '' &&
          button('link', 'openSource', place, { 'data-id': id, 'aria-label': fill(words.openSource, place) }),
      ),
    );
  }
}
