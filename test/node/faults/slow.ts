import type { Fault } from './fault.ts';
import { afterHead, drip, place, sceneAt } from './place.ts';

const late = { codes: ['UND_ERR_HEADERS_TIMEOUT'], phase: 'headers', class: 'transport/timeout' } as const;

/** Servers that always send something, and never an end. */
export const slowFaults: readonly Fault[] = [
  afterHead('one byte at a time: status line', drip('', `HTTP/1.1 200 ${'O'.repeat(1000)}`), late),
  afterHead('one byte at a time: headers', drip('HTTP/1.1 200 OK\r\n', `X-Slow: ${'y'.repeat(1000)}`), late),
  afterHead('one byte at a time: body', drip('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', 'x'), {
    codes: ['TimeoutError'],
    phase: 'body',
    class: 'transport/timeout',
    cause: 'deadline-passed',
  }),
  afterHead('one byte at a time: chunks', drip('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n'), {
    codes: ['TimeoutError'],
    phase: 'body',
    class: 'transport/timeout',
    cause: 'deadline-passed',
  }),
  {
    name: 'one byte at a time: TLS handshake',
    start: async () => {
      const at = await place((socket) => socket.once('data', () => drip('\x16\x03\x03\x40\x00', '\x02')(socket)));
      return sceneAt(at, { url: at.origin.replace('http:', 'https:') });
    },
    expected: { codes: ['UND_ERR_CONNECT_TIMEOUT'], phase: 'tls', class: 'transport/timeout' },
  },
];
