import { invalidRequestLimit } from '../../src/core/buckets/invalidRequests.ts';
import type { AddressSummary, LedgerSummary } from '../../src/core/buckets/row.ts';
import type { FromBuckets } from '../../src/protocol/buckets.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { h } from '../dom.ts';
import { countdown } from '../duration.ts';
import { glyph } from '../glyph.ts';
import { morph } from '../morph.ts';

/** From here on the count is worth a look. */
const manyInvalidRequests = 1_000;

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
      if (wish === 'forget' || wish === 'allowSendingAgain') post({ type: wish });
    });
  }

  show(summary: LedgerSummary): void {
    const words = this.#words;
    const { sandbox, globalInMs } = summary;
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
        this.#count(words.invalidRequests, summary),
        sandbox !== null &&
          sandbox.invalidRequests > 0 &&
          this.#count(`${words.invalidRequests} (${words.sandbox})`, sandbox),
        h(
          'span',
          {},
          globalInMs > 0 && h('span', { class: 'bad' }, glyph('stop')),
          `${words.global} `,
          h('b', {}, globalInMs > 0 ? countdown(globalInMs, this.#locale) : words.noGlobal),
        ),
        button('quiet', 'forget', words.forget, { title: words.forgetHint }),
      ),
    );
    morph(this.element, wanted);
  }

  #count(label: string, { invalidRequests }: AddressSummary): HTMLElement {
    const many = invalidRequests >= manyInvalidRequests;
    const number = (value: number) => value.toLocaleString(this.#locale);
    return h(
      'span',
      { title: this.#words.invalidRequestsHint },
      many && h('span', { class: 'bad' }, glyph('warning')),
      `${label} `,
      h('b', {}, number(invalidRequests)),
      ` / ${number(invalidRequestLimit)}`,
    );
  }
}
