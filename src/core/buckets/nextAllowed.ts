import type { LedgerRequest } from './event.ts';
import { bucketOf, globalUntil, type Ledger } from './ledger.ts';
import { roomAt } from './window.ts';

/** Whether a request may go. Durations are milliseconds. */
export type Permit =
  | { readonly kind: 'now' }
  | { readonly kind: 'wait'; readonly ms: number; readonly reason: 'bucket' | 'shared' | 'global' }
  /** Others of the same bucket are under way and may take what is left: their answers will tell. */
  | { readonly kind: 'after-answer' }
  /** An edge ban: waiting does not help, a person decides. */
  | { readonly kind: 'banned' };

/**
 * When a request may go, by what the ledger knows at `now` (monotonic milliseconds). Never earlier than the server has
 * told; it knows nothing of limits that were not seen yet.
 */
export function nextAllowed(ledger: Ledger, request: LedgerRequest, now: number): Permit {
  if ((request.sandbox ? ledger.sandbox : ledger.discord)?.banned) return { kind: 'banned' };
  const globalMs = isGlobalExempt(request) ? 0 : globalUntil(ledger, request) - now;
  const bucket = bucketOf(ledger, request);
  const needed = (bucket?.inFlight.length ?? 0) + 1;
  const overdrawn = bucket !== undefined && bucket.limit !== null && needed > bucket.limit;
  const bucketMs = bucket === undefined ? 0 : roomAt(bucket, overdrawn ? 1 : needed) - now;
  if (globalMs > 0 && globalMs >= bucketMs) return { kind: 'wait', ms: globalMs, reason: 'global' };
  if (overdrawn) return { kind: 'after-answer' };
  if (bucketMs <= 0) return { kind: 'now' };
  return { kind: 'wait', ms: bucketMs, reason: bucket?.scope === 'shared' ? 'shared' : 'bucket' };
}

/** Interaction callbacks do not count towards the global limit (discord-api-docs, receiving-and-responding). */
export function isGlobalExempt(request: Pick<LedgerRequest, 'route'>): boolean {
  return request.route.startsWith('/interactions/');
}
