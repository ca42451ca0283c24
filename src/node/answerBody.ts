import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import type { AnswerBody } from '../core/exchange.ts';
import type { BodySink } from '../core/ports.ts';
import { RedactedStream } from '../core/request/redactedStream.ts';
import { redact } from '../core/request/redaction.ts';
import type { Vault } from '../core/request/seal.ts';
import { decoded, encodingsOf } from './contentDecoding.ts';
import { KeptBytes } from './keptBytes.ts';

/** What the head of an answer says about its body. */
export interface BodyHead {
  readonly contentEncoding: string | undefined;
  readonly contentType: string | undefined;
}

/** Decoded bytes as far as they are kept. */
interface Kept {
  readonly bytes: Buffer;
  /** How many there were, kept or not. */
  readonly received: number;
  readonly truncated: boolean;
  readonly decodingFailed?: string;
}

/** Takes the raw body of one answer. */
export interface BodyReader {
  /** False: no more until `whenReady` resolves; or, when it `isFull`, no more at all. */
  push(piece: Buffer): boolean;
  /** The cap is reached, the bytes cannot be decoded any further, or the sink failed. */
  readonly isFull: boolean;
  whenReady(): Promise<void>;
  /** The body, when all of it was pushed or it is full. Rejects when the sink failed. */
  end(): Promise<AnswerBody>;
  /** Gives up: the connection died. */
  destroy(error: Error): void;
}

/** Keeps what fits under `cap` bytes, raw and decoded alike, and decodes it at the end. */
export function cappedReader(head: BodyHead, cap: number, vault: Vault): BodyReader {
  const kept = new KeptBytes(cap);
  let isCut = false;
  return {
    push(piece) {
      isCut ||= piece.length > cap - kept.size;
      kept.push(piece);
      return !isCut;
    },
    get isFull() {
      return isCut;
    },
    whenReady: () => Promise.resolve(),
    async end() {
      return decodedBody(kept, isCut, head, cap, vault);
    },
    destroy() {},
  };
}

/** A raw body decoded, as far as it fits under `cap` bytes. `isCut`: there was more of it. */
export async function decodedBody(
  raw: KeptBytes,
  isCut: boolean,
  head: BodyHead,
  cap: number,
  vault: Vault,
): Promise<AnswerBody> {
  const encodings = encodingsOf(head.contentEncoding);
  // Nothing is nothing in every coding: answers to HEAD have the header too.
  if (encodings.length === 0 || raw.size === 0) {
    return toBody({ bytes: raw.whole(), received: raw.size, truncated: isCut }, head, vault);
  }
  return toBody(await decodeCapped(raw.pieces(), encodings, cap, isCut), head, vault);
}

async function decodeCapped(
  raw: readonly Buffer[],
  encodings: readonly string[],
  cap: number,
  isCut: boolean,
): Promise<Kept> {
  const kept = new KeptBytes(cap);
  let isFull = false;
  let failed: string | undefined;
  try {
    for await (const piece of decoded(raw, encodings)) {
      isFull = piece.length > cap - kept.size;
      kept.push(piece);
      if (isFull) break;
    }
  } catch (error) {
    if (!isCut) failed = (error as Error).message;
  }
  const truncated = isCut || isFull;
  return {
    bytes: kept.whole(),
    received: kept.size,
    truncated,
    ...(failed === undefined ? {} : { decodingFailed: failed }),
  };
}

/** Hands the whole decoded body to a sink, text redacted, and keeps what fits under `cap` bytes. */
export function sinkReader(head: BodyHead, cap: number, vault: Vault, sink: BodySink): BodyReader {
  let ready: () => void = () => {};
  const source = new Readable({ read: () => ready() });
  // Those who read it hear of errors by themselves.
  source.on('error', () => {});
  let isOver = false;
  const connection = { isDead: false, hasSent: false };
  const finished = drain(source, connection, head, cap, vault, sink).finally(() => {
    isOver = true;
    ready();
  });
  finished.catch(() => {});
  return {
    push: (piece) => {
      connection.hasSent = true;
      return !isOver && source.push(piece);
    },
    get isFull() {
      return isOver;
    },
    whenReady: () =>
      new Promise((resolve) => {
        ready = resolve;
        if (isOver) resolve();
      }),
    async end() {
      source.push(null);
      return toBody(await finished, head, vault);
    },
    destroy: (error) => {
      connection.isDead = true;
      source.destroy(error);
    },
  };
}

