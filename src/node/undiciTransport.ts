import { readFile } from 'node:fs/promises';
import type { Dispatcher } from 'undici';
import connect from 'undici/lib/api/api-connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import DispatcherBase from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import type { Answer, Failure, Timings } from '../core/exchange.ts';
import type { Cancel, Clock, Transport, TransportLimits, TransportResult } from '../core/ports.ts';
import { redact } from '../core/request/redaction.ts';
import type { Vault } from '../core/request/seal.ts';
import type { Wire } from '../core/request/wire.ts';
import { AnswerReader } from './answerReader.ts';
import { failureOf, type Progress } from './failureOf.ts';
import { certificateAuthorities, defaultNetwork, type NetworkSettings, proxyOf } from './networkSettings.ts';
import { type ConnectionMarks, connectionMarks, timedConnector } from './phases.ts';
import { type ReadFile, wireBodyBytes } from './wireBody.ts';

// undici's entry gives its dispatchers this method, which its proxy agent calls; the entry itself is not bundled.
DispatcherBase.prototype.connect = connect;

/** What the transport is made of. */
export interface UndiciTransportOptions {
  readonly clock: Clock;
  /** Asked before every request; a change makes new connections. */
  readonly network?: () => NetworkSettings;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly readFile?: ReadFile;
}

/**
 * The one place where requests meet the network: undici's dispatcher, TLS always verified, every wait finite, no
 * redirect followed, nothing retried. VS Code applies its proxy and certificate settings to the global `fetch` only, so
 * they are handed in here (PAC files are not understood).
 */
export class UndiciTransport implements Transport {
  readonly #clock: Clock;
  readonly #network: () => NetworkSettings;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #readFile: ReadFile;
  #dispatcher: Dispatcher | undefined;
  #madeFor = '';

  constructor(options: UndiciTransportOptions) {
    this.#clock = options.clock;
    this.#network = options.network ?? (() => defaultNetwork);
    this.#environment = options.environment ?? {};
    this.#readFile = options.readFile ?? readFile;
  }

