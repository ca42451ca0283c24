import type { LedgerRequest } from '../buckets/event.ts';
import { ledgerRequest } from '../buckets/ledgerRequest.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Exchange } from '../exchange.ts';
import type { Cancel, TransportLimits } from '../ports.ts';
import { type RunPorts, run, type Wish } from '../run.ts';
import type { GuardRefusal, Refusal } from './refusal.ts';
import type { WireResult } from './toWire.ts';

/** What reading one thing of Discord's gave. */
export type ApiAnswer =
  | { readonly kind: 'read'; readonly data: unknown }
  /** `diagnosis` says what the answer means; of a success whose body is no JSON it is null. */
  | { readonly kind: 'failed'; readonly exchange: Exchange; readonly diagnosis: Diagnosis | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal | GuardRefusal }
  | { readonly kind: 'cancelled' };

/** What reading needs from outside. */
export interface ReadPorts extends Pick<RunPorts, 'transport' | 'clock' | 'verdict' | 'hear'> {
  /** Resolves when the request may go; false calls it off. Null: it has no bucket. */
  readonly room: (request: LedgerRequest | null, cancel: Cancel) => Promise<boolean>;
  /** Sees every exchange with what it means, for a log. */
  readonly show: (exchange: Exchange, diagnosis: Diagnosis) => void;
}

/** One thing to read: a wire that only reads, ready or refused. */
export type Reading = Omit<Wish, 'limits'> & { readonly limits: TransportLimits };

/**
 * Reads something on the road that every request takes: guard, limits, ledger. Nothing is tried again, and what is not
 * a GET is never sent.
 */
export async function readApi(reading: Reading, ports: ReadPorts, cancel: Cancel): Promise<ApiAnswer> {
  const { id, prepared } = reading;
  if (prepared.kind === 'refused') return prepared;
  if (prepared.wire.method !== 'GET') throw new Error('Reading sends nothing but GET.');
  if (!(await ports.room(ledgerRequestOf(id, prepared, ports.clock.now()), cancel))) return { kind: 'cancelled' };
  const { transport, clock, verdict, hear } = ports;
  const end = await run(
    reading,
    { transport, clock, verdict, hear, confirm: async () => false, show: () => {} },
    cancel,
  );
  if (end.kind === 'cancelled') return { kind: 'cancelled' };
  if (end.kind === 'refused') return end;
  const { exchange } = end;
  const diagnosis = diagnose(exchange);
  ports.show(exchange, diagnosis);
  if (diagnosis.class !== 'success' || exchange.outcome.kind !== 'answer')
    return { kind: 'failed', exchange, diagnosis };
  try {
    return { kind: 'read', data: JSON.parse(exchange.outcome.body.text) };
  } catch {
    return { kind: 'failed', exchange, diagnosis: null };
  }
}

function ledgerRequestOf(
  id: string,
  { wire, credential, sandbox }: Extract<WireResult, { kind: 'ready' }>,
  now: number,
) {
  return ledgerRequest(id, wire, credential, sandbox, now);
}
