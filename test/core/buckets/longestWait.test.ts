import { deepEqual, equal } from 'node:assert/strict';
import type { LedgerRequest } from '../../../src/core/buckets/event.ts';
import { Planner } from '../../../src/core/buckets/planner.ts';
import { factsOf, limitedBody, message } from './talk.ts';
import { VirtualClock } from './virtual/clock.ts';

/** A planner, how often it said that something waits, and what waits longest. */
function begin() {
  const clock = new VirtualClock();
  let waits = 0;
  const planner = new Planner(clock, new AbortController().signal, () => {
    waits += 1;
  });
  const empty = (resource: string, hash: string, seconds: number) =>
    planner.hear({
      kind: 'answered',
      at: clock.monotonic(),
      request: message(`before ${resource}`, { resource }),
      status: 200,
      facts: factsOf(200, { bucket: hash, limit: 1, remaining: 0, 'reset-after': seconds }),
    });
  const ask = (id: string, changes: Partial<LedgerRequest>) => void planner.turn(message(id, changes));
  const longest = () => {
    const wait = planner.longestWait();
    return wait && [wait.request.id, wait.holdup.reason, wait.holdup.ms];
  };
  return { clock, planner, empty, ask, longest, waits: () => waits };
}

describe('the longest wait', () => {
  it('is nothing while everything may go, and is not told', () => {
    const { ask, longest, waits } = begin();
    ask('a', { resource: 'channel 1' });
    deepEqual([longest(), waits()], [null, 0]);
  });

  it('is that of the bucket that takes longest, told as soon as something waits, and gone afterwards', async () => {
    const { clock, empty, ask, longest, waits } = begin();
    empty('channel 1', 'h', 2);
    empty('channel 2', 'h', 30);
    ask('a', { resource: 'channel 1' });
    deepEqual([longest(), waits()], [['a', 'bucket', 2_000], 1]);
    ask('b', { resource: 'channel 2' });
    ask('c', { resource: 'channel 1' });
    deepEqual([longest(), waits()], [['b', 'bucket', 30_000], 3]);
    await clock.run();
    equal(clock.monotonic() >= 30_000, true);
    equal(longest()?.[0] === 'b', false, 'it went');
  });

  it('puts a wait for an answer behind one of known length', () => {
    const { empty, ask, longest } = begin();
    ask('first', { resource: 'channel 3', route: '/x' });
    ask('second', { resource: 'channel 3', route: '/x' });
    deepEqual(longest(), ['second', 'answer', null]);
    empty('channel 1', 'h', 1);
    ask('a', { resource: 'channel 1' });
    deepEqual(longest(), ['a', 'bucket', 1_000]);
  });
});

describe('a hidden limit that was learnt', () => {
  it('can be asked for by any request of its bucket, and is null elsewhere', () => {
    const { planner } = begin();
    const told = (at: number, id: string, status: number, remaining: number) => {
      planner.hear({ kind: 'sent', at, request: message(id) });
      const facts = factsOf(status, { bucket: 'h', limit: 1000, remaining }, status === 429 ? limitedBody(60) : '');
      planner.hear({ kind: 'answered', at: at + 10, request: message(id), status, facts });
    };
    told(0, 'a', 200, 999);
    told(100, 'b', 200, 998);
    equal(planner.hiddenLimit(message('x')), null);
    told(200, 'c', 429, 998);
    deepEqual(planner.hiddenLimit(message('x')), { limit: 2, window: 60_210 });
    equal(planner.hiddenLimit(message('x', { resource: 'channel 2' })), null);
  });
});
