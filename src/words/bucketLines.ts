import { invalidRequestLimit } from '../core/buckets/invalidRequests.ts';
import type { BucketRow } from '../core/buckets/row.ts';
import type { LedgerRows } from '../core/buckets/rows.ts';
import type { BucketWords } from '../protocol/words.ts';
import type { Locale } from './locale.ts';

/** How much of a log became rows. */
export interface LogCounts {
  readonly exchanges: number;
  readonly unreadable: number;
}

/** The bucket table as text for a terminal: two lines a bucket, the busiest first. */
export function bucketLines(
  { rows, summary }: LedgerRows,
  counts: LogCounts,
  words: BucketWords,
  locale: Locale,
): string {
  const number = (value: number) => value.toLocaleString(locale);
  const head = [
    `${words.exchanges} ${number(counts.exchanges)}`,
    ...(counts.unreadable > 0 ? [`${words.unreadableLines} ${number(counts.unreadable)}`] : []),
    `${words.invalidRequests} ${number(summary.invalidRequests)} / ${number(invalidRequestLimit)}`,
    `${words.global} ${summary.globalInMs > 0 ? seconds(summary.globalInMs) : words.noGlobal}`,
    ...(summary.banned ? [words.banned] : []),
  ];
  const busiest = rows.toSorted((a, b) => b.hits - a.hits || b.nextInMs - a.nextInMs);
  const body = rows.length === 0 ? [words.empty] : busiest.flatMap((row) => ['', ...rowLines(row, words)]);
  return `${[head.join(' · '), ...body].join('\n')}\n`;
}

function rowLines(row: BucketRow, words: BucketWords): string[] {
  const whose = [row.resource, row.sandbox ? words.sandbox : '', row.credential === '' ? '' : `••••${row.credential}`];
  const known = row.limit !== null && row.remaining !== null;
  const state = [
    words.states[row.state],
    known ? fill(words.remainingOf, String(row.remaining), String(row.limit)) : words.limitUnknown,
    ...(row.nextInMs > 0 ? [`${words.next} ${seconds(row.nextInMs)}`] : []),
    ...((row.resetsInMs ?? 0) > 0 ? [`${words.resets} ${seconds(row.resetsInMs ?? 0)}`] : []),
    ...(row.scope === 'user' ? [] : [words.scopes[row.scope]]),
    ...(row.kind === 'unknown' ? [] : [words.kinds[row.kind]]),
    ...(row.hidden ? [words.hidden] : []),
    ...(row.hits === 0 ? [] : [`${words.refusals} ${row.hits}`]),
  ];
  return [[row.routes.join(', '), ...whose].filter((part) => part !== '').join(' · '), `  ${state.join(' · ')}`];
}

function fill(pattern: string, ...values: readonly string[]): string {
  return pattern.replace(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 100) / 10} s`;
}
