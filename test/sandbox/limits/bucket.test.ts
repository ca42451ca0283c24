import assert from 'node:assert/strict';
import { type BucketRule, type BucketState, exhausted, hit } from '../../../src/sandbox/limits/bucket.ts';

/** Sends a request at each of the times (ms) and tells what became of it. */
function requests(rule: BucketRule, times: readonly number[], from?: BucketState) {
  let state = from;
  return times.map((time) => {
    const { state: next, ...told } = hit(rule, state, time);
    state = next;
    return { ...told, resetAt: next.resetAt };
  });
}

// Kinds as told apart in discord-api-docs#7680: the reset of a fixed window stands still, that of a leaky bucket moves.
describe('a fixed bucket', () => {
  const rule: BucketRule = { kind: 'fixed', limit: 2, window: 1000 };

  it('opens its window with the first request and keeps its end', () => {
    assert.deepEqual(requests(rule, [100, 400, 500]), [
      { accepted: true, remaining: 1, retryAfter: 0, resetAt: 1100 },
      { accepted: true, remaining: 0, retryAfter: 0, resetAt: 1100 },
      { accepted: false, remaining: 0, retryAfter: 600, resetAt: 1100 },
    ]);
  });

  it('is whole again from its reset on, not before', () => {
    const [, , early, onTime] = requests(rule, [0, 0, 999, 1000]);
    assert.deepEqual(early, { accepted: false, remaining: 0, retryAfter: 1, resetAt: 1000 });
    assert.deepEqual(onTime, { accepted: true, remaining: 1, retryAfter: 0, resetAt: 2000 });
  });
});

describe('a leaky bucket', () => {
  // 5 in 5 s: one comes back each second.
  const rule: BucketRule = { kind: 'leaky', limit: 5, window: 5000 };

  it('moves its reset by one interval with each request', () => {
    const told = requests(rule, [0, 0, 0, 0, 0]);
    assert.deepEqual(
      told.map(({ remaining, resetAt }) => [remaining, resetAt]),
      [
        [4, 1000],
        [3, 2000],
        [2, 3000],
        [1, 4000],
        [0, 5000],
      ],
    );
  });

  it('accepts one again after one interval, long before it is full', () => {
    const told = requests(rule, [0, 0, 0, 0, 0, 0, 999, 1000, 1000]);
    assert.deepEqual(
      told.slice(5).map(({ accepted, retryAfter }) => [accepted, retryAfter]),
      [
        [false, 1000],
        [false, 1],
        [true, 0],
        [false, 1000],
      ],
    );
  });

  it('does not count what it refuses', () => {
    const full = Array.from({ length: 5 }, () => 0);
    const hammered = requests(rule, [...full, ...Array.from({ length: 50 }, () => 500), 1000]);
    assert.equal(hammered.at(-1)?.accepted, true);
  });

  it('is full again after its window', () => {
    assert.deepEqual(requests(rule, [0, 0, 0, 0, 0, 5000]).at(-1), {
      accepted: true,
      remaining: 4,
      retryAfter: 0,
      resetAt: 6000,
    });
  });

  it('takes its whole limit also where the interval is no whole number', () => {
    // Deletes of messages older than 14 days: 30 in 4 s (discord-api-docs#8330).
    const told = requests(
      { kind: 'leaky', limit: 30, window: 4000 },
      Array.from({ length: 31 }, () => 0),
    );
    assert.deepEqual(
      told.map(({ accepted }) => accepted),
      [...Array.from({ length: 30 }, () => true), false],
    );
    assert.equal(told[29]?.remaining, 0);
  });
});

describe('a bucket that others used up', () => {
  for (const kind of ['fixed', 'leaky'] as const) {
    it(`refuses when it is ${kind}`, () => {
      const rule: BucketRule = { kind, limit: 5, window: 3000 };
      const [first] = requests(rule, [100], exhausted(rule, 100));
      assert.deepEqual([first?.accepted, first?.retryAfter], [false, kind === 'fixed' ? 3000 : 600]);
    });
  }
});

describe('a bucket that escalates', () => {
  it('makes the wait longer with each refused request, whichever kind it is', () => {
    const waits = (kind: BucketRule['kind']) =>
      requests({ kind, limit: 1, window: 1000, escalates: true }, [0, 0, 0, 4000]).map(({ retryAfter }) => retryAfter);
    assert.deepEqual(waits('fixed'), [0, 2000, 3000, 0]);
    assert.deepEqual(waits('leaky'), [0, 2000, 3000, 0]);
  });

  it('tells of what it refuses as any other does', () => {
    const told = requests({ kind: 'fixed', limit: 1, window: 1000, escalates: true }, [0, 0]);
    assert.deepEqual(told[1], { accepted: false, remaining: 0, retryAfter: 2000, resetAt: 2000 });
  });
});
