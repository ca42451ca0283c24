import { type BucketRow, isStopped } from '../../src/core/buckets/row.ts';
import type { TrendPoint } from '../../src/core/buckets/trend.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { fill, h, mark, write } from '../dom.ts';
import { countdown } from '../duration.ts';
import { type GlyphName, glyph } from '../glyph.ts';
import { TrendPlot } from './trendPlot.ts';

/** Routes that are written out; the others are counted. */
const routesShown = 3;

const glyphs: Readonly<Record<BucketRow['state'], GlyphName>> = {
  free: 'pass',
  low: 'low',
  spent: 'spent',
  limited: 'stop',
  'edge-ban': 'error',
  unauthorized: 'error',
  'invalid-requests': 'error',
};

/** Lines of text in the row of a bucket, where there is room for columns. */
export function linesOf({ routes }: BucketRow): number {
  return Math.max(1, Math.min(routes.length, routesShown + 1));
}

/** One row of the table, patched in place so that hover, focus and selection survive. */
export class RowView {
  readonly element: HTMLTableRowElement;
  readonly #words: BucketWords;
  readonly #locale: string;
  readonly #sign = h('span', { class: 'sign' });
  readonly #state = h('span', {});
  readonly #route = h('th', { scope: 'row', role: 'rowheader', class: 'route' });
  readonly #kindOfResource = h('span', {});
  readonly #id = h('bdi', {});
  readonly #tags = h('span', { class: 'tags' });
  readonly #meter = h('meter', { min: 0 });
  readonly #remaining = h('span', { class: 'figure', 'aria-hidden': 'true' });
  readonly #inFlight = h('span', { class: 'note' });
  readonly #next: HTMLTableCellElement;
  readonly #resets: HTMLTableCellElement;
  readonly #scope = h('span', {});
  readonly #kind = h('span', { class: 'note' });
  readonly #hidden: HTMLElement;
  readonly #trend: TrendPlot;
  readonly #profile = h('span', {});
  readonly #place = h('bdi', {});
  readonly #refusals = h('td', { role: 'cell', class: 'refusals figure' });
  #shown: BucketRow | undefined;

