import type { Caller } from './callSite.ts';
import type { Call } from './calls.ts';
import { epoch, later, monotonic } from './clock.ts';
import { BodyCollector } from './errorBody.ts';
import { allowedHeaders, authFacts, firstValue, headerPairs, type RawHeaders } from './headers.ts';
import { maskedPath, maskedText, tokensIn } from './masking.ts';
import type { Session } from './session.ts';
import { threadId } from './thread.ts';

/** A request as it stands on the wire. */
export interface WireRequest {
  /** In capitals. */
  readonly method: string;
  /** `https://discord.com` */
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: RawHeaders;
  /** What to call the library where no better name is known. */
  readonly client: 'undici' | 'node:http';
}

/** How long to wait for the rest of a refusal, in ms. */
const patienceMs = 2000;

/** UTF-16 units that are told: what is longer would not be read. */
const longestUserAgent = 256;
const longestUrl = 8000;
const longestMethod = 40;
const longestEncoding = 100;
const longestCode = 100;

/** What is no compression. Some proxies name a charset there. */
const isPlain = /^(?:identity|none|utf-?8|us-ascii|iso-8859-\d+)$/;

/** Refusals whose bodies are still coming. */
const unfinished = new Set<Exchange>();
let count = 0;

/** Tells what is known of refusals whose bodies did not come to their end before the process does. */
export function finishAll(): void {
  for (const exchange of unfinished) exchange.finish(false);
}

/** One request and what became of it, told as it happens. */
export class Exchange {
  readonly #session: Session;
  readonly #id: string;
  readonly #started = monotonic();
  readonly #secrets: readonly string[];
  readonly #call: Call | undefined;
  #over: boolean;
  #answer: { after: number; status: number; headers: readonly (readonly [string, string])[] } | undefined;
  #body: BodyCollector | undefined;

  constructor(session: Session, request: WireRequest, { site, library, call }: Caller) {
    const { method, path } = request;
    const headers = headerPairs(request.headers);
    const authorization = firstValue(headers, 'authorization');
    const userAgent = firstValue(headers, 'user-agent');
    this.#session = session;
    this.#call = call;
    this.#id = `${process.pid}.${threadId()}.${++count}`;
    this.#secrets = [...tokensIn(path), ...(authorization?.split(' ') ?? [])].filter((part) => part.length > 6);
    const told = session.send({
      t: 'sent',
      id: this.#id,
      at: epoch(),
      method: method.slice(0, longestMethod),
      url: (request.origin + maskedPath(path)).slice(0, longestUrl),
      library: library || request.client,
      ...(site && { site }),
      auth: authFacts(authorization),
      ...(userAgent && { userAgent: maskedText(userAgent.slice(0, longestUserAgent)) }),
    });
    // An answer to a request that the listener does not know would only confuse it.
    this.#over = !told;
  }

  /** The answer's head came. True where its body is wanted too: it is a refusal. */
  answered(status: number, rawHeaders: RawHeaders): boolean {
    if (this.#over || status < 200) return false;
    // Libraries send again after these by themselves; anything else is the end of the call's request.
    if (this.#call !== undefined && status !== 429 && status < 500) this.#call.answered = true;
    this.#answer = { after: this.#elapsed, status, headers: headerPairs(rawHeaders) };
    if (status < 400) {
      this.finish(true);
      return false;
    }
    this.#body = new BodyCollector();
    unfinished.add(this);
    later(() => this.finish(false), patienceMs);
    return true;
  }

  /** A piece of the body came. */
  received(chunk: Uint8Array): void {
    if (this.#over || this.#body === undefined) return;
    if (!this.#body.take(chunk)) this.finish(false);
  }

  /** The answer is told, with what came of its body. */
  finish(complete: boolean): void {
    const answer = this.#answer;
    if (this.#over || answer === undefined) return;
    this.#end();
    const encoding = firstValue(answer.headers, 'content-encoding')?.toLowerCase().slice(0, longestEncoding) ?? '';
    const body = this.#body?.finish(isPlain.test(encoding) ? '' : encoding, complete, this.#secrets);
    const { after, status } = answer;
    const headers = allowedHeaders(answer.headers);
    this.#session.send({ t: 'answered', id: this.#id, after, status, headers, ...(body && { body }) }, status >= 400);
  }

  /** No answer came, or not the whole of it. */
  failed(error: unknown): void {
    if (this.#over) return;
    if (this.#answer !== undefined) {
      this.finish(false);
      return;
    }
    const { name, code, message } = (error ?? {}) as { name?: unknown; code?: unknown; message?: unknown };
    if (name === 'AbortError' || code === 'UND_ERR_ABORTED') {
      this.cancelled();
      return;
    }
    this.#end();
    const shown = maskedText(String(typeof code === 'string' ? code : (name ?? 'Error'))).slice(0, longestCode);
    const words = maskedText(String(message ?? ''));
    this.#session.send({ t: 'failed', id: this.#id, after: this.#elapsed, code: shown, message: words }, true);
  }

  /** Nothing more will come. */
  gone(): void {
    if (this.#answer === undefined) this.cancelled();
    else this.finish(false);
  }

  /** The program gave it up. */
  cancelled(): void {
    if (this.#over) return;
    this.#end();
    this.#session.send({ t: 'cancelled', id: this.#id, after: this.#elapsed });
  }

  get #elapsed(): number {
    return Math.round((monotonic() - this.#started) * 1000) / 1000;
  }

  #end(): void {
    this.#over = true;
    unfinished.delete(this);
  }
}
