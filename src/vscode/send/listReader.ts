import * as vscode from 'vscode';
import type { Vantage } from '../../core/exchange.ts';
import { exchangeLine } from '../../core/exchangeLine.ts';
import type { Cancel, Clock, Passage, Transport, TransportLimits } from '../../core/ports.ts';
import type { Draft } from '../../core/request/draft.ts';
import { verdictOf } from '../../core/request/guard.ts';
import { type ApiAnswer, readApi } from '../../core/request/readApi.ts';
import { type ActiveProfile, type ProfileWay, toWire } from '../../core/request/toWire.ts';
import { apiBase, readingDraft } from '../../core/values/listing.ts';
import { speakDiagnosis } from '../../words/diagnosis.ts';
import { loadRefusalWords } from '../../words/refusal.ts';
import type { RecordExchange } from '../history/journalRecorder.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import { allowedOrigins, setting } from '../settings.ts';
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
  readonly record: RecordExchange;
  /** By a profile's own connections where a passage is given. */
  readonly transport: (passage?: Passage) => Promise<Transport>;
}

/** With what it is read. */
export interface ReadWith {
  /** The address of the request in question: lists are read from the same API. */
  readonly url: string;
  readonly profile: ActiveProfile | null;
  readonly sandboxOrigin?: string;
  readonly limits: TransportLimits;
  readonly way?: ProfileWay | undefined;
  readonly passage?: Passage | undefined;
  /** The request in question, where a literal Authorization of its own is to be the credential. */
  readonly draft?: Draft;
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
    const { speech } = this.#parts;
    const answer = await this.answer(path, cancel, waits);
    switch (answer.kind) {
      case 'read':
      case 'cancelled':
        return answer;
      case 'refused':
        return { kind: 'failed', sentence: (await loadRefusalWords(speech.locale)).refusal(answer.refusal) };
      case 'failed': {
        const { diagnosis } = answer;
        if (diagnosis === null) return { kind: 'failed', sentence: (await speech.values()).unreadable };
        const { summary } = speakDiagnosis(diagnosis, await speech.diagnosis());
        return { kind: 'failed', sentence: diagnosis.code ? `${summary} (${diagnosis.code})` : summary };
      }
      default:
        return answer satisfies never;
    }
  }

  /** The same, with what a failure means as facts. */
  answer(path: string, cancel: Cancel, waits: (isWaiting: boolean) => void): Promise<ApiAnswer> {
    const { clock, ledger, vantage, log, transport, record } = this.#parts;
    const { url, profile, sandboxOrigin, limits, draft, way, passage } = this.#with;
    const prepared = toWire(readingDraft(apiBase(url) + path, draft), {
      values: () => undefined,
      profile,
      allowedOrigins: allowedOrigins(),
      unverifiedOrigins: setting('tls.allowSelfSigned'),
      way,
      trusted: vscode.workspace.isTrusted,
      ...(sandboxOrigin === undefined ? {} : { sandboxOrigin }),
    });
    const origin = sandboxOrigin === undefined ? 'runner' : 'sandbox';
    return readApi(
      { id: globalThis.crypto.randomUUID(), prepared, limits, origin, vantage },
      {
        transport: { send: async (...sent) => (await transport(passage)).send(...sent) },
        clock,
        verdict: (sandbox) => verdictOf(ledger.state, clock.monotonic(), sandbox),
        hear: (event) => ledger.hear(event),
        turn: async (request, called) => {
          const [planner, { waitForTurn }] = await Promise.all([
            ledger.planner(),
            import('../../core/buckets/waitForTurn.ts'),
          ]);
          const ports = { planner, clock, show: () => waits(true), offerToStop: () => {} };
          return waitForTurn(request, ports, called).finally(() => waits(false));
        },
        show: (exchange, diagnosis) => {
          log.info(exchangeLine(exchange, diagnosis));
          void record(exchange, diagnosis);
        },
      },
      cancel,
    );
  }
}