  constructor(words: BucketWords, locale: string, key: string) {
    this.element = h('tr', { role: 'row', tabindex: -1, 'data-key': key });
    this.#words = words;
    this.#locale = locale;
    this.#trend = new TrendPlot(words);
    this.#hidden = h(
      'span',
      { class: 'tag', title: words.hiddenHint },
      h('span', { class: 'warning' }, glyph('warning')),
      h('span', {}, words.hidden),
    );
    this.#next = h('td', { role: 'cell', class: 'next figure', 'data-label': words.next });
    this.#resets = h('td', { role: 'cell', class: 'resets figure', 'data-label': words.resets });
    this.element.append(
      h('td', { role: 'cell', class: 'state' }, this.#sign, this.#state),
      this.#route,
      h(
        'td',
        { role: 'cell', class: 'resource' },
        this.#kindOfResource,
        h('span', { class: 'id' }, this.#id),
        this.#tags,
      ),
      h('td', { role: 'cell', class: 'remaining' }, this.#meter, this.#remaining, this.#inFlight),
      this.#next,
      this.#resets,
      h('td', { role: 'cell', class: 'scope' }, this.#scope, this.#kind, this.#hidden),
      h('td', { role: 'cell', class: 'usedBy' }, this.#profile, h('span', { class: 'id' }, this.#place)),
      h('td', { role: 'cell', class: 'plot' }, this.#trend.element),
      this.#refusals,
    );
  }

  /** Shows who used it last, and how much it was used. */
  showNote(profile: string, place: string, trend: readonly TrendPoint[]): void {
    write(this.#profile, profile);
    write(this.#place, place);
    this.#trend.show(trend, this.#shown?.limit ?? null);
  }

  /** Shows the row as it stands; what did not change is not touched. */
  show(row: BucketRow): void {
    const before = this.#shown;
    this.#shown = row;
    this.#showTime(row);
    if (before?.remaining !== row.remaining || before.limit !== row.limit) this.#showRemaining(row);
    if (before?.state !== row.state) this.#showState(row);
    if (before === undefined || !sameRoutes(before, row)) this.#showRoutes(row);
    if (before === undefined || !sameFacts(before, row)) this.#showFacts(row);
  }

  #showTime(row: BucketRow): void {
    const { now, unknown } = this.#words;
    const until = (left: number, over: string) => (left > 0 ? countdown(left, this.#locale) : over);
    write(this.#next, isStopped(row) ? '–' : until(row.nextInMs, now));
    mark(this.#next, 'aria-label', isStopped(row) ? this.#words.states[row.state] : null);
    write(this.#resets, row.resetsInMs === null ? '–' : until(row.resetsInMs, '–'));
    mark(this.#resets, 'aria-label', row.resetsInMs === null ? unknown : null);
    mark(this.element, 'data-waiting', row.nextInMs > 0 ? '' : null);
    mark(this.element, 'data-refilling', row.resetsInMs !== null && row.resetsInMs > 0 ? '' : null);
  }

  #showRemaining({ limit, remaining }: BucketRow): void {
    const known = limit !== null && remaining !== null;
    mark(this.#meter, 'hidden', known ? null : '');
    mark(this.#meter, 'max', String(limit ?? 1));
    mark(this.#meter, 'value', String(remaining ?? 0));
    const spoken = known ? fill(this.#words.remainingOf, remaining, limit) : this.#words.limitUnknown;
    mark(this.#meter, 'aria-label', known ? spoken : null);
    mark(this.#remaining, 'aria-hidden', known ? 'true' : null);
    write(this.#remaining, known ? `${remaining} / ${limit}` : spoken);
  }

  #showState({ state }: BucketRow): void {
    mark(this.element, 'data-state', state);
    this.#sign.replaceChildren(glyph(glyphs[state]));
    write(this.#state, this.#words.states[state]);
    const hints: Partial<Record<BucketRow['state'], string>> = this.#words.stopHints;
    mark(this.#state, 'title', hints[state] ?? null);
  }

  #showRoutes({ routes }: BucketRow): void {
    const shown = routes.slice(-routesShown).map((route) => {
      const [method = '', path = ''] = route.split(' ', 2);
      return h('span', { class: 'line' }, h('span', { class: 'method' }, method), ' ', ...pathNodes(path));
    });
    const more = routes.length - shown.length;
    if (more > 0) shown.push(h('span', { class: 'line note' }, fill(this.#words.moreRoutes, more)));
    this.#route.replaceChildren(...shown);
  }

  #showFacts(row: BucketRow): void {
    const words = this.#words;
    const [kind = '', ...id] = row.resource.split(' ');
    write(this.#kindOfResource, kind);
    write(this.#id, id.join(' '));
    this.#tags.replaceChildren(
      ...(row.sandbox ? [h('span', { class: 'tag' }, words.sandbox)] : []),
      ...(row.credential === '' ? [] : [h('span', { class: 'note credential' }, `••••${row.credential}`)]),
    );
    write(this.#inFlight, row.inFlight === 0 ? '' : fill(words.inFlight, row.inFlight));
    write(this.#scope, words.scopes[row.scope]);
    write(this.#kind, words.kinds[row.kind]);
    mark(this.#kind, 'title', words.kindHints[row.kind]);
    mark(this.#hidden, 'hidden', row.hidden ? null : '');
    mark(this.element, 'data-notable', row.scope !== 'user' || row.hidden ? '' : null);
    write(this.#refusals, row.hits === 0 ? '–' : String(row.hits));
    const facts = [
      row.resource,
      row.hash === null ? '' : fill(words.bucketId, row.hash),
      row.credential === '' ? '' : fill(words.credential, row.credential),
    ];
    mark(this.element, 'title', [...row.routes, ...facts].filter((fact) => fact !== '').join('\n'));
  }
}

/** The path with its parameters set off from its words. */
function pathNodes(path: string): Node[] {
  return path
    .split(/(\{[^}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) => h('span', { class: piece.startsWith('{') ? 'parameter' : 'path' }, piece));
}

function sameRoutes(a: BucketRow, b: BucketRow): boolean {
  return a.routes.length === b.routes.length && a.routes.every((route, index) => route === b.routes[index]);
}

/** Whether all is the same that does not change by itself. */
function sameFacts(a: BucketRow, b: BucketRow): boolean {
  const names = ['resource', 'sandbox', 'credential', 'inFlight', 'scope', 'kind', 'hidden', 'hits', 'hash'] as const;
  return names.every((name) => a[name] === b[name]) && sameRoutes(a, b);
}
