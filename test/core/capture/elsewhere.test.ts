import assert from 'node:assert/strict';
import type { LedgerEvent, LedgerRequest } from '../../../src/core/buckets/event.ts';
import { countInvalidRequests } from '../../../src/core/buckets/invalidRequests.ts';
import { emptyLedger, type Ledger, reduce } from '../../../src/core/buckets/ledger.ts';
import { nextAllowed } from '../../../src/core/buckets/nextAllowed.ts';
import type { RateLimitFacts } from '../../../src/core/buckets/rateLimitFacts.ts';
import { Standing } from '../../../src/core/buckets/standing.ts';
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
  const answered = (status: number, facts: RateLimitFacts = {}) =>
    ({ kind: 'answered', at: 10, request, status, facts }) as const;

  const ledgerAfter = (...answers: readonly LedgerEvent[]) =>
    [{ kind: 'sent', at: 1, request } as const, ...answers].reduce(reduce, emptyLedger);
  const elsewhere = (...answers: readonly LedgerEvent[]) => ledgerAfter(...answers.map(asElsewhere));
  const invalid = (ledger: Ledger) => countInvalidRequests(ledger.discord.invalid, 20);

  it('holds here where it is about the token', () => {
    for (const facts of [
      { hash: 'a', limit: 5, remaining: 0, resetAfter: 1000 },
      { scope: 'global', retryAfter: 1000 },
    ] as const) {
      const answer = answered(facts.scope === 'global' ? 429 : 200, facts);
      const permit = nextAllowed(elsewhere(answer), request, 20);
      assert.equal(permit.kind, 'wait');
      assert.deepEqual(permit, nextAllowed(ledgerAfter(answer), request, 20));
    }
  });

  it('blocks nothing here where it is about its address', () => {
    const ban = answered(429, { edge: true });
    assert.equal(verdictOf(ledgerAfter(ban), 20, false).kind, 'refuse');
    assert.equal(verdictOf(elsewhere(ban), 20, false).kind, 'go');
  });

  it('counts no invalid request against this address', () => {
    const answers = [401, 403, 429].map((status) => answered(status));
    assert.equal(invalid(ledgerAfter(...answers)), 3);
    assert.equal(invalid(elsewhere(...answers)), 0);
    const standing = new Standing();
    assert.equal(standing.weigh({ ...request, elsewhere: true }, 10, 401, { edge: true }), false);
    assert.equal(standing.stopOf(request, 20), null);
    assert.equal(standing.weigh(request, 10, 429, { edge: true }), true);
  });
});
