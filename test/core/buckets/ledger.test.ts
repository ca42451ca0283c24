import assert from 'node:assert/strict';
import { bucketsKept, forgetBuckets, forgetSandbox, liftBan } from '../../../src/core/buckets/ledger.ts';
import { rowsOf } from '../../../src/core/buckets/rows.ts';
import { factsOf, limitedBody, message, Talk } from './talk.ts';

/** Any instant of the server's clock, in seconds. */
const server = 1_790_000_000;

describe('a bucket', () => {
  it('is provisional until its hash is learnt, and keeps its row', () => {
    const asked = new Talk().sent(0, message('a'));
    const [before] = asked.rows(0);
    const [after, ...others] = asked
      .answered(80, message('a'), 200, factsOf(200, { bucket: 'h1', limit: 5, remaining: 4, 'reset-after': 5 }))
      .rows(80);
    assert.equal(before?.hash, null);
    assert.equal(before?.inFlight, 1);
    assert.equal(after?.hash, 'h1');
    assert.equal(after?.inFlight, 0);
    assert.equal(after?.key, before?.key);
    assert.deepEqual(others, []);
  });

  it('takes along what is under way when its hash is learnt', () => {
    const talk = new Talk()
      .sent(0, message('a'))
      .sent(1, message('b'))
      .answered(80, message('a'), 200, factsOf(200, { bucket: 'h1', limit: 5, remaining: 4, 'reset-after': 5 }));
    assert.equal(talk.row(80).inFlight, 1);
    assert.equal(talk.ended(90, message('b'), 'failed').row(90).inFlight, 0);
    assert.equal(talk.ended(90, message('b'), 'cancelled').row(90).inFlight, 0);
  });

  it('is shared by the routes that name its hash, within one resource and one credential', () => {
    const facts = factsOf(200, { bucket: 'h1', limit: 5, remaining: 4, 'reset-after': 5 });
    const patch = { method: 'PATCH', route: '/channels/{channel_id}/messages/{message_id}' };
    const talk = new Talk()
      .answered(0, message('a'), 200, facts)
      .answered(1, message('b', patch), 200, facts)
      .answered(2, message('c', { resource: 'channel 2' }), 200, facts)
      .answered(3, message('d', { credential: 'Bot …aaaa', lastFour: 'aaaa' }), 200, facts);
    assert.deepEqual(
      talk.rows(4).map(({ routes, resource, credential }) => ({ routes, resource, credential })),
      [
        {
          routes: ['POST /channels/{channel_id}/messages', 'PATCH /channels/{channel_id}/messages/{message_id}'],
          resource: 'channel 1',
          credential: '9f3k',
        },
        { routes: ['POST /channels/{channel_id}/messages'], resource: 'channel 2', credential: '9f3k' },
        { routes: ['POST /channels/{channel_id}/messages'], resource: 'channel 1', credential: 'aaaa' },
      ],
    );
  });

  it('is found at once by a route whose hash another channel has taught', () => {
    const facts = factsOf(200, { bucket: 'h1', limit: 5, remaining: 4, 'reset-after': 5 });
    const other = message('b', { resource: 'channel 2' });
    const rows = new Talk().answered(0, message('a'), 200, facts).sent(1, other).rows(1);
    assert.deepEqual(
      rows.map((row) => row.hash),
      ['h1', 'h1'],
    );
  });

  it('stays when one route names several hashes (DELETE of messages by age, discord-api-docs#8330)', () => {
    const remove = { method: 'DELETE', route: '/channels/{channel_id}/messages/{message_id}' };
    const talk = new Talk()
      .answered(
        0,
        message('a', remove),
        204,
        factsOf(204, { bucket: 'young', limit: 5, remaining: 4, 'reset-after': 1 }),
      )
      .answered(
        9,
        message('b', remove),
        204,
        factsOf(204, { bucket: 'old', limit: 30, remaining: 29, 'reset-after': 4 }),
      );
    assert.deepEqual(
      talk.rows(9).map(({ hash, limit }) => [hash, limit]),
      [
        ['young', 5],
        ['old', 30],
      ],
    );
  });

  it('without headers is known by its route alone (discord-api-docs#3426)', () => {
    const row = new Talk().answered(0, message('a'), 200, factsOf(200)).row(0);
    assert.deepEqual(
      [row.hash, row.limit, row.remaining, row.resetsInMs, row.nextInMs, row.kind, row.state],
      [null, null, null, null, 0, 'unknown', 'free'],
    );
  });

  it('is spent until its window ends and then full', () => {
    const talk = new Talk().answered(
      100,
      message('a'),
      200,
      factsOf(200, { bucket: 'h1', limit: 5, remaining: 0, reset: server + 5, 'reset-after': 4.9 }),
    );
    assert.deepEqual([talk.row(100).state, talk.row(100).nextInMs, talk.row(100).resetsInMs], ['spent', 4900, 4900]);
    assert.deepEqual([talk.row(4999).state, talk.row(4999).remaining], ['spent', 0]);
    assert.deepEqual([talk.row(5000).state, talk.row(5000).remaining, talk.row(5000).nextInMs], ['free', 5, 0]);
  });

  it('is low on its last fifth', () => {
    const at = (remaining: number, limit: number) =>
      new Talk().answered(0, message('a'), 200, factsOf(200, { limit, remaining, 'reset-after': 5 })).row(0).state;
    assert.deepEqual(
      [at(2, 5), at(1, 5), at(0, 5), at(1, 1), at(10, 50), at(11, 50)],
      ['free', 'low', 'spent', 'free', 'low', 'free'],
    );
  });
});

