import { pipeline, Readable, type Transform } from 'node:stream';
import zlib from 'node:zlib';

/** More encodings than this on one body are an attack, not a server. */
const mostEncodings = 3;

/** Zstandard's ZSTD_d_windowLogMax, which @types/node does not have yet. */
const zstdWindowLogMax = 100;

/** A window of 8 MiB: more is not allowed in HTTP (RFC 9659, 3), and what is allowed elsewhere takes gigabytes. */
const mostWindowLog = 23;

/** What is no coding: some servers name a charset there. */
const isPlain = /^(?:identity|none|utf-?8|us-ascii|iso-8859-\d+)?$/;

/** The codings of a `content-encoding` header in the order in which they must be taken off. */
export function encodingsOf(header: string | undefined): string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => !isPlain.test(coding))
    .reverse();
}

/** Takes codings off a body, piece by piece. The iteration throws where the bytes are not what the header says. */
export function decoded(source: Iterable<Uint8Array> | Readable, encodings: readonly string[]): AsyncIterable<Buffer> {
  if (encodings.length > mostEncodings) throw new Error(`content-encoding: ${encodings.length} codings`);
  const readable = source instanceof Readable ? source : Readable.from(source, { objectMode: false });
  const decoders = encodings.map(decoderFor);
  const last = decoders.at(-1);
  if (last === undefined) return readable;
  // The error reaches whoever reads the last one.
  pipeline([readable, ...decoders], () => {});
  return last;
}

function decoderFor(coding: string): Transform {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip();
    case 'deflate':
      return zlib.createInflate();
    case 'br':
      return zlib.createBrotliDecompress();
    case 'zstd': {
      // From Node 22.15 on.
      const create = (zlib as { createZstdDecompress?: (options: object) => Transform }).createZstdDecompress;
      if (create !== undefined) return create({ params: { [zstdWindowLogMax]: mostWindowLog } });
      break;
    }
  }
  throw new Error(`content-encoding: ${coding.slice(0, 40)}`);
}
