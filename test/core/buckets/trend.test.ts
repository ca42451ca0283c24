import { deepEqual, equal } from 'node:assert/strict';
import { sumOf, Trend, trendAfter } from '../../../src/core/buckets/trend.ts';

describe('the trend of a bucket', () => {
  it('counts requests, refusals and the fewest left, ten seconds a step', () => {
    const trend = new Trend();
    trend.add(1_000, false, 4);
    trend.add(9_999, true, 1);
    trend.add(9_999, false, 3);
    trend.add(10_000, false, null);
    deepEqual(trend.points(10_000), [
      [1, 3, 1, 1],
      [0, 1, 0, null],
    ]);
  });

  it('forgets what is older than five minutes, and nothing that is younger', () => {
    const trend = new Trend();
    trend.add(5_000, false, 4);
    deepEqual(trend.points(299_999), [[29, 1, 0, 4]]);
    deepEqual(trend.points(300_000), []);
    trend.add(300_001, false, 2);
    deepEqual(trend.points(300_001), [[0, 1, 0, 2]]);
  });

  it('is empty again after a long silence, and takes late events where they belong', () => {
    const trend = new Trend();
    for (let step = 0; step < 30; step += 1) trend.add(step * 10_000, false, 0);
    trend.add(10_000_000, false, 9);
    deepEqual(trend.points(10_000_000), [[0, 1, 0, 9]]);
    trend.add(9_985_000, true, 3);
    trend.add(9_000, true, 0);
    deepEqual(trend.points(10_000_000), [
      [2, 1, 1, 3],
      [0, 1, 0, 9],
    ]);
  });

  it('moves on by itself in a view', () => {
    const points = [
      [29, 1, 0, 4],
      [0, 2, 1, 0],
    ] as const;
    deepEqual(trendAfter(points, 9_999), points);
    deepEqual(trendAfter(points, 10_000), [[1, 2, 1, 0]]);
    deepEqual(trendAfter(points, 290_000), [[29, 2, 1, 0]]);
    deepEqual(trendAfter(points, 300_000), []);
  });

  it('adds up', () => {
    deepEqual(sumOf([]), { requests: 0, refused: 0, left: null });
    const points = [
      [3, 5, 1, null],
      [2, 2, 1, 0],
      [0, 1, 0, 4],
    ] as const;
    deepEqual(sumOf(points), { requests: 8, refused: 2, left: 0 });
    equal(sumOf([[0, 1, 0, null]]).left, null);
  });
});
