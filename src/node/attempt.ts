import type { Dispatcher } from 'undici';
import type { Answer, FailurePhase, Timings } from '../core/exchange.ts';
import type { BodySink, Clock, TransportLimits, TransportResult } from '../core/ports.ts';
import { redact } from '../core/request/redaction.ts';
import type { Vault } from '../core/request/seal.ts';
import { type BodyReader, cappedReader, sinkReader } from './answerBody.ts';
import type { Lane } from './connectionPool.ts';
import { failureOf } from './failure.ts';

/** What an attempt needs beside its connection. */
export interface AttemptOptions {
  readonly clock: Clock;
  readonly vault: Vault;
  readonly limits: TransportLimits;
  readonly sink: BodySink | undefined;
  /** When the attempt began, by the clock's monotonic milliseconds. */
  readonly startedAt: number;
}

/** How an attempt ended: `reusable` says that its connection is at rest. */
export interface AttemptEnd {
  readonly result: TransportResult;
  readonly reusable: boolean;
}

type Head = Pick<Answer, 'status' | 'statusText' | 'headers'>;

/** Hears what becomes of one request and times it. Ends exactly once. */
export class Attempt implements Dispatcher.DispatchHandler {
  readonly ended: Promise<AttemptEnd>;
  readonly #options: AttemptOptions;
  readonly #lane: Lane;
  #settle: (end: AttemptEnd) => void = () => {};
  #isEnded = false;
  #requestAt: number | undefined;
  #interimAt: number | undefined;
  #headAt: number | undefined;
  #endAt: number | undefined;
  #head: Head | undefined;
  #body: BodyReader | undefined;

  constructor(lane: Lane, options: AttemptOptions) {
    this.#lane = lane;
    this.#options = options;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  onRequestStart(): void {
    this.#requestAt = this.#options.clock.monotonic();
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, _: unknown, statusText = ''): void {
    const { clock, vault, limits, sink } = this.#options;
    // Interim answers (100, 103) come before the real one. Each lets undici wait anew: in all it is no longer than for one.
    if (status < 200) {
      this.#interimAt ??= clock.monotonic();
      if (clock.monotonic() - this.#interimAt > limits.headersTimeout) this.fail(interimOnly(limits.headersTimeout));
      return;
    }
    this.#headAt = clock.monotonic();
    const raw = (controller as { rawHeaders?: readonly Buffer[] }).rawHeaders ?? [];
    this.#head = { status, statusText: redact(vault.redact(statusText)), headers: readHeaders(raw, vault) };
    const header = (name: string) => this.#head?.headers.find(([candidate]) => candidate === name)?.[1];
    const head = { contentEncoding: header('content-encoding'), contentType: header('content-type') };
    this.#body =
      sink === undefined ? cappedReader(head, limits.bodyCap, vault) : sinkReader(head, limits.bodyCap, vault, sink);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const body = this.#body;
    if (body === undefined || this.#isEnded || body.push(chunk)) return;
    if (body.isFull) {
      this.#complete(false);
      return;
    }
    controller.pause();
    void body.whenReady().then(() => (body.isFull ? this.#complete(false) : controller.resume()));
  }

  onResponseEnd(): void {
    this.#complete(true);
  }

  onResponseError(_: unknown, error: Error): void {
    // There is never a body after these, and the length may be that of another answer (RFC 9110, 8.6): undici wants it.
    const isBodiless = this.#head?.status === 204 || this.#head?.status === 304;
    if (isBodiless && (error as { code?: unknown }).code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
      this.#complete(false);
    else this.fail(error);
  }

  /** Ends the attempt without an answer. */
  fail(error: unknown): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    const { vault } = this.#options;
    this.#body?.destroy(error instanceof Error ? error : new Error(String(error)));
    const outcome = failureOf(error, this.#phase(), (text) => vault.redact(text));
    this.#settle({ result: { outcome, timings: this.#timings() }, reusable: false });
  }

  #complete(reusable: boolean): void {
    const head = this.#head;
    if (head === undefined || this.#body === undefined || this.#isEnded || this.#endAt !== undefined) return;
    this.#endAt = this.#options.clock.monotonic();
    this.#body.end().then(
      (body) => {
        if (this.#isEnded) return;
        this.#isEnded = true;
        this.#settle({ result: { outcome: { kind: 'answer', ...head, body }, timings: this.#timings() }, reusable });
      },
      (error: unknown) => this.fail(error),
    );
  }

  #phase(): FailurePhase {
    if (this.#headAt !== undefined) return 'body';
    return this.#requestAt === undefined ? this.#lane.trace.phase : 'headers';
  }

  #timings(): Timings {
    const { dns, connect, tls } = this.#lane.trace;
    const now = this.#endAt ?? this.#options.clock.monotonic();
    return {
      ...(dns === undefined ? {} : { dns }),
      ...(connect === undefined ? {} : { connect }),
      ...(tls === undefined ? {} : { tls }),
      ...(this.#requestAt === undefined || this.#headAt === undefined
        ? {}
        : { firstByte: this.#headAt - this.#requestAt }),
      ...(this.#headAt === undefined ? {} : { body: now - this.#headAt }),
      total: now - this.#options.startedAt,
    };
  }
}

function interimOnly(milliseconds: number): Error {
  return Object.assign(new Error(`only interim answers for ${milliseconds} ms`), { code: 'UND_ERR_HEADERS_TIMEOUT' });
}

/** Names in lower case, values without secrets, in order of arrival. */
function readHeaders(raw: readonly Buffer[], vault: Vault): (readonly [name: string, value: string])[] {
  const headers: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    headers.push([raw[index]?.toString('latin1').toLowerCase() ?? '', raw[index + 1]?.toString('latin1') ?? '']);
  }
  const mask = (text: string) => redact(vault.redact(text));
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const text = lines.join('\n');
  // One look at all of them; only where something was found each is looked at by itself.
  if (mask(text) === text) return headers;
  return headers.map(([name], index) => [name, mask(lines[index] ?? '').slice(name.length + 2)]);
}
