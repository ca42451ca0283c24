import type { LedgerEvent } from '../buckets/event.ts';

/**
 * What another machine was told, as far as it holds here too: limits belong to the token, but invalid requests (401, 403)
 * and bans by the edge to the address that they came from (Rate Limits, Invalid Request Limit). Of those only the end of
 * the request is left.
 */
export function asElsewhere(event: LedgerEvent): LedgerEvent {
  if (event.kind !== 'answered') return event;
  const { at, request, status, facts } = event;
  const isOfAddress = status === 401 || status === 403 || facts.edge === true;
  return isOfAddress ? { kind: 'failed', at, request } : event;
}