describe('the kind of a bucket', () => {
  const answer = (talk: Talk, at: number, remaining: number, reset: number, after: number, status = 200) =>
    talk.answered(
      at,
      message(`m${at}`),
      status,
      factsOf(
        status,
        { bucket: 'h1', limit: 5, remaining, reset: server + reset, 'reset-after': after },
        status === 429 ? limitedBody(after) : '',
      ),
    );

  it('is fixed when Reset stays where it was', () => {
    const once = answer(new Talk(), 60, 4, 5, 4.97);
    assert.equal(once.row(60).kind, 'unknown');
    const twice = answer(once, 160, 3, 5.002, 4.872);
    assert.equal(twice.row(160).kind, 'fixed');
    assert.equal(twice.row(160).remaining, 3);
  });

  it('is leaky when Reset grows by one interval a request: 5 in 5 s give one back a second (discord-api-docs#7680)', () => {
    const talk = answer(answer(new Talk(), 50, 4, 1, 1), 150, 3, 2, 1.9);
    assert.equal(talk.row(150).kind, 'leaky');
    assert.equal(talk.row(150).intervalMs, 1000);
  });

  it('lets the sixth message of a leaky bucket go after one interval, not after the whole reset', () => {
    let talk = new Talk();
    for (let sent = 0; sent < 5; sent++) talk = answer(talk, sent, 4 - sent, 1 + sent, 1 + sent - sent / 1000);
    const spent = talk.row(4);
    assert.deepEqual([spent.state, spent.remaining, spent.resetsInMs], ['spent', 0, 4996]);
    // Headers round to a millisecond, which counts four times here: never early, at most 4 ms late.
    assert.ok(spent.nextInMs >= 996 && spent.nextInMs <= 1000, String(spent.nextInMs));
    assert.deepEqual([talk.row(1004).remaining, talk.row(1004).nextInMs], [1, 0]);
    assert.deepEqual([talk.row(3000).remaining, talk.row(5000).remaining], [3, 5]);
  });

  it('is not learnt from a 429, which no bucket charges', () => {
    const talk = answer(answer(new Talk(), 0, 0, 5, 5), 100, 0, 5, 4.9, 429);
    assert.equal(talk.row(100).kind, 'unknown');
  });

  it('is not learnt from the next window', () => {
    const talk = answer(answer(new Talk(), 0, 4, 5, 5), 5200, 4, 10.1, 5);
    assert.equal(talk.row(5200).kind, 'unknown');
  });

  it('does not depend on when answers arrive: one that was overtaken changes nothing', () => {
    const inOrder = answer(answer(new Talk(), 50, 4, 1, 1), 150, 3, 2, 1.9);
    const overtaken = answer(inOrder, 160, 4, 1, 1);
    assert.deepEqual({ ...overtaken.row(160), inFlight: 0 }, { ...inOrder.row(160), inFlight: 0 });
  });

  it('never waits longer than the tightest answer of a window says', () => {
    // The second answer was 900 ms on its way; the first had bounded the end of the window already.
    const talk = answer(answer(new Talk(), 20, 4, 5, 4.99), 1000, 0, 5, 4.9);
    assert.equal(talk.row(1000).nextInMs, 4010);
  });
});

