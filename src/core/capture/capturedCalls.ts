import type { LedgerEvent, LedgerRequest, RequestSource } from '../buckets/event.ts';
import { ledgerRequest } from '../buckets/ledgerRequest.ts';
import { rateLimitFacts } from '../buckets/rateLimitFacts.ts';
import type { AnswerBody } from '../exchange.ts';
import { botWire, credentialOf, hostOf } from './botExchange.ts';
import type { CaptureEvent, EndEvent, SentEvent } from './captureEvent.ts';

/** Requests under way of one process that are remembered: a library may forget one, and its end never comes. */
const pendingKept = 1000;

/** A request that has ended, with how. */
export interface CapturedCall {
  readonly sent: SentEvent;
  readonly end: EndEvent;
}

/** The requests of one process: pairs what left with what came back, in bounded memory. */
export class CapturedCalls {
  readonly #pending = new Map<string, SentEvent>();

  /** Takes an event; gives the call that it ends, null where it ends none that is known. */
  hear(event: CaptureEvent): CapturedCall | null {
    if (event.t === 'dropped') return null;
    if (event.t === 'sent') {
      this.#pending.set(event.id, event);
      for (const eldest of this.#pending.keys()) {
        if (this.#pending.size <= pendingKept) break;
        this.#pending.delete(eldest);
      }
      return null;
    }
    const sent = this.#pending.get(event.id);
    if (sent === undefined) return null;
    this.#pending.delete(event.id);
    return { sent, end: event };
  }

  /** The requests whose end nobody will tell: the process is gone. */
  abandon(): readonly SentEvent[] {
    const left = [...this.#pending.values()];
    this.#pending.clear();
    return left;
  }
}

/** Whether a request goes to the local Discord, whose limits are its own: to this machine itself. */
export function isToSandbox({ url }: Pick<SentEvent, 'url'>): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d+)?$/.test(hostOf(url));
}

/** A bot's request as the ledger counts it; null where it is none of Discord's API. `process` tells processes apart. */
export function botLedgerRequest(sent: SentEvent, process: string, from: RequestSource): LedgerRequest | null {
  const wire = botWire(sent);
  const counted = ledgerRequest(`${process} ${sent.id}`, wire, credentialOf(sent), isToSandbox(sent), sent.at);
  return counted && { ...counted, from };
}

/** What the end of a request says to the ledger. `at`: monotonic milliseconds. */
export function endEvent(request: LedgerRequest, at: number, end: EndEvent, body: AnswerBody | null): LedgerEvent {
  switch (end.t) {
    case 'failed':
    case 'cancelled':
      return { kind: end.t, at, request };
    case 'answered': {
      const { status } = end;
      const headers = end.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
      const read = body ?? { text: '', bytes: 0, truncated: false, binary: false };
      return { kind: 'answered', at, request, status, facts: rateLimitFacts({ status, headers, body: read }) };
    }
    default:
      return end satisfies never;
  }
}
