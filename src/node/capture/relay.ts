import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import type { CaptureEvent, SentEvent } from '../../core/capture/captureEvent.ts';
import { maskedAddress, maskedWords } from '../../core/capture/maskedAddress.ts';
import { userAgentLibrary } from '../../core/capture/userAgentLibrary.ts';
import { lastFourOf } from '../../core/request/seal.ts';
import type { ConnectionPool, Lane, Way } from '../connectionPool.ts';
import { failureOf } from '../failure.ts';
import { maskedBody } from './maskedBody.ts';

/** Headers of one connection, which no proxy hands on (RFC 9110, 7.6.1); `expect` is answered by our own server. */
const ofOneConnection = /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect)$/i;

/** Headers of an answer that are told. */
const toldHeaders = /^(?:x-ratelimit-.*|retry-after|content-(?:type|encoding|length)|date|via|server|cf-ray)$/;

/** Bytes of a refusal's body that are told, as they came. */
const toldBody = 64 * 1024;

/** Milliseconds for a connection, for the head of an answer, and between two pieces of its body. */
const patience = { connect: 10_000, headers: 120_000, body: 120_000 };

/** One request on its way through the proxy. */
export interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Where it goes. */
  readonly target: URL;
  readonly way: Way;
  readonly id: string;
  readonly now: { readonly wall: () => number; readonly monotonic: () => number };
  readonly hear: (event: CaptureEvent) => void;
  /** What the bot reads where Discord could not be reached. */
  readonly sayUnreachable: (code: string) => string;
}

/**
 * Hands one request on as it came, and its answer back as it came, both piece by piece. It is sent once: whoever asked
 * decides about another time. Resolves when nothing more will come.
 */
export async function relay(pool: ConnectionPool, passing: Passing): Promise<void> {
  const { request, response, target, way, now, hear } = passing;
  const { method = 'GET', rawHeaders } = request;
  hear(sentEvent(passing));
  const lane = pool.take(target, way, patience.connect);
  const answer = new Relayed(passing, now.monotonic());
  const gone = () => answer.callOff();
  response.once('close', gone);
  lane.client.dispatch(
    {
      origin: target.origin,
      path: target.pathname + target.search,
      method: method as Dispatcher.HttpMethod,
      headers: handedOn(rawHeaders),
      body: hasBody(request) ? request : null,
      headersTimeout: patience.headers,
      bodyTimeout: patience.body,
    },
    answer,
  );
  const isAtRest = await answer.ended;
  response.off('close', gone);
  release(pool, lane, isAtRest);
}

/** What is told of a request before it goes anywhere. */
export function sentEvent({ request, target, id, now }: Passing): SentEvent {
  const userAgent = request.headers['user-agent'];
  const shown = userAgent === undefined ? undefined : maskedWords(userAgent).slice(0, 500);
  return {
    t: 'sent',
    id,
    at: now.wall(),
    method: request.method ?? 'GET',
    url: maskedAddress(target.href),
    library: userAgentLibrary(shown),
    auth: schemeOf(request.headers.authorization),
    ...(shown === undefined ? {} : { userAgent: shown }),
  };
}

function release(pool: ConnectionPool, lane: Lane, isAtRest: boolean): void {
  if (isAtRest) pool.giveBack(lane);
  else pool.drop(lane, new Error('called off'));
}

/** Hears Discord's answer and passes it on. Ends exactly once. */
class Relayed implements Dispatcher.DispatchHandler {
  /** Whether the connection may be used again. */
  readonly ended: Promise<boolean>;
  readonly #passing: Passing;
  readonly #began: number;
  #settle: (isAtRest: boolean) => void = () => {};
  #isEnded = false;
  #head: { readonly status: number; readonly headers: readonly (readonly [string, string])[] } | undefined;
  #pieces: Buffer[] = [];
  #kept = 0;
  #isTruncated = false;

