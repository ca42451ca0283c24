import type { Socket } from 'node:net';
import { selfSigned } from '../certificate.ts';
import type { Fault } from './fault.ts';
import { drip, path, place, pour } from './place.ts';

const target = `https://discord.example${path}`;

/** A proxy that hears a CONNECT and then does as told. */
function proxy(
  name: string,
  answer: (socket: Socket) => void,
  cause: string,
  codes: readonly string[] = ['ERR_PROXY_TUNNEL'],
  change: {
    readonly phase?: 'proxy' | 'tls';
    readonly class?: string;
    readonly address?: (port: number) => string;
  } = {},
): Fault {
  const { phase = 'proxy', class: failureClass = 'transport/proxy', address } = change;
  return {
    name,
    expected: { codes, phase, class: failureClass, cause },
    start: async () => {
      const at = await place((socket) => {
        let received = '';
        socket.on('data', (piece) => {
          received += piece.toString('latin1');
          if (!received.startsWith('CONNECT ') || !received.endsWith('\r\n\r\n')) return;
          received = '';
          at.countRequest();
          answer(socket);
        });
      });
      return { ...at, asked: { url: target, network: { proxy: address?.(at.port) ?? at.origin } } };
    },
  };
}

const refuses = (status: string, cause = 'proxy-failed') =>
  proxy(
    `a proxy that answers ${status}`,
    (socket) => socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`),
    cause,
  );

const silent = ['UND_ERR_CONNECT_TIMEOUT'];

/** Proxies that do not let anything through. */
export const proxyFaults: readonly Fault[] = [
  refuses('403 Forbidden'),
  refuses('407 Proxy Authentication Required', 'proxy-wants-login'),
  refuses('502 Bad Gateway'),
  refuses('503 Service Unavailable'),
  proxy('a proxy that says nothing', () => {}, 'proxy-refused', silent),
  proxy('a proxy that says garbage', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n\r\n'), 'proxy-failed'),
  proxy(
    'a proxy whose head has no end',
    (socket) => pour(socket, Buffer.from('X-More: 1\r\n'.repeat(100))),
    'proxy-failed',
  ),
  proxy('a proxy that sends one byte at a time', drip('', `HTTP/1.1 200 ${'O'.repeat(1000)}`), 'proxy-refused', silent),
  proxy('a proxy that closes at once', (socket) => socket.end(), 'proxy-failed', ['ERR_PROXY_TUNNEL', 'ECONNRESET']),
  proxy('a proxy that resets', (socket) => socket.resetAndDestroy(), 'proxy-failed', ['ECONNRESET', 'EPIPE']),
  proxy(
    'a proxy that closes after its yes',
    (socket) => socket.end('HTTP/1.1 200 Connection established\r\n\r\n'),
    'reset-in-handshake',
    ['ECONNRESET'],
    { phase: 'tls', class: 'transport/reset' },
  ),
  proxy(
    'a proxy that stalls after its yes',
    (socket) => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'),
    'connect-timeout',
    silent,
    { phase: 'tls', class: 'transport/timeout' },
  ),
  proxy(
    'a proxy that answers in the place of the host',
    (socket) => socket.end('HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'),
    'tls-not-spoken',
    ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
    { phase: 'tls', class: 'transport/tls' },
  ),
  {
    name: 'a proxy that is not there',
    start: async () => {
      const at = await place(() => {});
      await at.close();
      return { ...at, asked: { url: target, network: { proxy: at.origin } }, close: async () => {} };
    },
    expected: { codes: ['ECONNREFUSED'], phase: 'proxy', class: 'transport/proxy', cause: 'proxy-refused' },
  },
  {
    name: 'a proxy that speaks no TLS, against its address',
    start: async () => {
      const at = await place((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
      return { ...at, asked: { url: target, network: { proxy: `https://127.0.0.1:${at.port}` } } };
    },
    expected: {
      codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
      phase: 'proxy',
      class: 'transport/proxy',
      cause: 'proxy-failed',
    },
  },
  {
    name: 'a proxy with a certificate that nobody knows',
    start: async () => {
      const at = await place(() => {}, selfSigned('127.0.0.1'));
      return { ...at, asked: { url: target, network: { proxy: at.origin } } };
    },
    expected: {
      codes: ['DEPTH_ZERO_SELF_SIGNED_CERT'],
      phase: 'proxy',
      class: 'transport/proxy',
      cause: 'proxy-failed',
    },
  },
  proxy('a proxy address that is none', () => {}, 'proxy-failed', ['ERR_PROXY_INVALID_CONFIG'], {
    address: () => 'socks5://127.0.0.1:1080',
  }),
];
