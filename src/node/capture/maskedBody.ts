import * as zlib from 'node:zlib';
import { secretsInAddress } from '../../core/capture/maskedAddress.ts';
import { Guises } from '../../core/request/guises.ts';

/** Bytes that a told body may have when it is decoded: 64 KiB of it may become a thousand times as many. */
const mostDecoded = 1024 * 1024;

/** Since Node 22.15, and not in the types. */
const { zstdDecompressSync } = zlib as typeof zlib & {
  readonly zstdDecompressSync?: (bytes: Buffer, options: { finishFlush: number; maxOutputLength: number }) => Buffer;
};

/** A body as an event has it. */
interface ToldBody {
  readonly bytes: Buffer;
  readonly encoding: string;
  readonly truncated: boolean;
}

/**
 * The body of a refusal without what it repeats of its request, as some error pages do: the `Authorization`, what a Basic
 * one holds, and tokens of the address, in any form. It stays as it came where it repeats nothing; of an encoding that
 * cannot be looked into nothing is told.
 */
export function maskedBody(body: ToldBody, authorization: string | undefined, url: string): ToldBody {
  const secrets = secretsOf(authorization, url);
  if (secrets.length === 0) return body;
  const plain = decoded(body.bytes, body.encoding);
  if (plain === undefined) return { bytes: Buffer.alloc(0), encoding: '', truncated: true };
  // Byte by byte, so that what is no text stays what it is.
  const text = plain.toString('latin1');
  const whole = body.truncated ? withoutCutSecret(text, secrets) : text;
  // Not even the last four characters: those of a Basic one are the end of a password.
  const masked = secrets.reduce((rest, secret) => new Guises(secret).hide(rest, '{token}'), whole);
  return masked === text ? body : { bytes: Buffer.from(masked, 'latin1'), encoding: '', truncated: body.truncated };
}

/** The credential itself and what it holds. */
function secretsOf(authorization: string | undefined, url: string): string[] {
  const [, scheme, credential = authorization ?? ''] = /^(\S+)\s+(\S.*)$/.exec(authorization ?? '') ?? [];
  const pair = scheme?.toLowerCase() === 'basic' ? Buffer.from(credential, 'base64').toString('latin1') : '';
  const password = pair.slice(pair.indexOf(':') + 1);
  return [credential, pair, password, ...secretsInAddress(url)].filter((secret) => secret.length >= 6);
}

/** Text that may end in the middle of a secret, without that end. */
function withoutCutSecret(text: string, secrets: readonly string[]): string {
  for (const secret of secrets) {
    for (let length = secret.length - 1; length > 3; length--) {
      if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length);
    }
  }
  return text;
}

/** As much as can be read of it; undefined where that is nothing. */
function decoded(bytes: Buffer, encoding: string): Buffer | undefined {
  const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: mostDecoded };
  try {
    switch (encoding.trim().toLowerCase()) {
      case '':
      case 'identity':
      case 'utf-8':
        return bytes;
      case 'gzip':
      case 'x-gzip':
        return zlib.gunzipSync(bytes, options);
      case 'deflate':
        return zlib.inflateSync(bytes, options);
      case 'br':
        return zlib.brotliDecompressSync(bytes, {
          finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
          maxOutputLength: mostDecoded,
        });
      case 'zstd':
        return zstdDecompressSync?.(bytes, { finishFlush: 0, maxOutputLength: mostDecoded });
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}