describe('a 429', () => {
  const first = new Talk().answered(
    0,
    message('a'),
    200,
    factsOf(200, { bucket: 'h1', limit: 5, remaining: 4, 'reset-after': 15 }),
  );

  it('holds the bucket up for as long as it says, not for Reset-After', () => {
    const facts = factsOf(
      429,
      { bucket: 'h1', limit: 5, remaining: 0, 'reset-after': 5, scope: 'user' },
      limitedBody(1.2),
    );
    const row = first.answered(100, message('b'), 429, facts).row(100);
    assert.deepEqual(
      [row.state, row.nextInMs, row.resetsInMs, row.hits, row.scope, row.hidden],
      ['limited', 1200, 5000, 1, 'user', false],
    );
  });

  it('tells a leaky bucket by itself: one request is free before all of them are', () => {
    const facts = factsOf(
      429,
      { bucket: 'h1', limit: 5, remaining: 0, 'reset-after': 5, scope: 'user' },
      limitedBody(1),
    );
    const talk = first.answered(100, message('b'), 429, facts);
    assert.equal(talk.row(100).kind, 'leaky');
    assert.deepEqual([talk.row(1100).remaining, talk.row(1100).state], [1, 'low']);
  });

  it('with requests remaining is a hidden limit (PATCH of a channel name: 5 in 15 s shown, 2 in 10 min meant, #1900)', () => {
    const facts = factsOf(
      429,
      { bucket: 'h1', limit: 5, remaining: 4, 'reset-after': 15, scope: 'user' },
      limitedBody(420),
    );
    const row = first.answered(100, message('b'), 429, facts).row(100);
    assert.deepEqual([row.state, row.hidden, row.remaining, row.nextInMs], ['limited', true, 4, 420_000]);
  });

  it("of shared scope is not one's own: nothing hidden, nothing counted as invalid", () => {
    const facts = factsOf(429, { bucket: 'h1', limit: 5, remaining: 3, scope: 'shared' }, limitedBody(2));
    const talk = first.answered(100, message('b'), 429, facts);
    assert.deepEqual([talk.row(100).scope, talk.row(100).hidden, talk.row(100).nextInMs], ['shared', false, 2000]);
    assert.equal(rowsOf(talk.ledger, 100).summary.invalidRequests, 0);
  });

  it('of global scope holds up every bucket of the credential, and no other credential', () => {
    const facts = factsOf(429, {}, limitedBody(0.7, true));
    const other = message('c', { credential: 'Bot …aaaa', lastFour: 'aaaa' });
    const talk = first.answered(50, other, 200, factsOf(200)).answered(100, message('b'), 429, facts);
    assert.equal(rowsOf(talk.ledger, 100).summary.globalInMs, 700);
    assert.deepEqual(
      talk.rows(100).map(({ nextInMs, state, scope }) => [nextInMs, state, scope]),
      [
        [700, 'limited', 'global'],
        [0, 'free', 'user'],
      ],
    );
    assert.deepEqual(
      talk.rows(800).map(({ state, scope }) => [state, scope]),
      [
        ['free', 'user'],
        ['free', 'user'],
      ],
    );
  });

  it('of the edge is a ban until a person lifts it, and forgetting buckets does not', () => {
    const banned = first.answered(100, message('b'), 429, factsOf(429, {}, 'error code: 1015'));
    assert.equal(rowsOf(banned.ledger, 3_600_000).summary.banned, true);
    assert.equal(rowsOf(forgetBuckets(banned.ledger), 100).summary.banned, true);
    assert.equal(rowsOf(liftBan(banned.ledger), 100).summary.banned, false);
  });
});

