import assert from 'node:assert/strict';
import { FailureRates } from '../../../src/core/journal/failureRates.ts';
import { type Interval, spikesOf } from '../../../src/core/journal/spike.ts';
import { failureFor, recordFor } from './records.ts';

/** Intervals of so many requests, of which so many failed: `0/10 0/10 5/10`. */
function intervals(text: string): Interval[] {
  return text.split(' ').map((pair) => {
    const [failures = 0, requests = 0] = pair.split('/').map(Number);
    return { failures, requests };
  });
}

/** P(X ≥ k) of n tries that succeed with p each, summed term by term. */
function tail(k: number, n: number, p: number): number {
  let sum = 0;
  let term = (1 - p) ** n;
  for (let index = 0; index <= n; index += 1) {
    if (index >= k) sum += term;
    term *= ((n - index) / (index + 1)) * (p / (1 - p));
  }
  return sum;
}

describe('a spike', () => {
  const cases: readonly (readonly [string, readonly (readonly [number, number])[], string])[] = [
    ['0/10 0/10 0/10 8/10 0/10', [[3, 4]], 'after quiet'],
    ['0/10 0/10 8/10 9/10 7/10 0/10', [[2, 5]], 'is one as long as it lasts'],
    ['0/50 4/4', [], 'has five failures at least'],
    ['5/10 6/10 4/10 5/10 6/10', [], 'is none where half fails always'],
    ['10/10', [[0, 1]], 'without a past, when ten of ten fail'],
    ['5/5', [], 'without a past proves nothing with five'],
    ['0/10 0/0 0/0 6/10', [[3, 4]], 'is measured against intervals with requests'],
    ['1/100 1/100 5/100 1/100', [], 'is more than chance'],
    ['10/1000 10/1000 15/1000', [], 'is twice the share at least'],
    [
      '0/20 10/20 0/20 0/20 10/20',
      [
        [1, 2],
        [4, 5],
      ],
      'does not count as usual for the next',
    ],
  ];
  for (const [text, expected, why] of cases) {
    it(`${why}: ${text}`, () => {
      assert.deepEqual(
        spikesOf(intervals(text)).map(({ span }) => span),
        expected,
      );
    });
  }

  it('comes about by chance less than once in a thousand times, by the exact distribution', () => {
    let marked = 0;
    for (let requests = 5; requests <= 60; requests += 5) {
      for (let failures = 0; failures <= requests; failures += 1) {
        for (const before of ['0/20', '2/20', '5/40', '1/200']) {
          const [past = { failures: 0, requests: 0 }] = intervals(before);
          const [spike] = spikesOf([past, { failures, requests }]);
          if (spike?.span[0] !== 1) continue;
          marked += 1;
          const usual = (past.failures + 0.5) / (past.requests + 1);
          assert.ok(tail(failures, requests, usual) < 0.001, `${failures}/${requests} after ${before}`);
        }
      }
    }
    assert.ok(marked > 100, `${marked}`);
  });

  it('tells what was usual before it', () => {
    const [spike] = spikesOf(intervals('1/40 0/40 10/20'));
    assert.deepEqual([spike?.failures, spike?.requests, spike?.before], [10, 20, { failures: 1, requests: 80 }]);
  });
});

describe('error rates', () => {
  const start = Date.UTC(2026, 10, 29, 8, 0, 0);
  const minute = 60_000;

  it('are counted for each route and class, with the moments of a spike', () => {
    const rates = new FailureRates();
    for (let index = 0; index < 30; index += 1) {
      for (let each = 0; each < 10; each += 1) {
        const at = start + index * minute + each * 1000;
        rates.add(index === 20 && each < 8 ? failureFor(`f${at}`, at) : recordFor(`r${at}`, at));
      }
    }
    rates.add(recordFor('other', start, { route: '/gateway' }));
    const report = rates.report();
    assert.deepEqual(
      [report.intervalMs, report.from, report.requests, report.failures, report.rows.length],
      [minute, start, 301, 8, 1],
    );
    const [row] = report.rows;
    assert.deepEqual(
      [row?.route, row?.class, row?.failures, row?.requests, row?.series.length],
      ['POST /channels/{channel_id}/messages', 'permission/missing', 8, 300, 30],
    );
    assert.deepEqual(
      row?.spikes.map(({ from, to, failures, requests }) => [from, to, failures, requests]),
      [[start + 20 * minute, start + 21 * minute, 8, 10]],
    );
  });

  it('loses no request when the intervals grow with the span', () => {
    const rates = new FailureRates();
    const day = 24 * 60 * minute;
    for (let index = 0; index < 40 * 24; index += 1) rates.add(failureFor(`f${index}`, start + index * 60 * minute));
    const report = rates.report();
    assert.deepEqual([report.intervalMs, report.failures, report.requests], [day, 960, 960]);
    assert.equal(
      report.rows[0]?.series.reduce((sum, { failures }) => sum + failures, 0),
      960,
    );
    // The first day has 16 hours of it.
    assert.equal(report.rows[0]?.series[0]?.failures, 16);
  });

  it('stay bounded when every request has a route of its own', () => {
    const rates = new FailureRates();
    for (let index = 0; index < 2000; index += 1) rates.add(failureFor(`f${index}`, start, { route: `/odd/${index}` }));
    const { rows, failures } = rates.report();
    assert.deepEqual([failures, rows.length, rows[0]?.route], [2000, 301, null]);
  });
});
