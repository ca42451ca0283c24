import { deepEqual } from 'node:assert/strict';
import type { LedgerEvent, LedgerRequest } from '../../../src/core/buckets/event.ts';
import { emptyLedger, type Ledger, liftBan, reduce } from '../../../src/core/buckets/ledger.ts';
import type { RateLimitFacts } from '../../../src/core/buckets/rateLimitFacts.ts';
import { verdictOf } from '../../../src/core/request/guard.ts';

function answered(ledger: Ledger, at: number, status: number, facts: RateLimitFacts = {}, sandbox = false): Ledger {
  const request: LedgerRequest = {
    id: String(at),
    method: 'GET',
    route: '/users/@me',
    resource: '',
    credential: '',
    lastFour: '',
    sandbox,
  };
  const event: LedgerEvent = { kind: 'answered', at, request, status, facts };
  return reduce(ledger, event);
}

function ledgerAfter(count: number, status: number, facts: RateLimitFacts = {}, sandbox = false): Ledger {
  let ledger = emptyLedger;
  for (let index = 0; index < count; index++) ledger = answered(ledger, 1000 + index, status, facts, sandbox);
  return ledger;
}

describe('the guard', () => {
  it('lets go while nothing happened', () => deepEqual(verdictOf(emptyLedger, 0, false), { kind: 'go' }));

  // The limit and what counts: discord-api-docs, topics/rate-limits, "Invalid Request Limit".
  it('warns from 1,000 invalid requests on and refuses from 9,000 on', () => {
    deepEqual(verdictOf(ledgerAfter(999, 403), 2000, false), { kind: 'go' });
    deepEqual(verdictOf(ledgerAfter(1000, 401), 3000, false), { kind: 'warn', count: 1000, limit: 10_000 });
    deepEqual(verdictOf(ledgerAfter(9000, 429), 12_000, false), {
      kind: 'refuse',
      refusal: { reason: 'too-many-invalid', count: 9000, limit: 10_000 },
    });
  });

  it('does not count shared limits, nor what is fine', () => {
    deepEqual(verdictOf(ledgerAfter(1200, 429, { scope: 'shared' }), 3000, false), { kind: 'go' });
    deepEqual(verdictOf(ledgerAfter(1200, 404), 3000, false), { kind: 'go' });
  });

  it('forgets what is older than ten minutes', () => {
    const ledger = ledgerAfter(1000, 401);
    deepEqual(verdictOf(ledger, 590_000, false).kind, 'warn');
    deepEqual(verdictOf(ledger, 605_000, false).kind, 'go');
  });

  it('refuses after an edge ban until a person lifts it', () => {
    const banned = answered(emptyLedger, 1000, 429, { edge: true });
    deepEqual(verdictOf(banned, 86_400_000, false), { kind: 'refuse', refusal: { reason: 'edge-ban' } });
    deepEqual(verdictOf(liftBan(banned), 86_400_000, false), { kind: 'go' });
  });

  it('keeps the local Discord apart', () => {
    const ledger = answered(ledgerAfter(9500, 401, {}, true), 20_000, 429, { edge: true }, true);
    deepEqual(verdictOf(ledger, 21_000, false), { kind: 'go' });
    deepEqual(verdictOf(ledger, 21_000, true), { kind: 'go' });
  });
});
