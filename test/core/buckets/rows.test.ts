import assert from 'node:assert/strict';
import { type BucketRow, isCounting, rowAfter } from '../../../src/core/buckets/row.ts';
import { diffRows, rowsOf } from '../../../src/core/buckets/rows.ts';
import { factsOf, limitedBody, message, Talk } from './talk.ts';

const spent = new Talk().answered(
  0,
  message('a'),
  200,
  factsOf(200, { bucket: 'h1', limit: 5, remaining: 0, 'reset-after': 5 }),
);

describe('the difference of rows', () => {
  it('is nothing while only time passes', () => {
    const before = rowsOf(spent.ledger, 0);
    assert.equal(diffRows(before, rowsOf(spent.ledger, 3000)), null);
    assert.equal(diffRows(before, rowsOf(spent.ledger, 9000)), null);
  });

  it('is nothing while a leaky bucket refills by itself', () => {
    const leaky = (remaining: number, reset: number, after: number) =>
      factsOf(200, { bucket: 'h1', limit: 5, remaining, reset, 'reset-after': after });
    const talk = new Talk()
      .answered(0, message('a'), 200, leaky(4, 1000, 1))
      .answered(0, message('b'), 200, leaky(3, 1001, 2));
    assert.equal(talk.row(1500).remaining, 4);
    assert.equal(diffRows(rowsOf(talk.ledger, 0), rowsOf(talk.ledger, 1500)), null);
  });

  it('is the rows that an event changed, the rows that are gone and the summary', () => {
    const other = message('b', { resource: 'channel 2' });
    const before = rowsOf(spent.sent(10, other).ledger, 10);
    const talk = spent.sent(20, other);
    const patch = diffRows(before, rowsOf(talk.answered(90, other, 403, factsOf(403)).ledger, 90));
    assert.deepEqual(
      patch?.changed.map((row) => row.resource),
      ['channel 2'],
    );
    assert.deepEqual(patch?.removed, []);
    assert.equal(patch?.summary.invalidRequests, 1);
    const fewer = diffRows(before, { ...before, rows: before.rows.slice(1) });
    assert.deepEqual(fewer?.removed, [before.rows[0]?.key]);
  });

  it('is made when a wait grows', () => {
    const more = spent.answered(100, message('c'), 429, factsOf(429, { bucket: 'h1', remaining: 0 }, limitedBody(30)));
    assert.equal(diffRows(rowsOf(spent.ledger, 100), rowsOf(more.ledger, 100))?.changed[0]?.nextInMs, 30_000);
  });
});

describe('a row in time', () => {
  it('counts down to full and stops', () => {
    const row = spent.row(0);
    const later = rowAfter(row, 5000);
    assert.deepEqual([isCounting(row), isCounting(later)], [true, false]);
    assert.deepEqual([later.remaining, later.resetsInMs, later.nextInMs, later.state], [5, 0, 0, 'free']);
  });

  it('stays limited until the 429 is over, even though requests remain', () => {
    const row: BucketRow = { ...spent.row(0), remaining: 4, state: 'limited', nextInMs: 2000 };
    assert.equal(rowAfter(row, 1999).state, 'limited');
    assert.equal(rowAfter(row, 2000).state, 'free');
  });
});