describe('invalid requests', () => {
  const count = (talk: Talk, now: number) => rowsOf(talk.ledger, now).summary.invalidRequests;

  it('are 401, 403 and 429 (discord-api-docs, topics/rate-limits)', () => {
    let talk = new Talk();
    for (const status of [200, 204, 400, 401, 403, 404, 429, 500, 502]) {
      talk = talk.answered(0, message(`s${status}`), status, factsOf(status, {}, limitedBody(1)));
    }
    assert.equal(count(talk, 0), 3);
  });

  it('leave the count ten minutes after their answer', () => {
    const talk = new Talk()
      .answered(0, message('a'), 401, factsOf(401))
      .answered(300_000, message('b'), 403, factsOf(403));
    assert.deepEqual([count(talk, 599_000), count(talk, 601_000), count(talk, 901_000)], [2, 1, 0]);
  });

  it('of the sandbox are its own, like its bans', () => {
    const local = message('a', { sandbox: true });
    const talk = new Talk().answered(0, local, 429, factsOf(429, {}, 'error code: 1015'));
    const { summary } = rowsOf(talk.ledger, 0);
    assert.deepEqual(summary, {
      invalidRequests: 0,
      banned: false,
      globalInMs: 0,
      sandbox: { invalidRequests: 1, banned: true },
    });
  });
});

describe('the ledger', () => {
  it('forgets the longest unused buckets that hold nobody up, and keeps bounded memory', () => {
    const spent = factsOf(200, { bucket: 'h1', limit: 5, remaining: 0, 'reset-after': 3600 });
    const full = factsOf(200, { bucket: 'h1', limit: 5, remaining: 4, 'reset-after': 1 });
    let talk = new Talk().answered(0, message('first', { resource: 'channel 0' }), 200, spent);
    for (let index = 1; index <= 2500; index++) {
      talk = talk.answered(index * 10, message(`m${index}`, { resource: `channel ${index}` }), 200, full);
    }
    const rows = talk.rows(25_000);
    assert.ok(rows.length <= bucketsKept, `${rows.length} rows`);
    assert.equal(rows[0]?.resource, 'channel 0');
    assert.equal(rows.at(-1)?.resource, 'channel 2500');
    assert.ok(!rows.some((row) => row.resource === 'channel 1'));
  });

  it('does not remember for ever requests that never end', () => {
    let talk = new Talk();
    for (let index = 0; index < 2100; index++) talk = talk.sent(index, message(`m${index}`));
    assert.equal(talk.ledger.pending.size, 2000);
    assert.equal(talk.row(2100).inFlight, 2000);
  });

  it('is not changed by what comes after', () => {
    const before = new Talk().sent(0, message('a'));
    const told = JSON.stringify(before.rows(0));
    before.answered(5, message('a'), 429, factsOf(429, { bucket: 'h1' }, limitedBody(9, true)));
    assert.equal(JSON.stringify(before.rows(0)), told);
  });
});

describe('the local Discord in the ledger', () => {
  const facts = factsOf(429, { bucket: 'h1', limit: 5, remaining: 0, 'reset-after': 5 }, limitedBody(5));
  const local = (id: string) => message(id, { sandbox: true });

  it('is forgotten when it begins again, and Discord is not', () => {
    const global = factsOf(429, { scope: 'global', global: true }, limitedBody(9, true));
    const talk = new Talk()
      .answered(0, message('a'), 429, facts)
      .answered(0, local('b'), 429, facts)
      .answered(0, local('c'), 429, global)
      .answered(0, local('d'), 429, factsOf(429, {}, 'error code: 1015'));
    const before = rowsOf(talk.ledger, 1);
    assert.deepEqual([before.rows.length, before.summary.sandbox?.banned], [2, true]);
    const after = rowsOf(forgetSandbox(talk.ledger), 1);
    assert.deepEqual(
      after.rows.map(({ sandbox }) => sandbox),
      [false],
    );
    assert.deepEqual([after.summary.sandbox?.banned, after.summary.sandbox?.invalidRequests], [false, 0]);
    assert.equal(after.summary.invalidRequests, before.summary.invalidRequests);
  });

  it('keeps the bucket of what is under way', () => {
    const ledger = forgetSandbox(new Talk().sent(0, local('a')).ledger);
    assert.equal(rowsOf(ledger, 0).rows[0]?.inFlight, 1);
  });
});
