import * as vscode from 'vscode';
import { ledgerRequest } from '../../core/buckets/ledgerRequest.ts';
import { nextAllowed } from '../../core/buckets/nextAllowed.ts';
import { waitForRoom } from '../../core/buckets/waitForRoom.ts';
import { diagnose } from '../../core/diagnose/diagnose.ts';
import type { Vantage } from '../../core/exchange.ts';
import { exchangeLine } from '../../core/exchangeLine.ts';
import type { Cancel, Clock, Transport, TransportLimits } from '../../core/ports.ts';
import { verdictOf } from '../../core/request/guard.ts';
import { type ActiveProfile, toWire } from '../../core/request/toWire.ts';
import { run } from '../../core/run.ts';
import { apiBase, readingDraft } from '../../core/values/listing.ts';
import { speakDiagnosis } from '../../words/diagnosis.ts';
import { loadRefusalWords } from '../../words/refusal.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import { setting } from '../settings.ts';
import type { Speech } from '../speech.ts';

/** What reading one list gave: its JSON, or a sentence that says why there is none. */
export type ListAnswer =
  | { readonly kind: 'read'; readonly data: unknown }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'cancelled' };

/** Everything that reading touches. */
export interface ListReaderParts {
  readonly ledger: BucketLedger;
  readonly clock: Clock;
  readonly vantage: Vantage;
  readonly speech: Speech;
  readonly log: { info(line: string): void };
  readonly transport: () => Promise<Transport>;
}

/** With what it is read. */
export interface ReadWith {
  /** The address of the request in question: lists are read from the same API. */
  readonly url: string;
  readonly profile: ActiveProfile;
  readonly sandboxOrigin?: string;
  readonly limits: TransportLimits;
}

/**
 * Reads what Discord lists, on the road that every request takes: allowed hosts, guards, limits, the ledger, the log.
 * Only GET, nothing is tried again, and the credential is the one that the request in question would get.
 */
export class ListReader {
  readonly #parts: ListReaderParts;
  readonly #with: ReadWith;

  constructor(parts: ListReaderParts, readWith: ReadWith) {
    this.#parts = parts;
    this.#with = readWith;
  }

  /** Reads one list; `waits` hears whether it waits for a rate limit. */
  async read(path: string, cancel: Cancel, waits: (isWaiting: boolean) => void): Promise<ListAnswer> {
    const { clock, ledger, vantage, speech, log, transport } = this.#parts;
    const { url, profile, sandboxOrigin, limits } = this.#with;
    const prepared = toWire(readingDraft(apiBase(url) + path), {
      values: () => undefined,
      profile,
      allowedOrigins: setting('allowedOrigins'),
      trusted: vscode.workspace.isTrusted,
      ...(sandboxOrigin === undefined ? {} : { sandboxOrigin }),
    });
    const id = globalThis.crypto.randomUUID();
    if (prepared.kind === 'ready') {
      const request = ledgerRequest(id, prepared.wire, prepared.credential, prepared.sandbox);
      const next = () =>
        request === null ? ({ kind: 'now' } as const) : nextAllowed(ledger.state, request, clock.monotonic());
      const ports = { clock, next, show: () => waits(true), offerToStop: () => {} };
      const mayGo = await waitForRoom(ports, cancel);
      waits(false);
      if (!mayGo) return { kind: 'cancelled' };
    }
    const end = await run(
      { id, prepared, limits, origin: sandboxOrigin === undefined ? 'runner' : 'sandbox', vantage },
      {
        transport: { send: async (...sent) => (await transport()).send(...sent) },
        clock,
        verdict: (sandbox) => verdictOf(ledger.state, clock.monotonic(), sandbox),
        confirm: async () => false,
        hear: (event) => ledger.hear(event),
        show: () => {},
      },
      cancel,
    );
    if (end.kind === 'cancelled') return { kind: 'cancelled' };
    if (end.kind === 'refused') {
      return { kind: 'failed', sentence: (await loadRefusalWords(speech.locale)).refusal(end.refusal) };
    }
    const diagnosis = diagnose(end.exchange);
    log.info(exchangeLine(end.exchange, diagnosis));
    if (diagnosis.class !== 'success' || end.exchange.outcome.kind !== 'answer') {
      const { summary } = speakDiagnosis(diagnosis, await speech.diagnosis());
      return { kind: 'failed', sentence: diagnosis.code ? `${summary} (${diagnosis.code})` : summary };
    }
    return parsed(end.exchange.outcome.body.text, (await speech.values()).unreadable);
  }
}

function parsed(text: string, unreadable: string): ListAnswer {
  try {
    return { kind: 'read', data: JSON.parse(text) };
  } catch {
    return { kind: 'failed', sentence: unreadable };
  }
}
