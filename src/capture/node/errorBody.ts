import type { ErrorBody } from './events.ts';

/** Bytes of a refusal that are told. */
const mostBytes = 64 * 1024;

/** Gathers the first bytes of a refusal's body as they come over the wire. */
export class BodyCollector {
  readonly #chunks: Buffer[] = [];
  #length = 0;

  /** Takes what came. False once there is no need for more. */
  take(chunk: Uint8Array): boolean {
    const room = mostBytes - this.#length;
    if (room > 0) this.#chunks.push(Buffer.from(chunk.subarray(0, room)));
    this.#length += chunk.length;
    return this.#length <= mostBytes;
  }

  /**
   * What an event says of it. A body that repeats one of the request's `secrets`, as some proxies' error pages do, is
   * told uncompressed and masked; one that may do so and cannot be looked into is not told; any other as it came.
   */
  finish(encoding: string, complete: boolean, secrets: readonly string[]): ErrorBody | undefined {
    if (this.#length === 0) return undefined;
    const bytes = Buffer.concat(this.#chunks);
    const truncated = !complete || this.#length > mostBytes;
    const plain = secrets.length === 0 ? bytes : uncompressed(bytes, encoding);
    if (plain === undefined) return { base64: '', encoding: '', truncated: true };
    // As bytes: some versions of Node end the process over a string with half a character.
    if (!secrets.some((secret) => plain.includes(Buffer.from(secret)))) {
      return { base64: bytes.toString('base64'), encoding, truncated };
    }
    const masked = secrets.reduce((text, secret) => text.replaceAll(secret, '{token}'), plain.toString('utf8'));
    return { base64: Buffer.from(masked).subarray(0, mostBytes).toString('base64'), encoding: '', truncated };
  }
}

/** Since Node 22.15, and not in the types. */
interface Zstandard {
  readonly zstdDecompressSync?: (bytes: Buffer, options: { finishFlush: number; maxOutputLength: number }) => Buffer;
}

/** As much as can be read of it. `undefined` where it is damaged, or of an encoding that this version of Node does not know. */
function uncompressed(bytes: Buffer, encoding: string): Buffer | undefined {
  if (encoding === '') return bytes;
  const { brotliDecompressSync, constants, gunzipSync, inflateSync, zstdDecompressSync } =
    require('node:zlib') as typeof import('node:zlib') & Zstandard;
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostBytes * 16 };
  try {
    switch (encoding) {
      case 'gzip':
        return gunzipSync(bytes, options);
      case 'deflate':
        return inflateSync(bytes, options);
      case 'br':
        return brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH });
      case 'zstd':
        return zstdDecompressSync?.(bytes, { finishFlush: 0, maxOutputLength: options.maxOutputLength });
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}
