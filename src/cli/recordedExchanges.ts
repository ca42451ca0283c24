import type { LedgerEvent } from '../core/buckets/event.ts';
import { emptyLedger, type Ledger, reduce } from '../core/buckets/ledger.ts';
import { ledgerRequest } from '../core/buckets/ledgerRequest.ts';
import { rateLimitFacts } from '../core/buckets/rateLimitFacts.ts';
import { LoggedLines } from '../core/capture/loggedLine.ts';
import { diagnose } from '../core/diagnose/diagnose.ts';
import { readPasted } from '../core/diagnose/pasted.ts';
import type { Exchange } from '../core/exchange.ts';
import { type Observation, observationOf } from '../core/outage/observation.ts';
import { banFor } from '../core/outage/scene.ts';
import { writtenMoment } from '../core/writtenMoment.ts';
import { readInputs, UsageError } from './commandLine.ts';

/** An exchange that was written down, and what it means. */
export interface Recorded {
  readonly exchange: Exchange;
  readonly observation: Observation;
}

/**
 * Reads exchanges, one JSON document a line, in the form of `tracecord diagnose`, each with `at` (ISO 8601 or
 * milliseconds since the epoch) and `vantage` (the name of the machine that sent it) where they are known. Where Docker
 * or CI put something around the lines, what else a program wrote is passed over.
 *
 * @throws UsageError where a line is no exchange
 */
export async function readRecorded(file: string): Promise<readonly Recorded[]> {
  const [input] = await readInputs([file]);
  const log = new LoggedLines();
  const found: Recorded[] = [];
  let isBare = true;
  let bad: unknown;
  for (const [index, line] of (input?.text ?? '')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const logged = log.push(line);
    if (logged.kind === 'part') continue;
    try {
      found.push(recordedLine(logged.kind === 'text' ? logged.text : line, file, index + 1));
      isBare &&= logged.kind !== 'text' || logged.isBare;
    } catch (error) {
      bad ??= error;
    }
  }
  if (bad !== undefined && (isBare || found.length === 0)) throw bad;
  return found;
}

/**
 * One of them; `line` counts from 1.
 * @throws UsageError where it is no exchange
 */
export function recordedLine(text: string, file: string, line: number): Recorded {
  const value = parsed(text);
  const pasted = readPasted(value);
  if (pasted.kind === 'invalid') throw new UsageError({ code: 'bad-exchange', file, line, problems: pasted.problems });
  const { at, vantage } = value as { readonly at?: unknown; readonly vantage?: unknown };
  const exchange: Exchange = {
    ...pasted.exchange,
    startedAt: writtenMoment(at) ?? 0,
    vantage: typeof vantage === 'string' && vantage !== '' ? { kind: 'remote', name: vantage } : { kind: 'unknown' },
  };
  return { exchange, observation: observationOf(exchange, diagnose(exchange, pasted.surroundings)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What recent exchanges say of limits and bans, so that a control request respects them. `now` is milliseconds since
 * the epoch, `monotonic` the same moment by the clock of the ledger.
 */
export function ledgerOf(recorded: readonly Recorded[], now: number, monotonic: number, sandbox: boolean): Ledger {
  return recorded.reduce((ledger, { exchange }) => {
    const event = eventOf(exchange, now, monotonic, sandbox);
    return event === null ? ledger : reduce(ledger, event);
  }, emptyLedger);
}

function eventOf(exchange: Exchange, now: number, monotonic: number, sandbox: boolean): LedgerEvent | null {
  const { id, wire, credential, outcome, startedAt } = exchange;
  const request = ledgerRequest(id, wire, credential, sandbox, startedAt);
  const age = startedAt === 0 ? 0 : now - startedAt;
  if (request === null || outcome.kind === 'failure' || age > banFor) return null;
  // Another machine's ban is not ours.
  if (exchange.vantage.kind === 'remote') return null;
  return { kind: 'answered', at: monotonic - age, request, status: outcome.status, facts: rateLimitFacts(outcome) };
}
