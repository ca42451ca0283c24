import { diagnose } from '../diagnose/diagnose.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Exchange } from '../exchange.ts';
import type { Cancel, TransportLimits } from '../ports.ts';
import { type RunPorts, run, type Wish } from '../run.ts';
import type { GuardRefusal, Refusal } from './refusal.ts';

/** What reading one thing of Discord's gave. */
export type ApiAnswer =
  | { readonly kind: 'read'; readonly data: unknown }
  /** `diagnosis` says what the answer means; of a success whose body is no JSON it is null. */
  | { readonly kind: 'failed'; readonly exchange: Exchange; readonly diagnosis: Diagnosis | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal | GuardRefusal }
  | { readonly kind: 'cancelled' };

/** What reading needs from outside. */
export interface ReadPorts extends Pick<RunPorts, 'transport' | 'clock' | 'verdict' | 'hear' | 'turn'> {
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
  const { prepared } = reading;
  if (prepared.kind === 'refused') return prepared;
  if (prepared.wire.method !== 'GET') throw new Error('Reading sends nothing but GET.');
  const { show, ...road } = ports;
  const end = await run(reading, { ...road, confirm: async () => false, show: () => {} }, cancel);
  if (end.kind === 'cancelled') return { kind: 'cancelled' };
  if (end.kind === 'refused') return end;
  const { exchange } = end;
  const diagnosis = diagnose(exchange);
  show(exchange, diagnosis);
  if (diagnosis.class !== 'success' || exchange.outcome.kind !== 'answer')
    return { kind: 'failed', exchange, diagnosis };
  try {
    return { kind: 'read', data: JSON.parse(exchange.outcome.body.text) };
  } catch {
    return { kind: 'failed', exchange, diagnosis: null };
  }
}
