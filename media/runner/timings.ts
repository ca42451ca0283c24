import type { Timings } from '../../src/core/exchange.ts';
import type { RunnerWords } from '../../src/protocol/words.ts';
import { h, svg } from '../dom.ts';
import { measured } from '../duration.ts';

const phases = ['dns', 'connect', 'tls', 'firstByte', 'body'] as const;

/** The phases of one attempt one after the other: a table whose bars are drawn to the scale of the total. */
export function timingsTable(timings: Timings, words: RunnerWords, locale: string): Node {
  let start = 0;
  const rows = phases.flatMap((phase) => {
    const duration = timings[phase];
    if (duration === undefined) return [];
    const row = phaseRow(
      words.phases[phase],
      measured(duration, locale),
      share(start, timings),
      share(duration, timings),
    );
    start += duration;
    return [row];
  });
  return h(
    'table',
    { class: 'timings' },
    h('caption', { class: 'unseen' }, words.timings),
    ...rows,
    phaseRow(words.phases.total, measured(timings.total, locale), 0, 100),
  );
}

function phaseRow(name: string, duration: string, from: number, width: number): Node {
  const bar = { x: `${from}%`, y: 2, width: `${Math.max(0.5, width)}%`, height: 8 };
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, name),
    h('td', { class: 'bar' }, svg('svg', { 'aria-hidden': 'true', width: '100%', height: 12 }, svg('rect', bar))),
    h('td', { class: 'figure' }, duration),
  );
}

function share(duration: number, { total }: Timings): number {
  return total <= 0 ? 0 : Math.min(100, Math.round((duration / total) * 1000) / 10);
}
