import type { LedgerEvent, LedgerRequest, RequestSource } from '../buckets/event.ts';
import { ledgerRequest } from '../buckets/ledgerRequest.ts';
import { rateLimitFacts } from '../buckets/rateLimitFacts.ts';
import type { AnswerBody } from '../exchange.ts';
import { botWire, credentialOf, hostOf } from './botExchange.ts';
import type { EndEvent, SentEvent } from './captureEvent.ts';

/** Requests under way of one process that are remembered: a library may forget one, and its end never comes. */
const pendingKept = 1000;

/** The requests of one process that are under way, in bounded memory, by the ids that its hook gives them. */
export class PendingCalls<Call> {
  readonly #pending = new Map<string, Call>();

  /** A request has left. */
  begin(id: string, call: Call): void {
    this.#pending.set(id, call);
    for (const eldest of this.#pending.keys()) {
      if (this.#pending.size <= pendingKept) break;
      this.#pending.delete(eldest);
    }
  }

  /** A request has ended; null where nobody knows it. */
  end(id: string): Call | null {
    const call = this.#pending.get(id) ?? null;
    this.#pending.delete(id);
    return call;
  }

  /** The requests whose end nobody will tell: the process is gone. */
  abandon(): readonly Call[] {
    const left = [...this.#pending.values()];
    this.#pending.clear();
    return left;
  }
}

/** Whether a request goes to the local Discord, whose limits are its own: to this machine itself. */
export function isToSandbox({ url }: Pick<SentEvent, 'url'>): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d+)?$/.test(hostOf(url));
}

/** A bot's request as the ledger counts it; null where it is none of Discord's API. */
export function botLedgerRequest(sent: SentEvent, from: RequestSource): LedgerRequest | null {
  const counted = ledgerRequest(sent.id, botWire(sent), credentialOf(sent), isToSandbox(sent), sent.at);
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
