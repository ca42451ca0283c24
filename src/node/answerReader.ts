import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import type { AnswerBody } from '../core/exchange.ts';

/** Reads a body piece by piece: decompresses it, stops at the cap, and says whether it is text. */
export class AnswerReader {
  readonly #cap: number;
  readonly #decoder: Transform | null;
  readonly #contentType: string;
  readonly #kept: Buffer[] = [];
  #bytes = 0;
  #failure: string | undefined;

  /** `cap` in bytes after decompression. */
  constructor(contentEncoding: string, contentType: string, cap: number) {
    this.#cap = cap;
    this.#contentType = contentType;
    this.#decoder = decoderFor(contentEncoding);
    this.#decoder?.on('data', (chunk: Buffer) => this.#keep(chunk));
    this.#decoder?.on('error', (error) => {
      this.#failure ??= error.message;
    });
    if (this.#decoder === null && contentEncoding !== '' && contentEncoding !== 'identity') {
      this.#failure = contentEncoding;
    }
  }

  /** The cap is reached: nothing more needs to be read. */
  get isFull(): boolean {
    return this.#bytes > this.#cap;
  }

  /** Takes a piece as it came over the wire. */
  write(chunk: Buffer): void {
    if (this.#decoder === null) this.#keep(chunk);
    else if (this.#failure === undefined) this.#decoder.write(chunk);
  }

  /** The body as far as it came. */
  async end(): Promise<AnswerBody> {
    const decoder = this.#decoder;
    if (decoder !== null && this.#failure === undefined) {
      await new Promise<void>((resolve) => {
        decoder.once('close', resolve);
        decoder.once('end', resolve);
        decoder.once('error', () => resolve());
        decoder.end();
      });
    }
    decoder?.destroy();
    const whole = Buffer.concat(this.#kept).subarray(0, this.#cap);
    const text = this.#textOf(whole);
    return {
      text: text ?? '',
      bytes: Math.min(this.#bytes, this.#cap),
      truncated: this.isFull,
      binary: text === null,
      ...(this.#failure === undefined ? {} : { decodingFailed: this.#failure }),
    };
  }

  #keep(chunk: Buffer): void {
    if (!this.isFull) this.#kept.push(chunk);
    this.#bytes += chunk.length;
  }

  #textOf(bytes: Buffer): string | null {
    if (/^(?:image|audio|video|font)\/|octet-stream|zip/i.test(this.#contentType)) return null;
    try {
      return new TextDecoder('utf-8', { fatal: !this.isFull }).decode(bytes);
    } catch {
      return bytes.includes(0) ? null : new TextDecoder('latin1').decode(bytes);
    }
  }
}

function decoderFor(encoding: string): Transform | null {
  const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
  switch (encoding.toLowerCase().trim()) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip(options);
    case 'deflate':
      return zlib.createInflate(options);
    case 'br':
      return zlib.createBrotliDecompress({ finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
    case 'zstd': {
      const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };
      return createZstdDecompress?.() ?? null;
    }
    default:
      return null;
  }
}
