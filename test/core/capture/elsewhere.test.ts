import assert from 'node:assert/strict';
import type { LedgerRequest } from '../../../src/core/buckets/event.ts';
import { emptyLedger, reduce } from '../../../src/core/buckets/ledger.ts';
import { botLedgerRequest } from '../../../src/core/capture/capturedCalls.ts';
import { asElsewhere } from '../../../src/core/capture/elsewhere.ts';
import { verdictOf } from '../../../src/core/request/guard.ts';

const sent = {
  t: 'sent',
  id: '1',
  at: 0,
  method: 'GET',
  url: 'https://discord.com/api/v10/channels/1213458536202371072',
  library: 'JDA',
} as const;

describe('what another machine was told', () => {
  const request = botLedgerRequest(sent, { profile: 'log', file: '', line: 0 }) as LedgerRequest;
  const answered = (status: number, facts = {}) => ({ kind: 'answered', at: 10, request, status, facts }) as const;

  it('holds here where it is about the token', () => {
    for (const event of [
      answered(200, { hash: 'a', limit: 5, remaining: 0, resetAfter: 1000 }),
      answered(429, { hash: 'a', scope: 'user', retryAfter: 1000 }),
      answered(404),
      { kind: 'sent', at: 1, request } as const,
    ])
      assert.equal(asElsewhere(event), event);
  });

  it('blocks nothing here where it is about its address', () => {
    const ban = answered(429, { edge: true });
    const verdictAfter = (event: typeof ban) =>
      verdictOf(reduce(reduce(emptyLedger, { kind: 'sent', at: 1, request }), event), 20, false);
    assert.equal(verdictAfter(ban).kind, 'refuse');
    assert.equal(verdictAfter(asElsewhere(ban) as typeof ban).kind, 'go');
    for (const status of [401, 403]) assert.equal(asElsewhere(answered(status)).kind, 'failed');
  });
});
