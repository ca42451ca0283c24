import { deepEqual, equal, ok } from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BucketDetails } from '../../../src/core/buckets/bucketDetails.ts';
import { bucketRecord } from '../../../src/core/buckets/bucketRecord.ts';
import type { LedgerEvent, LedgerRequest } from '../../../src/core/buckets/event.ts';
import { factsOf, message, Talk } from './talk.ts';

const from = { profile: 'main', file: 'file:///bots/bot.ts', line: 12 };

function answered(id: string, at: number, status = 200, changes: Partial<LedgerRequest> = {}): LedgerEvent {
  const facts = factsOf(status, { bucket: 'h1', limit: 5, remaining: 3, ...(status === 429 && { scope: 'shared' }) });
  return { kind: 'answered', at, request: message(id, { from, ...changes }), status, facts };
}

describe('the details of a bucket', () => {
  it('are its last ten exchanges, newest first: when, what, how it ended, who and from where', () => {
    const details = new BucketDetails();
    for (let index = 0; index < 12; index += 1) details.hear(answered(`r${index}`, index * 100), 'b1');
    details.hear(answered('late', 2_000, 429), 'b1');
    const exchanges = details.exchanges('b1');
    deepEqual(
      exchanges.map(({ id }) => id),
      ['late', 'r11', 'r10', 'r9', 'r8', 'r7', 'r6', 'r5', 'r4', 'r3'],
    );
    const route = 'POST /channels/{channel_id}/messages';
    deepEqual(exchanges[0], { id: 'late', at: 2_000, route, status: 429, scope: 'shared', remaining: 3, from });
    equal(exchanges[1]?.scope, null, 'a scope is of a refusal');
    deepEqual(details.exchanges('b2'), []);
  });

  it('keep what got no answer, which is nobody who used it up', () => {
    const details = new BucketDetails();
    details.hear({ kind: 'sent', at: 1, request: message('a', { from }) }, 'b1');
    deepEqual(details.all(1), []);
    details.hear({ kind: 'failed', at: 5, request: message('a', { from }) }, 'b1');
    equal(details.exchanges('b1')[0]?.status, null);
    equal(details.all(5)[0]?.usedBy, null);
    details.hear(answered('b', 6), 'b1');
    deepEqual(details.all(6), [{ key: 'b1', usedBy: from, trend: [[0, 2, 0, 3]] }]);
  });

  it('tell requests from different lines of one route apart, and say a scope of refusals only', () => {
    const details = new BucketDetails();
    details.hear(answered('a', 1), 'b1');
    details.hear(answered('b', 2, 200, { from: { ...from, line: 40 } }), 'b1');
    details.hear(answered('c', 3, 200, { from: { ...from, profile: 'other' } }), 'b1');
    const facts = { ...factsOf(200), scope: 'user' } as const;
    details.hear({ kind: 'answered', at: 4, request: message('d'), status: 200, facts }, 'b1');
    deepEqual(
      details.exchanges('b1').map((exchange) => [exchange.from?.line, exchange.from?.profile, exchange.scope]),
      [
        [undefined, undefined, null],
        [12, 'other', null],
        [40, 'main', null],
        [12, 'main', null],
      ],
    );
  });

  it('stay while a bucket is used, however old it is', () => {
    const details = new BucketDetails();
    details.hear(answered('old', 0), 'b0');
    for (let index = 1; index < 1_000; index += 1) details.hear(answered(`r${index}`, index), `b${index}`);
    details.hear(answered('again', 2_000), 'b0');
    details.hear(answered('new', 2_001), 'b1000');
    const kept = ['b0', 'b1', 'b2', 'b1000'].filter((key) => details.exchanges(key).length > 0);
    deepEqual(kept, ['b0', 'b2', 'b1000']);
  });

  it('are told once for every change', () => {
    const details = new BucketDetails();
    details.hear(answered('a', 1), 'b1');
    details.hear(answered('b', 2), 'b2');
    details.hear(answered('c', 3), 'b1');
    const keys = () => details.changed(9).map(({ key }) => key);
    deepEqual(keys(), ['b1', 'b2']);
    deepEqual(keys(), []);
    details.hear(answered('d', 4), 'b2');
    details.all(9);
    deepEqual(keys(), [], 'all of them were told');
    details.hear(answered('e', 5), 'b2');
    details.clear();
    deepEqual([keys(), details.all(9), details.lastRequest('b2')], [[], [], undefined]);
  });

  it('are kept of the 1,000 buckets that were used last, in less than 4 KB each', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const details = new BucketDetails();
    collect();
    const before = process.memoryUsage();
    for (let index = 0; index < 13_200; index += 1) {
      const bucket = Math.floor(index / 12);
      const source = { ...from, file: `file:///bots/${'folder/'.repeat(10)}bot-${bucket}.ts` };
      const id = globalThis.crypto.randomUUID();
      details.hear(answered(id, index * 40, 200, { from: source }), `b${bucket}`);
    }
    collect();
    const after = process.memoryUsage();
    const all = details.all(530_000);
    equal(all.length, 1_000);
    ok(!all.some(({ key }) => key === 'b99') && all.some(({ key }) => key === 'b100'), 'the oldest are gone');
    equal(details.exchanges('b1099').length, 10);
    const bytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1_000;
    console.log(`      ${Math.round(bytes)} bytes a bucket`);
    ok(bytes <= 4_096, `${bytes} bytes`);
  });
});

describe('the record of a bucket', () => {
  it('says what the row says, with moments and places as people write them', () => {
    const facts = factsOf(200, { bucket: 'h1', limit: 5, remaining: 3 });
    const row = new Talk().answered(0, message('a'), 200, facts).row(0);
    const exchanges = [
      { id: 'a', at: 1_500, route: 'GET /x', status: null, scope: null, remaining: null, from: null },
      { id: 'b', at: 500, route: 'GET /x', status: 200, scope: null, remaining: 3, from },
    ] as const;
    const record = bucketRecord(
      row,
      exchanges,
      { limit: 2, window: 600_000 },
      1_700_000_000_000,
      ({ line }) => `bot.ts:${line}`,
    );
    equal(record.credentialLastFour, '9f3k');
    ok(!('key' in record) && !('credential' in record));
    deepEqual([record.hash, record.limit, record.remaining, record.hiddenLimit?.limit], ['h1', 5, 3, 2]);
    const [none, full] = record.exchanges;
    deepEqual([none?.at, none?.profile, none?.source], ['2023-11-14T22:13:21.500Z', null, null]);
    deepEqual([full?.at, full?.profile, full?.source], ['2023-11-14T22:13:20.500Z', 'main', 'bot.ts:12']);
  });
});
