import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import type { AnswerBody } from '../core/exchange.ts';
import type { BodySink } from '../core/ports.ts';
import { RedactedStream } from '../core/request/redactedStream.ts';
import { redact } from '../core/request/redaction.ts';
import type { Vault } from '../core/request/seal.ts';
import { decoded, encodingsOf } from './contentDecoding.ts';

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
  /** False: come no further until `whenReady` resolves; or, when `isFull`, not at all. */
  push(piece: Buffer): boolean;
  readonly isFull: boolean;
  /** Resolves when more may be pushed; rejects when the sink fails. */
  whenReady(): Promise<void>;
  /** The body, when all of it was pushed or it is full. */
  end(): Promise<AnswerBody>;
  /** Gives up: the connection died. */
  destroy(error: Error): void;
}

/** Keeps what fits under `cap` bytes, raw and decoded alike, and decodes it at the end. */
export function cappedReader(head: BodyHead, cap: number, vault: Vault): BodyReader {
  const pieces: Buffer[] = [];
  let size = 0;
  return {
    push(piece) {
      if (size > cap) return false;
      pieces.push(piece);
      size += piece.length;
      return size <= cap;
    },
    get isFull() {
      return size > cap;
    },
    whenReady: () => Promise.resolve(),
    async end() {
      const encodings = encodingsOf(head.contentEncoding);
      if (encodings.length === 0) {
        const bytes = Buffer.concat(pieces, Math.min(size, cap));
        return toBody({ bytes, received: bytes.length, truncated: size > cap }, head, vault);
      }
      return toBody(await decodeCapped(pieces, encodings, cap, size > cap), head, vault);
    },
    destroy() {},
  };
}

async function decodeCapped(
  raw: readonly Buffer[],
  encodings: readonly string[],
  cap: number,
  isCut: boolean,
): Promise<Kept> {
  const pieces: Buffer[] = [];
  let size = 0;
  let failed: string | undefined;
  try {
    for await (const piece of decoded(raw, encodings)) {
      pieces.push(piece);
      size += piece.length;
      if (size > cap) break;
    }
  } catch (error) {
    if (!isCut) failed = (error as Error).message;
  }
  const bytes = Buffer.concat(pieces, Math.min(size, cap));
  const truncated = isCut || size > cap;
  return { bytes, received: bytes.length, truncated, ...(failed === undefined ? {} : { decodingFailed: failed }) };
}

/** Hands the whole decoded body to a sink, text redacted, and keeps what fits under `cap` bytes. */
export function sinkReader(head: BodyHead, cap: number, vault: Vault, sink: BodySink): BodyReader {
  const source = new Readable({ read: () => ready?.() });
  let ready: (() => void) | undefined;
  let broken: unknown;
  const finished = drain(source, head, cap, vault, sink);
  finished.catch((error: unknown) => {
    broken = error;
    ready?.();
  });
  return {
    push: (piece) => source.push(piece) && broken === undefined,
    isFull: false,
    whenReady: () =>
      new Promise((resolve, reject) => {
        const settle = () => (broken === undefined ? resolve() : reject(broken));
        if (broken !== undefined) settle();
        else ready = settle;
      }),
    async end() {
      source.push(null);
      return toBody(await finished, head, vault);
    },
    destroy: (error) => {
      source.destroy(error);
    },
  };
}

async function drain(source: Readable, head: BodyHead, cap: number, vault: Vault, sink: BodySink): Promise<Kept> {
  const kept: Buffer[] = [];
  let size = 0;
  let failed: string | undefined;
  const text = isBinaryType(head.contentType) ? undefined : new RedactedText(decoderOf(head.contentType), vault);
  const pieces = decoded(source, encodingsOf(head.contentEncoding))[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch((error: Error) => error);
    if (next instanceof Error) {
      if (source.errored) throw next;
      failed = next.message;
      break;
    }
    if (next.done) break;
    if (size < cap) kept.push(next.value.subarray(0, cap - size));
    size += next.value.length;
    const piece = text === undefined ? next.value : text.push(next.value);
    if (piece.length > 0) await sink.write(piece);
  }
  const rest = text?.end();
  if (rest !== undefined && rest.length > 0) await sink.write(rest);
  return {
    bytes: Buffer.concat(kept),
    received: size,
    truncated: size > cap,
    ...(failed === undefined ? {} : { decodingFailed: failed }),
  };
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
