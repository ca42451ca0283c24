import { emptyLedger, type Ledger, reduce } from '../core/buckets/ledger.ts';
import { Planner } from '../core/buckets/planner.ts';
import { waitForTurn } from '../core/buckets/waitForTurn.ts';
import type { Cancel, TransportLimits } from '../core/ports.ts';
import type { Draft } from '../core/request/draft.ts';
import { verdictOf } from '../core/request/guard.ts';
import { type ApiAnswer, type ReadPorts, readApi } from '../core/request/readApi.ts';
import { toWire, type WireSurroundings } from '../core/request/toWire.ts';
import { apiBase, readingDraft } from '../core/values/listing.ts';
import { systemClock } from '../node/systemClock.ts';

/** With what it reads. */
export interface ApiReaderParts {
  /** The address of the request in question: the same API is read. */
  readonly url: string;
  /** That request, where a literal Authorization of its own is to be the credential. */
  readonly draft?: Draft;
  readonly surroundings: WireSurroundings;
  readonly transport: ReadPorts['transport'];
  readonly limits: TransportLimits;
  /** Ends with the command. */
  readonly life: Cancel;
}

/** Reads with one credential, only by GET; a ledger of this one command keeps to the limits. */
export class ApiReader {
  readonly #parts: ApiReaderParts;
  readonly #ports: ReadPorts;
  #ledger: Ledger = emptyLedger;
  /** Requests so far. */
  count = 0;

  constructor(parts: ApiReaderParts) {
    this.#parts = parts;
    const clock = systemClock;
    const planner = new Planner(clock, parts.life);
    this.#ports = {
      transport: parts.transport,
      clock,
      verdict: (local) => verdictOf(this.#ledger, clock.monotonic(), local),
      hear: (event) => {
        planner.hear(event);
        this.#ledger = reduce(this.#ledger, event);
      },
      turn: (request, cancel) =>
        waitForTurn(request, { planner, clock, show: () => {}, offerToStop: () => {} }, cancel),
      show: () => {
        this.count += 1;
      },
    };
  }

  /** Reads what stands below `/api/v10`. */
  read(path: string, cancel: Cancel): Promise<ApiAnswer> {
    const { url, draft, surroundings, limits } = this.#parts;
    const prepared = toWire(readingDraft(apiBase(url) + path, draft), surroundings);
    const origin = surroundings.sandboxOrigin === undefined ? 'runner' : 'sandbox';
    const id = globalThis.crypto.randomUUID();
    return readApi({ id, prepared, limits, origin, vantage: { kind: 'local' } }, this.#ports, cancel);
  }
}
