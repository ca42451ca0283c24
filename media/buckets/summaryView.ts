import { globalLimit } from '../../src/core/buckets/globalGate.ts';
import { invalidRequestLimit } from '../../src/core/buckets/invalidRequests.ts';
import type { AddressSummary, LedgerSummary } from '../../src/core/buckets/row.ts';
import { invalidRequestsRefused, invalidRequestsWarned } from '../../src/core/request/guard.ts';
import type { FromBuckets } from '../../src/protocol/buckets.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { fill, h } from '../dom.ts';
import { countdown } from '../duration.ts';
import { glyph } from '../glyph.ts';
import { morph } from '../morph.ts';

/** The line above the table: what counts for everybody, and a ban where there is one. */
export class SummaryView {
  readonly element = h('header', { class: 'summary' });
  readonly #words: BucketWords;
  readonly #locale: string;

  constructor(words: BucketWords, locale: string, post: (wish: FromBuckets) => void) {
    this.#words = words;
    this.#locale = locale;
    this.element.addEventListener('click', (event) => {
      const wish = event.target instanceof Element ? event.target.closest('button')?.dataset.do : undefined;
      if (wish === 'allowSendingAgain') post({ type: wish });
    });
  }

  /** Shows the summary as it stands, and how many requests left in the last second. */
  show(summary: LedgerSummary, traffic: { readonly used: number; readonly sandbox: boolean }): void {
    const words = this.#words;
    const { sandbox, globalInMs } = summary;
    const isSandboxTold = sandbox !== null && sandbox.invalidRequests > 0;
    const banned = summary.banned || sandbox?.banned === true;
    const wanted = h(
      'header',
      { class: 'summary' },
      banned &&
        h(
          'div',
          { class: 'ban', role: 'alert', 'data-key': 'ban' },
          glyph('stop'),
          h('span', {}, summary.banned ? words.banned : words.sandboxBanned),
          button('primary', 'allowSendingAgain', words.allowSendingAgain),
        ),
      h(
        'div',
        { class: 'figures' },
        isSandboxTold && this.#count(`${words.invalidRequests} (${words.sandbox})`, sandbox, false),
        this.#count(words.invalidRequests, summary, summary.invalidRequests === 0 && isSandboxTold),
        h(
          'span',
          { 'data-calm': globalInMs === 0 },
          globalInMs > 0 && h('span', { class: 'bad' }, glyph('stop')),
          `${words.global} `,
          h('b', {}, globalInMs > 0 ? countdown(globalInMs, this.#locale) : words.noGlobal),
        ),
        this.#perSecond(traffic),
      ),
    );
    morph(this.element, wanted);
  }

  #count(label: string, { invalidRequests }: AddressSummary, isCalm: boolean): HTMLElement {
    const many = invalidRequests >= invalidRequestsWarned;
    const marks = fill(
      this.#words.invalidRequestsMarks,
      this.#number(invalidRequestsWarned),
      this.#number(invalidRequestsRefused),
    );
    const gauge = h(
      'span',
      { class: 'gauge' },
      this.#meter(label, invalidRequests, invalidRequestLimit),
      h('i', { class: 'mark warned' }),
      h('i', { class: 'mark refused' }),
    );
    const sign = many && h('span', { class: 'bad' }, glyph('warning'));
    const title = `${this.#words.invalidRequestsHint}\n${marks}`;
    return h(
      'span',
      { title, 'data-calm': isCalm },
      sign,
      `${label} `,
      ...this.#share(invalidRequests, invalidRequestLimit),
      gauge,
    );
  }

  #perSecond({ used, sandbox }: { readonly used: number; readonly sandbox: boolean }): HTMLElement {
    const words = this.#words;
    const label = sandbox ? `${words.perSecond} (${words.sandbox})` : words.perSecond;
    const gauge = h('span', { class: 'gauge' }, this.#meter(label, used, globalLimit));
    return h('span', { title: words.perSecondHint }, `${label} `, ...this.#share(used, globalLimit), gauge);
  }

  #meter(label: string, value: number, max: number): HTMLMeterElement {
    const spoken = `${label}: ${fill(this.#words.of, this.#number(value), this.#number(max))}`;
    return h('meter', { min: 0, max, value, 'aria-label': spoken });
  }

  #share(value: number, max: number): readonly (Node | string)[] {
    return [h('b', {}, this.#number(value)), h('span', { class: 'most' }, ` / ${this.#number(max)}`)];
  }

  #number(value: number): string {
    return value.toLocaleString(this.#locale);
  }
}
