import { type Answer, answerHeader, type Failure } from '../exchange.ts';
import type { Cancel, Clock, Transport, TransportLimits } from '../ports.ts';
import { plain, Vault } from '../request/seal.ts';
import type { Wire } from '../request/wire.ts';
import { readStatusSummary, type StatusSummary } from './statusSummary.ts';

/** Why nothing is known from the status page. */
export type UnreadReason =
  /** The person switched it off. */
  | 'off'
  /** The workspace is not trusted, and nothing is sent from it. */
  | 'untrusted'
  /** No answer; `code` says which failure. */
  | 'no-answer'
  /** Another status than 200. */
  | 'status'
  /** It leads elsewhere, where nobody follows. */
  | 'redirect'
  | 'not-json'
  /** JSON, but no summary of Discord's page. */
  | 'not-summary'
  | 'too-large';

/** What reading the status page gave. */
export type StatusReading =
  | {
      readonly kind: 'read';
      readonly summary: StatusSummary;
      /** Milliseconds by which this machine's clock is ahead of the page's server; null where it said no time. */
      readonly clockAhead: number | null;
    }
  | {
      readonly kind: 'unread';
      readonly reason: UnreadReason;
      /** The HTTP status, or Node's code of the failure. */
      readonly detail?: string;
    };

/** Whose page: Discord's, or that of a sandbox at an origin that the person (never the workspace) chose. */
export type StatusSource = 'discord' | { readonly sandbox: string };

/** The page's address. The host is fixed: no setting, no file and no answer changes it. */
const discordStatus = 'https://discordstatus.com/api/v2/summary.json';

/** Milliseconds for which a reading is taken as it was: the page is no place to poll. */
export const statusKeptFor = 60_000;

/** Short: whoever waits is looking at an error. The real summary is some tens of KB. */
export const statusLimits: TransportLimits = {
  connectTimeout: 4_000,
  headersTimeout: 5_000,
  bodyTimeout: 3_000,
  totalTimeout: 10_000,
  bodyCap: 512 * 1024,
};

/** Reads the status page: once a minute at most, without credential or cookie, with small limits, following nothing. */
export class StatusPage {
  readonly #transport: () => Promise<Transport>;
  readonly #clock: Clock;
  readonly #version: string;
  readonly #limits: TransportLimits;
  #kept: { readonly at: number; readonly reading: Promise<StatusReading> } | undefined;

  constructor(transport: () => Promise<Transport>, clock: Clock, version: string, limits = statusLimits) {
    this.#transport = transport;
    this.#clock = clock;
    this.#version = version;
    this.#limits = limits;
  }

  /**
   * The page as it is, or as Discord's was a minute ago; a sandbox's changes with every scenario and is read anew. Never
   * throws for what network and server do.
   */
  read(source: StatusSource, cancel: Cancel): Promise<StatusReading> {
    if (source !== 'discord') return this.#ask(new URL('/status/api/v2/summary.json', source.sandbox).href, cancel);
    const now = this.#clock.monotonic();
    if (this.#kept !== undefined && now - this.#kept.at < statusKeptFor) return this.#kept.reading;
    const reading = this.#ask(discordStatus, cancel).then((read) => {
      // What was called off says nothing.
      if (cancel.aborted) this.#kept = undefined;
      return read;
    });
    this.#kept = { at: now, reading };
    return reading;
  }

  async #ask(url: string, cancel: Cancel): Promise<StatusReading> {
    const wire: Wire = {
      method: 'GET',
      url: plain(url),
      headers: [
        { name: 'Accept', value: plain('application/json'), assumed: false },
        { name: 'User-Agent', value: plain(`tracecord/${this.#version}`), assumed: false },
      ],
      body: null,
      client: 'http-file',
    };
    const { outcome } = await (await this.#transport()).send(wire, new Vault(), this.#limits, cancel);
    return statusReading(outcome, this.#clock.now());
  }
}

/** What an answer of the page says; `now` in milliseconds since the epoch. */
export function statusReading(outcome: Answer | Failure, now: number): StatusReading {
  if (outcome.kind === 'failure') return unread('no-answer', outcome.cause?.code ?? outcome.code);
  const { status, body } = outcome;
  if (status >= 300 && status < 400) return unread('redirect', String(status));
  if (status !== 200) return unread('status', String(status));
  if (body.truncated) return unread('too-large');
  const json = parsed(body.text);
  if (json === undefined) return unread('not-json');
  const summary = readStatusSummary(json);
  if (summary === null) return unread('not-summary');
  const date = Date.parse(answerHeader(outcome, 'date') ?? '');
  return { kind: 'read', summary, clockAhead: Number.isNaN(date) ? null : now - date };
}

function unread(reason: UnreadReason, detail?: string): StatusReading {
  return { kind: 'unread', reason, ...(detail === undefined ? {} : { detail: detail.slice(0, 60) }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
