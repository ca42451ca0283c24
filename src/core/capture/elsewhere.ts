import type { LedgerEvent } from '../buckets/event.ts';

/** What happened on another machine: the ledger keeps what holds here too, see `LedgerRequest.elsewhere`. */
export function asElsewhere(event: LedgerEvent): LedgerEvent {
  return { ...event, request: { ...event.request, elsewhere: true } };
}
