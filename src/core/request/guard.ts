import { countInvalidRequests, invalidRequestLimit } from '../buckets/invalidRequests.ts';
import type { Ledger } from '../buckets/ledger.ts';
import type { GuardRefusal } from './refusal.ts';

/** From how many invalid requests in ten minutes on people are warned. */
export const invalidRequestsWarned = 1_000;

/** From how many on nothing is sent any more: well before Discord's ban at 10,000. */
export const invalidRequestsRefused = 9_000;

/** Whether a request may go out at all. `warn` lets it go and says how many invalid requests there were. */
export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'warn'; readonly count: number; readonly limit: number }
  | { readonly kind: 'refuse'; readonly refusal: GuardRefusal };

/**
 * Judges by what the ledger has seen from this address: after an edge ban nothing goes until a person lifts it
 * (`liftBan`), and neither when the invalid requests of the last ten minutes come near Discord's limit. `now` is
 * monotonic milliseconds. The local Discord is no danger to anybody and is never refused.
 */
export function verdictOf(ledger: Ledger, now: number, sandbox: boolean): Verdict {
  if (sandbox) return { kind: 'go' };
  if (ledger.discord.banned) return { kind: 'refuse', refusal: { reason: 'edge-ban' } };
  const count = countInvalidRequests(ledger.discord.invalid, now);
  const limit = invalidRequestLimit;
  if (count >= invalidRequestsRefused) return { kind: 'refuse', refusal: { reason: 'too-many-invalid', count, limit } };
  return count >= invalidRequestsWarned ? { kind: 'warn', count, limit } : { kind: 'go' };
}
