import type { LedgerEvent } from '../buckets/event.ts';
import type { Ledger } from '../buckets/ledger.ts';
import { ledgerRequest } from '../buckets/ledgerRequest.ts';
import { nextAllowed } from '../buckets/nextAllowed.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { routeOf } from '../discord/route.ts';
import type { Exchange, Vantage } from '../exchange.ts';
import type { Cancel, Clock, Transport, TransportLimits } from '../ports.ts';
import type { Draft } from '../request/draft.ts';
import { verdictOf } from '../request/guard.ts';
import type { WireResult } from '../request/toWire.ts';
import { run } from '../run.ts';
import { type Observation, observationOf } from './observation.ts';

/** The two control requests: one that needs no token, and a read with it. */
export type ControlId = 'gateway' | 'read';

/** Why a control request was not sent. */
export type SkipReason =
  /** The address is banned: a request would prolong it. */
  | 'edge-ban'
  /** So many invalid requests that one more is a risk. */
  | 'too-many-invalid'
  /** The limit that it counts towards is used up. */
  | 'limited'
  | 'untrusted'
  /** No bot or bearer token is chosen. */
  | 'no-credential'
  | 'cancelled'
  /** The request itself was refused on its way to the wire. */
  | 'refused'
  /** Only what is there was to be judged. */
  | 'offline';

/** What became of a control request. */
export type Control =
  | { readonly id: ControlId; readonly kind: 'answered'; readonly observation: Observation }
  | { readonly id: ControlId; readonly kind: 'skipped'; readonly reason: SkipReason };

/** One control request to send. */
export interface ControlRequest {
  readonly id: ControlId;
  readonly draft: Draft;
  readonly withoutCredential: boolean;
}

/** Short: a control that hangs has said enough. */
export const controlLimits: TransportLimits = {
  connectTimeout: 5_000,
  headersTimeout: 10_000,
  bodyTimeout: 5_000,
  totalTimeout: 15_000,
  bodyCap: 256 * 1024,
};

/**
 * The control requests that fit the exchanges at hand. The read goes to the channel or guild that failed last, since
 * `/users/@me` has answered 200 while guild and channel routes were blocked (paradigmxyz/centaur#768).
 */
export function controlRequests(recent: readonly Exchange[]): readonly ControlRequest[] {
  return [
    { id: 'gateway', draft: readDraft('/gateway'), withoutCredential: true },
    { id: 'read', draft: readDraft(readPath(recent)), withoutCredential: false },
  ];
}

function readPath(recent: readonly Exchange[]): string {
  for (const { wire, outcome } of [...recent].reverse()) {
    if (outcome.kind === 'answer' && outcome.status < 400) continue;
    const top = routeOf(wire.method, wire.url)?.topLevel;
    if (top !== undefined && top !== null && /^\d{15,21}$/.test(top.id)) {
      if (top.kind === 'channel' || top.kind === 'guild') return `/${top.kind}s/${top.id}`;
    }
  }
  return '/users/@me';
}

function readDraft(path: string): Draft {
  const nowhere = [0, 0] as const;
  return {
    language: 'http',
    client: 'http-file',
    span: nowhere,
    method: { text: ['GET'], span: nowhere },
    url: { text: [`https://discord.com/api/v10${path}`], span: nowhere },
    headers: [],
    body: null,
  };
}

/** What sending them needs from outside: the same parts that every other request goes through. */
export interface ControlPorts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly vantage: Vantage;
  /** The ledger at this moment, and who tells it. */
  readonly ledger: () => Ledger;
  readonly hear: (event: LedgerEvent) => void;
  /** Makes a request ready without asking anybody anything. */
  readonly prepare: (request: ControlRequest) => Promise<WireResult>;
  readonly newId: () => string;
  /** Hears of each that was answered or failed, for the log. */
  readonly note: (exchange: Exchange, diagnosis: Diagnosis) => void;
}

/** Sends the control requests one after the other, each once, none that limits or a ban speak against. */
export async function sendControls(
  requests: readonly ControlRequest[],
  ports: ControlPorts,
  cancel: Cancel,
): Promise<readonly Control[]> {
  const controls: Control[] = [];
  for (const request of requests) controls.push(await sendOne(request, ports, cancel));
  return controls;
}

async function sendOne(request: ControlRequest, ports: ControlPorts, cancel: Cancel): Promise<Control> {
  const { clock, transport, vantage } = ports;
  const skipped = (reason: SkipReason): Control => ({ id: request.id, kind: 'skipped', reason });
  if (cancel.aborted) return skipped('cancelled');
  const prepared = await ports.prepare(request);
  if (prepared.kind === 'refused') return skipped(skipOf(prepared.refusal.reason));
  // A read without a token would be the same as the other.
  if (!request.withoutCredential && prepared.credential.origin === 'none') return skipped('no-credential');
  const id = ports.newId();
  const counted = ledgerRequest(id, prepared.wire, prepared.credential, prepared.sandbox, clock.now());
  const permit = counted === null ? null : nextAllowed(ports.ledger(), counted, clock.monotonic());
  if (permit?.kind === 'banned') return skipped('edge-ban');
  if (permit !== null && permit.kind !== 'now') return skipped('limited');
  const origin = prepared.sandbox ? 'sandbox' : 'runner';
  const end = await run(
    { id, prepared, limits: controlLimits, origin, vantage },
    {
      transport,
      clock,
      verdict: (sandbox) => verdictOf(ports.ledger(), clock.monotonic(), sandbox),
      confirm: async () => false,
      hear: ports.hear,
      show: () => {},
    },
    cancel,
  );
  if (end.kind === 'refused') return skipped(skipOf(end.refusal.reason));
  if (end.kind === 'cancelled') return skipped('cancelled');
  const diagnosis = diagnose(end.exchange);
  ports.note(end.exchange, diagnosis);
  return { id: request.id, kind: 'answered', observation: observationOf(end.exchange, diagnosis) };
}

function skipOf(reason: string): SkipReason {
  switch (reason) {
    case 'untrusted-workspace':
      return 'untrusted';
    case 'missing-credential':
      return 'no-credential';
    case 'edge-ban':
    case 'too-many-invalid':
      return reason;
    default:
      return 'refused';
  }
}
