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
export function decoded(source: readonly Uint8Array[] | Readable, encodings: readonly string[]): AsyncIterable<Buffer> {
  if (encodings.length > mostEncodings) throw new Error(`content-encoding: ${encodings.length} codings`);
  const decoders = encodings.map(decoderFor);
  const [first] = decoders;
  const last = decoders.at(-1);
  const isStream = source instanceof Readable;
  if (first === undefined || last === undefined)
    return isStream ? source : Readable.from(source, { objectMode: false });
  const chain = isStream ? [source, ...decoders] : decoders;
  // The error reaches whoever reads the last one.
  if (chain.length > 1) pipeline(chain, () => {});
  // What is in memory already needs no stream of its own, which would cost twice what decoding a small body does.
  if (!isStream) {
    for (const piece of source) first.write(piece);
    first.end();
  }
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