/** Reads to the end, or to the place where the bytes are not what their encoding says. Rejects when the sink does. */
async function drain(
  source: Readable,
  connection: { readonly isDead: boolean; readonly hasSent: boolean },
  head: BodyHead,
  cap: number,
  vault: Vault,
  sink: BodySink,
): Promise<Kept> {
  const kept = new KeptBytes(cap);
  let received = 0;
  const text = isBinaryType(head.contentType) ? undefined : new RedactedText(decoderOf(head.contentType), vault);
  const write = async (piece: Buffer) => {
    if (piece.length > 0) await sink.write(piece);
  };
  const failed = await decodeEach(source, head.contentEncoding, async (piece) => {
    kept.push(piece);
    received += piece.length;
    await write(text === undefined ? piece : text.push(piece));
  });
  if (connection.isDead) throw new Error('the connection died');
  if (text !== undefined) await write(text.end());
  return {
    bytes: kept.whole(),
    received,
    truncated: received > cap,
    ...(failed === undefined || !connection.hasSent ? {} : { decodingFailed: failed }),
  };
}

/** Gives why decoding ended too soon, if it did. Throws what `take` throws. */
async function decodeEach(
  source: Readable,
  contentEncoding: string | undefined,
  take: (piece: Buffer) => Promise<void>,
): Promise<string | undefined> {
  let pieces: AsyncIterator<Buffer>;
  try {
    pieces = decoded(source, encodingsOf(contentEncoding))[Symbol.asyncIterator]();
  } catch (error) {
    return (error as Error).message;
  }
  for (;;) {
    const next = await pieces.next().catch((error: Error) => error);
    if (next instanceof Error) return next.message;
    if (next.done) return undefined;
    await take(next.value);
  }
}

/** Bytes of text in, redacted bytes of UTF-8 out. */
class RedactedText {
  readonly #decoder: TextDecoder;
  readonly #stream: RedactedStream;

  constructor(decoder: TextDecoder, vault: Vault) {
    this.#decoder = decoder;
    this.#stream = new RedactedStream((text) => vault.redact(text));
  }

  push(bytes: Buffer): Buffer {
    return Buffer.from(this.#stream.push(this.#decoder.decode(bytes, { stream: true })));
  }

  end(): Buffer {
    return Buffer.from(this.#stream.push(this.#decoder.decode()) + this.#stream.end());
  }
}

function toBody({ bytes, received, truncated, decodingFailed }: Kept, head: BodyHead, vault: Vault): AnswerBody {
  const binary = isBinary(bytes, head.contentType);
  // A cut may go through a character: what is incomplete at the end is left out.
  const text = binary ? '' : decoderOf(head.contentType).decode(bytes, { stream: truncated });
  return {
    text: redact(vault.redact(text)),
    bytes: received,
    truncated,
    binary,
    ...(decodingFailed === undefined ? {} : { decodingFailed }),
  };
}

function decoderOf(contentType: string | undefined): TextDecoder {
  const charset = /;\s*charset="?([^\s";]+)/i.exec(contentType ?? '')?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

function isBinaryType(contentType: string | undefined): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^image\/svg\+xml$|[+/](?:json|xml)$/.test(type)) return false;
  return /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|zip|gzip|pdf|wasm|x-protobuf)$/.test(type);
}

/** By its type, or because a zero byte stands near its beginning (UTF-16 apart). */
function isBinary(bytes: Buffer, contentType: string | undefined): boolean {
  if (isBinaryType(contentType)) return true;
  return bytes.subarray(0, 8192).includes(0) && !/charset="?utf-16/i.test(contentType ?? '');
}
