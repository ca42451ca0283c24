import { type Interval, shareOf } from '../core/journal/spike.ts';

const heights = '▁▂▃▄▅▆▇█';

/** Intervals that a line shows; of a longer series the newest. */
export const mostMarks = 48;

/** Shares of failures over time as one line: `·` no requests, `▁` none failed, `█` all failed. */
export function sparkline(series: readonly Interval[]): string {
  return series
    .slice(-mostMarks)
    .map((interval) => {
      if (interval.requests === 0) return '·';
      if (interval.failures === 0) return heights[0];
      return heights[Math.max(1, Math.round(shareOf(interval) * (heights.length - 1)))];
    })
    .join('');
}

/** A share in per cent: `2.5 %`, and never 0 % or 100 % where it is not. */
export function percent(interval: Interval): string {
  const share = shareOf(interval) * 100;
  const rounded = share < 10 ? Math.round(share * 10) / 10 : Math.round(share);
  if (interval.failures > 0 && rounded === 0) return '< 0.1 %';
  if (interval.failures < interval.requests && rounded === 100) return '> 99 %';
  return `${rounded} %`;
}
