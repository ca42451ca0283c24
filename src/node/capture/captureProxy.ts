import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CaptureProxy, ProxyOptions } from '../../core/capture/listening.ts';
import type { Clock } from '../../core/ports.ts';
import { ConnectionPool, type Way } from '../connectionPool.ts';
import { isolationOf } from '../isolation.ts';
import { type Environment, type NetworkSettings, usableProxyFor } from '../proxyChoice.ts';
import { refuseUserToken } from './refuseUserToken.ts';
import { relay } from './relay.ts';
import { isSameSecret } from './sameSecret.ts';

/** What a proxy needs of the machine. */
export interface CaptureProxyOptions extends ProxyOptions {
  readonly clock: Clock;
  readonly network?: (url: URL) => NetworkSettings;
  readonly environment?: Environment;
}

/**
 * A reverse proxy on this machine for bots in any language: what comes to its address goes to Discord as it is, once, and
 * the answer back, limits included. It listens on loopback only, below a path that nobody can guess, and takes nothing
 * from a browser, and nothing that is made as with a user's token.
 *
 * @throws where the port is in use (`EADDRINUSE`)
 */
export async function startCaptureProxy(options: CaptureProxyOptions): Promise<CaptureProxy> {
  const { clock, hear, words } = options;
  const upstream = new URL(options.upstream);
  const secret = options.key ?? randomBytes(12).toString('hex');
  const pool = new ConnectionPool();
  const way = wayTo(upstream, options);
  let count = 0;
  const server = createServer((request, response) => {
    request.on('error', () => response.destroy());
    response.on('error', () => request.destroy());
    const path = pathBelow(secret, request);
    if (path === undefined) return refuse(response, words.notHere);
    count += 1;
    const target = new URL(upstream.origin + path);
    const passing = {
      request,
      response,
      target,
      way: { ...way, isolation: isolationOf(request.headers.authorization) },
      id: `proxy.${count}`,
      now: { wall: () => clock.now(), monotonic: () => clock.monotonic() },
      hear,
      sayUnreachable: (code: string) => words.unreachable(upstream.host, code),
    };
    if (refuseUserToken(passing, words.userToken)) return undefined;
    void relay(pool, passing).catch(() => response.destroy());
    return undefined;
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    api: `http://127.0.0.1:${port}/${secret}/api`,
    close: async () => {
      pool.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function wayTo(upstream: URL, { clock, network, environment = {} }: CaptureProxyOptions): Omit<Way, 'isolation'> {
  const settings = network?.(upstream) ?? {};
  const proxy = usableProxyFor(upstream, settings, environment);
  const { systemCertificates = true } = settings;
  return { clock, proxy, systemCertificates, extraCertificates: [], isVerified: true };
}

/** The path on Discord's side; undefined for whoever does not know the secret, and for pages in a browser. */
function pathBelow(secret: string, { url = '', headers }: IncomingMessage): string | undefined {
  const [, given = '', path] = /^\/([^/]*)(\/api(?:[/?].*)?)$/s.exec(url) ?? [];
  const isHere = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/i.test(headers.host ?? '');
  const isBrowser = headers.origin !== undefined || headers['sec-fetch-mode'] === 'no-cors';
  return path !== undefined && isHere && !isBrowser && isSameSecret(given, secret) ? path : undefined;
}

function refuse(response: ServerResponse, message: string): void {
  response.writeHead(404, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ message, code: 0 }));
}
