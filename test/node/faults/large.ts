import type { Socket } from 'node:net';
import zlib, { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Expected, Fault } from './fault.ts';
import { afterHead, json, pour } from './place.ts';

const mebi = 1024 * 1024;
const cap = 5 * mebi;
const text = JSON.stringify({ message: 'x'.repeat(5000), code: 0 });

const plain = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';
const coded = (coding: string, length: number | string) =>
  `HTTP/1.1 200 OK\r\n${json}Content-Encoding: ${coding}\r\nContent-Length: ${length}\r\n\r\n`;

const all = (coding: string, bytes: Buffer) => (socket: Socket) => {
  socket.write(coded(coding, bytes.length));
  socket.write(bytes);
};

const poured = (head: string, piece: Buffer, times: number, last?: Buffer) => (socket: Socket) => {
  socket.write(head);
  pour(socket, piece, times, last);
};

/** A frame of zstd (RFC 8878) in raw blocks of at most 64 KiB, without a checksum; `windowLog` from 10 on. */
export function zstdFrame(bytes: Buffer, windowLog = 20): Buffer {
  const pieces = [zstdHead(windowLog)];
  for (let at = 0; at < bytes.length; at += 65_536) {
    const block = bytes.subarray(at, at + 65_536);
    const isLast = at + 65_536 >= bytes.length;
    const head = Buffer.alloc(3);
    head.writeUIntLE((block.length << 3) | (isLast ? 1 : 0), 0, 3);
    pieces.push(head, block);
  }
  return Buffer.concat(pieces);
}

/** Magic number, a descriptor without flags, and the window. */
function zstdHead(windowLog: number): Buffer {
  return Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, (windowLog - 10) << 3]);
}

/** 8192 blocks of 128 KiB of one byte, four bytes each: 1 GiB in 32 KB. */
function zstdBomb(windowLog: number): Buffer {
  const block = Buffer.alloc(4);
  block.writeUIntLE(((128 * 1024) << 3) | (1 << 1), 0, 3);
  const blocks = Buffer.concat(Array.from({ length: 8192 }, () => block));
  return Buffer.concat([zstdHead(windowLog), blocks]);
}

/** Deflate blocks of 1 MiB of zeros that stand one after the other, and no end. */
function zeros(mebibytes: number): Buffer {
  const block = zlib.deflateRawSync(Buffer.alloc(mebi), { finishFlush: zlib.constants.Z_FULL_FLUSH });
  return Buffer.concat(Array.from({ length: mebibytes }, () => block));
}

const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

/** Each doubled window of Brotli costs its reader as much memory: the largest one of RFC 7932. */
const brotliBomb = () =>
  brotliCompressSync(Buffer.alloc(64 * mebi), {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 3, [zlib.constants.BROTLI_PARAM_LGWIN]: 24 },
  });

const cutAt = { status: 200, truncated: true } as const;
const undecodable = {
  status: 200,
  class: 'transport/protocol',
  cause: 'answer-undecodable',
  undecodable: true,
} as const;

/** In Zstandard: a Node that cannot decode it says so. */
const zstd = (name: string, bytes: Buffer, expected: Expected): Fault => ({
  ...afterHead(name, all('zstd', bytes), expected),
  withoutZstd: undecodable,
});