  constructor(passing: Passing, began: number) {
    this.#passing = passing;
    this.#began = began;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  onRequestStart(): void {}

  onResponseStart(controller: Dispatcher.DispatchController, status: number, _: unknown, statusText = ''): void {
    if (status < 200) return;
    const raw = (controller as { rawHeaders?: readonly Buffer[] }).rawHeaders ?? [];
    const headers = handedOn(raw.map((part) => part.toString('latin1')));
    this.#head = { status, headers: pairs(headers) };
    const { response } = this.#passing;
    response.sendDate = false;
    response.writeHead(status, statusText, headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { response } = this.#passing;
    if ((this.#head?.status ?? 0) >= 400) this.#keep(chunk);
    if (response.write(chunk)) return;
    controller.pause();
    response.once('drain', () => controller.resume());
  }

  onResponseEnd(): void {
    this.#passing.response.end();
    this.#tell();
    this.#end(true);
  }

  onResponseError(_: unknown, error: Error): void {
    if (this.#isEnded) return;
    const { response, id, hear, sayUnreachable } = this.#passing;
    const { code, message } = failureOf(error, 'request', (text) => text);
    hear({ t: 'failed', id, after: this.#elapsed(), code, message });
    if (response.headersSent) response.destroy();
    else {
      response.writeHead(502, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: sayUnreachable(code), code: 0 }));
    }
    this.#end(false);
  }

  /** The bot does not wait any more. */
  callOff(): void {
    if (this.#isEnded) return;
    const { id, hear } = this.#passing;
    if (this.#head === undefined) hear({ t: 'cancelled', id, after: this.#elapsed() });
    else this.#tell();
    this.#end(false);
  }

  #keep(chunk: Buffer): void {
    const room = toldBody - this.#kept;
    this.#isTruncated ||= chunk.length > room;
    if (room <= 0) return;
    this.#pieces.push(chunk.subarray(0, room));
    this.#kept += Math.min(room, chunk.length);
  }

  #tell(): void {
    const head = this.#head;
    if (head === undefined) return;
    const encoding = head.headers.find(([name]) => name === 'content-encoding')?.[1] ?? '';
    const { request, target } = this.#passing;
    const came = { bytes: Buffer.concat(this.#pieces), encoding: encoding.slice(0, 100), truncated: this.#isTruncated };
    const { bytes, ...told } = maskedBody(came, request.headers.authorization, target.href);
    const body = { base64: bytes.toString('base64'), ...told };
    this.#passing.hear({
      t: 'answered',
      id: this.#passing.id,
      after: this.#elapsed(),
      status: head.status,
      headers: head.headers
        .filter(([name]) => toldHeaders.test(name))
        .map(([name, value]): [string, string] => [name, value]),
      ...(this.#kept === 0 ? {} : { body }),
    });
  }

  #elapsed(): number {
    return this.#passing.now.monotonic() - this.#began;
  }

  #end(isAtRest: boolean): void {
    this.#isEnded = true;
    this.#settle(isAtRest);
  }
}

/** Names and values in turn, as they came, without those of the one connection. */
function handedOn(raw: readonly string[]): string[] {
  const named = (raw.filter((_, index) => index % 2 === 0) as readonly string[]).map((name) => name.toLowerCase());
  const listed = raw.filter((_, index) => index % 2 === 1 && named[(index - 1) / 2] === 'connection');
  const ofThisOne = new Set(listed.flatMap((value) => value.toLowerCase().split(/\s*,\s*/)));
  return raw.filter((_, index) => {
    const name = named[index >> 1] ?? '';
    return !ofOneConnection.test(name) && !ofThisOne.has(name);
  });
}

function pairs(flat: readonly string[]): (readonly [name: string, value: string])[] {
  return flat.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), (flat[index + 1] ?? '').slice(0, 4096)] as const] : [],
  );
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** How a request proves who it is, and the last four characters of the proof where it is long. */
function schemeOf(authorization: string | undefined): NonNullable<SentEvent['auth']> {
  if (authorization === undefined) return { prefix: 'none' };
  const [, scheme, secret = authorization] = /^(\S+)\s+(\S.*)$/.exec(authorization) ?? [];
  const prefix = scheme === 'Bot' || scheme === 'Bearer' ? scheme : scheme === undefined ? 'none' : 'other';
  // The end of a Basic one is that of a password.
  return { prefix, fingerprint: scheme?.toLowerCase() === 'basic' ? '' : lastFourOf(secret) };
}