  async send(wire: Wire, vault: Vault, limits: TransportLimits, cancel: Cancel): Promise<TransportResult> {
    const started = this.#clock.monotonic();
    const marks: ConnectionMarks = {};
    const attempt = new Attempt(this.#clock, limits, cancel);
    try {
      const url = new URL(vault.open(wire.url));
      const body = await wireBodyBytes(wire.body, vault, this.#readFile);
      const request: Dispatcher.DispatchOptions = {
        origin: url.origin,
        path: url.pathname + url.search,
        method: wire.method as Dispatcher.HttpMethod,
        headers: wire.headers.flatMap(({ name, value }) => [name, vault.open(value)]),
        body,
        headersTimeout: limits.headersTimeout,
        bodyTimeout: limits.bodyTimeout,
      };
      const dispatcher = this.#dispatcherFor(limits);
      connectionMarks.run(marks, () => dispatcher.dispatch(request, attempt));
    } catch (error) {
      attempt.fail(error);
    }
    const outcome = clean(await attempt.outcome, vault);
    return { outcome, timings: timingsOf(started, marks, attempt, this.#clock.monotonic()) };
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await this.#dispatcher?.destroy();
    this.#dispatcher = undefined;
  }

  #dispatcherFor(limits: TransportLimits): Dispatcher {
    const network = this.#network();
    const key = JSON.stringify([network, limits.connectTimeout]);
    if (this.#dispatcher !== undefined && key === this.#madeFor) return this.#dispatcher;
    void this.#dispatcher?.close();
    this.#madeFor = key;
    const ca = certificateAuthorities(network);
    const secure = { timeout: limits.connectTimeout, ...(ca === undefined ? {} : { ca }) };
    const proxy = proxyOf(network, this.#environment);
    this.#dispatcher =
      proxy === null
        ? new Agent({ connect: timedConnector(secure, () => this.#clock.monotonic()) })
        : new EnvHttpProxyAgent({
            httpProxy: proxy.http,
            httpsProxy: proxy.https,
            noProxy: proxy.noProxy,
            connect: secure,
            requestTls: secure,
            proxyTls: secure,
          });
    return this.#dispatcher;
  }
}

/** One attempt on the wire, as undici's dispatcher reports it. */
class Attempt implements Dispatcher.DispatchHandler {
  readonly #clock: Clock;
  readonly #limits: TransportLimits;
  readonly #cancel: Cancel;
  readonly #settle: (outcome: Answer | Failure) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #progress: Progress = 'connect';
  #answer: Omit<Answer, 'body'> | undefined;
  #reader: AnswerReader | undefined;
  #ended = false;

  /** Resolves exactly once, never rejects. */
  readonly outcome: Promise<Answer | Failure>;
  /** Monotonic milliseconds; absent until it happened. */
  writtenAt: number | undefined;
  headersAt: number | undefined;

  constructor(clock: Clock, limits: TransportLimits, cancel: Cancel) {
    this.#clock = clock;
    this.#limits = limits;
    this.#cancel = cancel;
    const { promise, resolve } = settleable<Answer | Failure>();
    this.outcome = promise;
    this.#settle = resolve;
    if (cancel.aborted) this.#abort();
    else cancel.addEventListener('abort', this.#abort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#progress = 'request';
    this.writtenAt = this.#clock.monotonic();
    if (this.#cancel.aborted) controller.abort(new Error('cancelled'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    statusText?: string,
  ): void {
    // 1xx answers announce the real one.
    if (status < 200) return;
    this.#progress = 'body';
    this.headersAt = this.#clock.monotonic();
    const one = (name: string) => [headers[name] ?? ''].flat().join(', ');
    this.#reader = new AnswerReader(one('content-encoding'), one('content-type'), this.#limits.bodyCap);
    this.#answer = {
      kind: 'answer',
      status,
      statusText: statusText ?? '',
      headers: Object.entries(headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((one) => [name.toLowerCase(), one] as const),
      ),
    };
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#reader?.write(chunk);
    if (this.#reader?.isFull) {
      void this.#finish();
      controller.abort(new Error('enough'));
    }
  }

  onResponseEnd(): void {
    void this.#finish();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  /** Ends the attempt without an answer. */
  fail(error: unknown): void {
    if (!this.#end()) return;
    this.#settle(failureOf(error, this.#progress === 'request' ? 'headers' : this.#progress));
  }

  async #finish(): Promise<void> {
    if (this.#answer === undefined || this.#reader === undefined || !this.#end()) return;
    this.#settle({ ...this.#answer, body: await this.#reader.end() });
  }

  readonly #abort = (): void => {
    if (!this.#end()) return;
    this.#settle({ kind: 'failure', code: 'ABORT_ERR', message: 'cancelled', phase: this.#progress });
    this.#controller?.abort(new Error('cancelled'));
  };

  /** True for the first of the ways in which an attempt can end. */
  #end(): boolean {
    this.#cancel.removeEventListener('abort', this.#abort);
    const first = !this.#ended;
    this.#ended = true;
    return first;
  }
}

function settleable<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Takes secrets out of what came back: those that were sent, and those that Discord hands out. */
function clean(outcome: Answer | Failure, vault: Vault): Answer | Failure {
  const text = (value: string) => redact(vault.redact(value));
  if (outcome.kind === 'failure') {
    const { cause } = outcome;
    return {
      ...outcome,
      message: text(outcome.message),
      ...(cause === undefined ? {} : { cause: { ...cause, message: text(cause.message) } }),
    };
  }
  return {
    ...outcome,
    headers: outcome.headers.map(([name, value]) => [name, name === 'set-cookie' ? cookieName(value) : text(value)]),
    body: { ...outcome.body, text: text(outcome.body.text) },
  };
}

/** A cookie's name without its value. */
function cookieName(cookie: string): string {
  return `${cookie.split('=', 1)[0]}=••••`;
}

function timingsOf(started: number, marks: ConnectionMarks, attempt: Attempt, ended: number): Timings {
  const { resolved, connected, secured } = marks;
  const between = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : Math.max(0, to - from);
  const phases = {
    dns: between(marks.started, resolved),
    connect: between(resolved ?? marks.started, connected),
    tls: between(connected, secured),
    firstByte: between(attempt.writtenAt ?? started, attempt.headersAt),
    body: between(attempt.headersAt, ended),
  };
  const happened = Object.entries(phases).filter(([, duration]) => duration !== undefined);
  return { ...Object.fromEntries(happened), total: ended - started };
}