/** Bodies that are larger than anybody wants, and compressed ones that are not what they say. */
export const largeFaults: readonly Fault[] = [
  afterHead(
    '1 GB of body',
    poured(`${plain}Content-Length: ${1024 * mebi}\r\n\r\n`, Buffer.alloc(65_536, 'y'), 16_384),
    {
      ...cutAt,
      class: 'success',
      text: /^y{1000}/,
    },
  ),
  afterHead('a body without end', poured(`${plain}\r\n`, Buffer.alloc(65_536, 'y,'), Number.POSITIVE_INFINITY), {
    ...cutAt,
    class: 'success',
  }),
  afterHead(
    'chunks without end',
    poured(
      `${plain}Transfer-Encoding: chunked\r\n\r\n`,
      Buffer.from(`400\r\n${'y'.repeat(1024)}\r\n`.repeat(64)),
      Number.POSITIVE_INFINITY,
    ),
    { ...cutAt, class: 'success' },
  ),
  afterHead(
    'half a million chunks of one byte',
    poured(
      `${plain}Transfer-Encoding: chunked\r\n\r\n`,
      Buffer.from('1\r\ny\r\n'.repeat(10_000)),
      50,
      Buffer.from('0\r\n\r\n'),
    ),
    { status: 200, class: 'success', text: /^y{30000}$/ },
  ),
  afterHead(
    '1 GB of body, all of it wanted',
    poured(`${plain}Content-Length: ${1024 * mebi}\r\n\r\n`, Buffer.alloc(65_536, 'y'), 16_384),
    { codes: ['TimeoutError'], phase: 'body', class: 'transport/timeout' },
    { whole: true },
  ),
  afterHead('1 GB in gzip', (socket) => all('gzip', Buffer.concat([gzipHead, zeros(1024)]))(socket), cutAsText()),
  afterHead(
    '1 GB in deflate',
    (socket) => all('deflate', Buffer.concat([Buffer.from([0x78, 0x9c]), zeros(1024)]))(socket),
    cutAsText(),
  ),
  afterHead('a bomb in Brotli with its largest window', (socket) => all('br', brotliBomb())(socket), cutAsText()),
  zstd('1 GB in Zstandard', zstdBomb(20), cutAsText()),
  zstd('Zstandard that wants 128 MB of window', zstdBomb(27), undecodable),
  zstd('Zstandard that wants 2 GB of window', zstdBomb(31), undecodable),
  afterHead(
    'gzip in gzip in gzip',
    (socket) => {
      const inner = gzipSync(gzipSync(Buffer.concat([gzipHead, zeros(256)])));
      all('gzip, gzip, gzip', inner)(socket);
    },
    cutAsText(),
  ),
  afterHead('fifty encodings', all(Array(50).fill('gzip').join(), gzipSync(text)), undecodable),
  afterHead('gzip that is cut off', all('gzip', gzipSync(text).subarray(0, -12)), undecodable),
  afterHead('deflate that is cut off', all('deflate', deflateSync(text).subarray(0, -8)), undecodable),
  afterHead('Brotli that is cut off', all('br', brotliCompressSync(text).subarray(0, -4)), undecodable),
  zstd('Zstandard that is cut off', zstdFrame(Buffer.from(text)).subarray(0, -100), undecodable),
  zstd('Zstandard as it should be', zstdFrame(Buffer.from(text)), { status: 200, class: 'success', text }),
  afterHead('gzip whose checksum is wrong', all('gzip', damaged(gzipSync(text))), undecodable),
  afterHead('gzip that is none', all('gzip', Buffer.from(text)), undecodable),
  afterHead('Brotli that is none', all('br', Buffer.from(text)), undecodable),
  afterHead('an encoding that nobody knows', all('rot13', Buffer.from(text)), undecodable),
  afterHead(
    'gzip with something after it',
    all('gzip', Buffer.concat([gzipSync(text), Buffer.from('after')])),
    undecodable,
  ),
  afterHead('gzip of nothing', all('gzip', Buffer.alloc(0)), { status: 200, class: 'success', text: '' }),
  afterHead(
    'gzip of nothing, all of it wanted',
    all('gzip', Buffer.alloc(0)),
    { status: 200, class: 'success', text: '' },
    { whole: true },
  ),
  afterHead(
    'HEAD of something in gzip',
    (socket) => socket.write(coded('gzip', 500)),
    { status: 200, class: 'success', text: '' },
    { method: 'HEAD' },
  ),
];

/** What is kept of a bomb: as much as the cap. Zero bytes are no text. */
function cutAsText() {
  return { ...cutAt, class: 'success', text: '' } as const;
}

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE((copy.readUInt32LE(copy.length - 8) + 1) >>> 0, copy.length - 8);
  return copy;
}

/** Bytes that the transport of these tests keeps. */
export const keptBytes: number = cap;
