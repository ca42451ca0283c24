import { deepEqual } from 'node:assert/strict';
import { forgetBuckets, liftBan } from '../../../src/core/buckets/ledger.ts';
import { isCounting, rowAfter } from '../../../src/core/buckets/row.ts';
import { rowsOf } from '../../../src/core/buckets/rows.ts';
import { factsOf, limitedBody, message, Talk } from './talk.ts';

const other = { credential: 'Bot …aaaa', lastFour: 'aaaa' } as const;
/** A route without headers, a full bucket of another credential, and one of the sandbox. */
const three = new Talk()
  .answered(0, message('a', { method: 'GET', route: '/gateway', resource: '' }), 200, factsOf(200))
  .answered(0, message('b', other), 200, factsOf(200, { bucket: 'h', limit: 5, remaining: 4, 'reset-after': 1 }))
  .answered(0, message('c', { sandbox: true }), 200, factsOf(200));
const states = (ledger: Talk['ledger'], now: number) => rowsOf(ledger, now).rows.map(({ state }) => state);

describe('what holds a row', () => {
  it('is a block by the edge for all of that API, however long, until a person lifts it', () => {
    const banned = three.answered(10, message('d', other), 429, factsOf(429, {}, 'error code: 1015')).ledger;
    deepEqual(states(banned, 10), ['edge-ban', 'edge-ban', 'free']);
    deepEqual(states(banned, 3_600_000), ['edge-ban', 'edge-ban', 'free']);
    deepEqual(states(liftBan(banned), 10), ['free', 'free', 'free']);
    const [row] = rowsOf(banned, 10).rows;
    deepEqual(row && [rowAfter(row, 60_000).state, isCounting(row)], ['edge-ban', false]);
  });

  it('is a block that the sandbox plays, for the sandbox alone', () => {
    const sandbox = { sandbox: true } as const;
    const banned = three.answered(10, message('d', sandbox), 429, factsOf(429, {}, 'error code: 1015')).ledger;
    deepEqual(states(banned, 10), ['free', 'free', 'edge-ban']);
  });

  it('is a 401 for its credential, until a person allows it; the sandbox and webhooks that are gone stop nothing', () => {
    const rejected = three.answered(10, message('d', other), 401, factsOf(401));
    deepEqual(states(rejected.ledger, 10), ['free', 'unauthorized', 'free']);
    deepEqual(states(liftBan(rejected.ledger), 10), ['free', 'free', 'free']);
    const known = forgetBuckets(rejected.ledger);
    deepEqual(states(new Talk(known).answered(20, message('e', other), 404, factsOf(404)).ledger, 20), [
      'unauthorized',
    ]);
    for (const harmless of [{ sandbox: true }, { credential: '', lastFour: '' }]) {
      const { ledger } = three.answered(10, message('d', harmless), 401, factsOf(401));
      deepEqual([...new Set(states(ledger, 10))], ['free']);
    }
  });

  it('is the count of invalid requests near the ban at 10,000, until they leave the ten minutes', () => {
    let talk = three;
    for (let index = 0; index < 9_000; index++) talk = talk.answered(index, message(`f${index}`), 403, factsOf(403));
    deepEqual([...new Set(states(talk.ledger, 9_000))].sort(), ['free', 'invalid-requests']);
    deepEqual([...new Set(states(talk.ledger, 620_000))], ['free']);
  });

  it('is the global limit, also without headers, but not for answers to interactions', () => {
    const callback = '/interactions/{interaction_id}/{interaction_token}/callback';
    const { ledger } = three
      .answered(0, message('i', { route: callback, resource: 'interaction 1' }), 204, factsOf(204))
      .answered(10, message('d'), 429, factsOf(429, {}, limitedBody(2, true)));
    const rows = rowsOf(ledger, 10).rows.map(({ state, scope, nextInMs }) => [state, scope, nextInMs]);
    deepEqual(rows, [
      ['limited', 'global', 2000],
      ['free', 'user', 0],
      ['free', 'user', 0],
      ['free', 'user', 0],
      ['limited', 'global', 2000],
    ]);
  });
});
