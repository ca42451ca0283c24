import net from 'node:net';
import tls from 'node:tls';
import type { FailurePhase } from '../core/exchange.ts';
import type { Clock } from '../core/ports.ts';
import { trustedCertificates } from './certificates.ts';
import type { ProxyServer } from './proxyChoice.ts';

/** How far a connection has come, and how long each step took, in milliseconds. Absent: the step did not happen. */
export interface ConnectionTrace {
  phase: FailurePhase;
  dns?: number;
  connect?: number;
  tls?: number;
}

/** What a connection needs to know. */
export interface ConnectorOptions {
  readonly clock: Clock;
  readonly proxy: ProxyServer | null;
  /** The host's certificate is verified; false on this machine alone, where the person said so. */
  readonly isVerified: boolean;
  /** The operating system's certificates are trusted too. */
  readonly systemCertificates: boolean;
  /** Certificates to trust beside the usual ones (PEM). */
  readonly extraCertificates: readonly string[];
  /** Finds the addresses of a name; the system's own way where absent. */
  readonly lookup?: net.LookupFunction;
}

/** A connection in the making. Destroying it ends the attempt; `connected` then rejects. */
export interface Connecting {
  readonly connected: Promise<net.Socket>;
  destroy(error: Error): void;
}

/**
 * Connects to the host of an address, through a proxy's tunnel where there is one, with TLS where the address wants it,
 * and notes each step in `trace`.
 */
export function connectTo(url: URL, options: ConnectorOptions, trace: ConnectionTrace): Connecting {
  let current: net.Socket | undefined;
  let ended: Error | undefined;
  const hold = <T extends net.Socket>(socket: T): T => {
    current = socket;
    // Whoever waits hears of errors by himself; between two steps nobody waits, and that must not end the process.
    socket.on('error', () => {});
    if (ended !== undefined) socket.destroy(ended);
    return socket;
  };
  const connected = connect(url, options, trace, hold).catch((error: unknown) => {
    current?.destroy();
    throw error;
  });
  return {
    connected,
    destroy: (error) => {
      ended = error;
      current?.destroy(error);
    },
  };
}

type Hold = <T extends net.Socket>(socket: T) => T;

async function connect(url: URL, options: ConnectorOptions, trace: ConnectionTrace, hold: Hold): Promise<net.Socket> {
  const { proxy } = options;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  let socket =
    proxy === null
      ? await reach(host, port, options, trace, hold)
      : await tunnel(`${url.hostname}:${port}`, proxy, options, trace, hold);
  if (url.protocol === 'https:') {
    trace.phase = 'tls';
    const started = options.clock.monotonic();
    socket = await secure(socket, host, options.isVerified, options, hold);
    trace.tls = options.clock.monotonic() - started;
  }
  trace.phase = 'request';
  return socket;
}

/** Connects to a host; name and connection are timed apart. */
async function reach(
  host: string,
  port: number,
  { clock, proxy, lookup }: ConnectorOptions,
  trace: ConnectionTrace,
  hold: Hold,
): Promise<net.Socket> {
  const started = clock.monotonic();
  let looked = started;
  const enter = (phase: FailurePhase) => {
    trace.phase = proxy === null ? phase : 'proxy';
  };
  enter(net.isIP(host) === 0 ? 'dns' : 'connect');
  const socket = hold(
    net.connect({ host, port, noDelay: true, keepAlive: true, ...(lookup === undefined ? {} : { lookup }) }),
  );
  socket.once('lookup', (error: Error | null) => {
    if (error !== null || net.isIP(host) !== 0) return;
    looked = clock.monotonic();
    trace.dns = looked - started;
    enter('connect');
  });
  await once(socket, 'connect');
  trace.connect = clock.monotonic() - looked;
  return socket;
}

async function secure(
  socket: net.Socket,
  host: string,
  isVerified: boolean,
  { systemCertificates, extraCertificates }: ConnectorOptions,
  hold: Hold,
): Promise<net.Socket> {
  const ca = trustedCertificates(systemCertificates, extraCertificates);
  const secured = hold(
    tls.connect({
      socket,
      host,
      ...(net.isIP(host) === 0 ? { servername: host } : {}),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: isVerified,
      ...(ca === undefined ? {} : { ca }),
    }),
  );
  await once(secured, 'secureConnect');
  return secured;
}

/** Longest head of a proxy's answer, in bytes. */
const longestHead = 16_384;

/** Connects to a proxy and asks it for a tunnel (RFC 9110, CONNECT). Words its refusal as undici does. */
async function tunnel(
  authority: string,
  proxy: ProxyServer,
  options: ConnectorOptions,
  trace: ConnectionTrace,
  hold: Hold,
): Promise<net.Socket> {
  let socket = await reach(proxy.hostname, proxy.port, options, trace, hold);
  if (proxy.secure) socket = await secure(socket, proxy.hostname, proxy.strictSsl, options, hold);
  const login = proxy.authorization === undefined ? '' : `Proxy-Authorization: ${proxy.authorization}\r\n`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${login}\r\n`);
  const head = await readHead(socket);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status === '200') return socket;
  throw proxyError(
    status === undefined ? 'Proxy tunnel: no HTTP answer' : `Proxy response (${status}) !== 200 when HTTP Tunneling`,
  );
}

/** The head of an answer; what follows it stays in the socket. */
async function readHead(socket: net.Socket): Promise<string> {
  let received = Buffer.alloc(0);
  for (;;) {
    const piece = (socket.read() as Buffer | null) ?? undefined;
    if (piece === undefined) {
      if (socket.readableEnded) throw proxyError('Proxy tunnel: closed before it answered');
      await once(socket, 'readable');
      continue;
    }
    received = Buffer.concat([received, piece]);
    const end = received.indexOf('\r\n\r\n');
    if (end >= 0) {
      const rest = received.subarray(end + 4);
      if (rest.length > 0) socket.unshift(rest);
      return received.toString('latin1', 0, end);
    }
    if (received.length > longestHead) throw proxyError('Proxy tunnel: endless answer');
  }
}

function proxyError(message: string): Error {
  return Object.assign(new Error(message), { code: 'ERR_PROXY_TUNNEL' });
}

/** Waits for an event; the socket's error or end before it rejects. */
function once(socket: net.Socket, event: 'connect' | 'secureConnect' | 'readable'): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error) => {
      socket.off(event, succeeded);
      socket.off('error', done);
      socket.off('close', closed);
      if (error === undefined) resolve();
      else reject(error);
    };
    const succeeded = () => done();
    const closed = () => done(Object.assign(new Error('other side closed'), { code: 'ECONNRESET' }));
    socket.once(event, succeeded);
    socket.once('error', done);
    socket.once('close', closed);
  });
}
