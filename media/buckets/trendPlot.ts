import { sumOf, type TrendPoint, trendSteps } from '../../src/core/buckets/trend.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { fill, mark, svg } from '../dom.ts';

/** Units of the plot: one step is three wide. */
const [stepWidth, height] = [3, 16];

/** A small plot of the last minutes: bars for requests, triangles for refusals, a line for what was left. */
export class TrendPlot {
  readonly element: SVGSVGElement;
  readonly #words: BucketWords;
  readonly #bars = svg('path', { class: 'bars' });
  readonly #refused = svg('path', { class: 'refused' });
  readonly #left = svg('path', { class: 'left' });

  constructor(words: BucketWords) {
    this.#words = words;
    const viewBox = `0 0 ${trendSteps * stepWidth} ${height}`;
    this.element = svg('svg', { class: 'trend', role: 'img', viewBox }, this.#bars, this.#left, this.#refused);
    this.show([], null);
  }

  /** Shows the points; `limit` is how many the bucket holds, null where that is not known. */
  show(points: readonly TrendPoint[], limit: number | null): void {
    const most = Math.max(1, ...points.map(([, requests]) => requests));
    const at = (ago: number) => (trendSteps - 1 - ago) * stepWidth;
    const bars = points.map(([ago, requests]) => {
      const tall = Math.max(1, Math.round((requests / most) * (height - 5)));
      return `M${at(ago)} ${height}v-${tall}h2v${tall}z`;
    });
    const refused = points.flatMap(([ago, , count]) => (count > 0 ? [`M${at(ago) - 0.5} 0h3l-1.5 4z`] : []));
    const told = points.flatMap(([ago, , , left]) => (left === null ? [] : [[at(ago), left] as const]));
    const full = Math.max(1, limit ?? 0, ...told.map(([, left]) => left));
    const line = told.map(([x, left], index) => {
      const y = 4.5 + (1 - left / full) * (height - 5.5);
      return `${index === 0 ? 'M' : 'L'}${x} ${y.toFixed(1)}h2`;
    });
    mark(this.#bars, 'd', bars.join('') || null);
    mark(this.#refused, 'd', refused.join('') || null);
    mark(this.#left, 'd', line.join('') || null);
    mark(this.element, 'aria-label', this.#sentence(points));
  }

  #sentence(points: readonly TrendPoint[]): string {
    const { requests, refused, left } = sumOf(points);
    const sum = fill(this.#words.trendSum, requests, refused);
    return left === null ? sum : `${sum}, ${fill(this.#words.trendLeft, left)}`;
  }
}
