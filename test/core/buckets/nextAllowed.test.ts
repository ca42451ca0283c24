import assert from 'node:assert/strict';
import { liftBan } from '../../../src/core/buckets/ledger.ts';
import { nextAllowed } from '../../../src/core/buckets/nextAllowed.ts';
import { factsOf, limitedBody, message, Talk } from './talk.ts';

describe('the next request', () => {
  const two = new Talk().answered(
    0,
    message('a'),
    200,
    factsOf(200, { bucket: 'h1', limit: 5, remaining: 2, reset: 1005, 'reset-after': 5 }),
  );

  it('may go where nothing is known', () => {
    assert.deepEqual(nextAllowed(new Talk().ledger, message('a'), 0), { kind: 'now' });
  });

  it('may go while requests remain that nobody under way can take', () => {
    assert.deepEqual(nextAllowed(two.ledger, message('b'), 10), { kind: 'now' });
    const one = two.sent(10, message('b'));
    assert.deepEqual(nextAllowed(one.ledger, message('c'), 11), { kind: 'now' });
    const none = one.sent(11, message('c'));
    assert.deepEqual(nextAllowed(none.ledger, message('d'), 12), { kind: 'wait', ms: 4988, reason: 'bucket' });
  });

  it('waits for answers when the whole limit is under way', () => {
    let talk = two;
    for (const id of ['b', 'c', 'd', 'e', 'f']) talk = talk.sent(6000, message(id));
    assert.deepEqual(nextAllowed(talk.ledger, message('g'), 6000), { kind: 'after-answer' });
  });

  it('waits one interval in a leaky bucket that is spent: 1 s of 5 in 5 s', () => {
    let talk = new Talk();
    for (let sent = 0; sent < 5; sent++) {
      const facts = factsOf(200, {
        bucket: 'h1',
        limit: 5,
        remaining: 4 - sent,
        reset: 1001 + sent,
        'reset-after': 1 + sent,
      });
      talk = talk.answered(0, message(`m${sent}`), 200, facts);
    }
    const permit = nextAllowed(talk.ledger, message('x'), 0);
    assert.ok(permit.kind === 'wait' && permit.ms >= 1000 && permit.ms <= 1004, JSON.stringify(permit));
  });

  it('waits for a shared limit and for the global one, saying which', () => {
    const shared = factsOf(429, { bucket: 'h1', remaining: 3, scope: 'shared' }, limitedBody(2));
    assert.deepEqual(nextAllowed(two.answered(0, message('b'), 429, shared).ledger, message('c'), 500), {
      kind: 'wait',
      ms: 1500,
      reason: 'shared',
    });
    const global = two.answered(0, message('b'), 429, factsOf(429, {}, limitedBody(1, true)));
    const elsewhere = message('c', { method: 'GET', route: '/users/@me', resource: '' });
    assert.deepEqual(nextAllowed(global.ledger, elsewhere, 400), { kind: 'wait', ms: 600, reason: 'global' });
  });

  it('answers an interaction in spite of the global limit (documented exemption)', () => {
    const global = two.answered(0, message('b'), 429, factsOf(429, {}, limitedBody(1, true)));
    const callback = message('c', {
      route: '/interactions/{interaction_id}/{interaction_token}/callback',
      resource: 'interaction 5 …abcd',
    });
    assert.deepEqual(nextAllowed(global.ledger, callback, 0), { kind: 'now' });
  });

  it('never goes during a ban, however long one waits, until it is lifted', () => {
    const banned = two.answered(0, message('b'), 429, factsOf(429, {}, '<title>Access denied</title>'));
    assert.deepEqual(nextAllowed(banned.ledger, message('c'), 86_400_000), { kind: 'banned' });
    assert.deepEqual(nextAllowed(banned.ledger, message('c', { sandbox: true }), 0), { kind: 'now' });
    assert.deepEqual(nextAllowed(liftBan(banned.ledger), message('c'), 86_400_000), { kind: 'now' });
  });
});
