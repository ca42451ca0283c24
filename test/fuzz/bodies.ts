import zlib from 'node:zlib';
import { below, type Chance, oneOf } from './damage.ts';

const encodings = ['gzip', 'deflate', 'br', 'gzip, br', 'zstd', 'identity'] as const;

/** Since Node 22.15. */
const { zstdCompressSync } = zlib as { zstdCompressSync?: (text: string) => Buffer };

/** Made here, so that no scanner takes it for one. */
export const secret = 'fuzzFUZZ'.repeat(5);

/** A body that names the secret, in every coding that this Node knows. */
export function bodies(): readonly { readonly bytes: Buffer; readonly encoding: string }[] {
  const list = Array.from({ length: 60 }, (_, at) => at);
  const text = JSON.stringify({ message: 'Größe', code: 50035, token: secret, list });
  const coded = new Map<string, Buffer>([
    ['gzip', zlib.gzipSync(text)],
    ['deflate', zlib.deflateSync(text)],
    ['br', zlib.brotliCompressSync(text)],
    ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(text))],
    ['zstd', zstdCompressSync?.(text) ?? Buffer.from(text)],
  ]);
  return encodings.map((encoding) => ({ encoding, bytes: coded.get(encoding) ?? Buffer.from(text) }));
}

/** What an answer may say of its kind. */
export const types = [
  'application/json',
  'text/plain; charset=utf-16le',
  'text/html; charset="nonsense"',
  'text/html; charset=shift_jis',
  'text/plain; charset=gb18030',
  'image/png',
  '',
];

/** Bytes of a body that they keep. */
export const cap = 300;

/** Pieces of chance sizes, some of them empty. */
export function* inPieces(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** Sizes of pieces. */
export function sizesOf(chance: Chance): number[] {
  const most = oneOf([5, 40, 300], chance);
  return [1 + below(most, chance), below(most, chance), 1 + below(most, chance)];
}
