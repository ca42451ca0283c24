import { subscribe } from 'node:diagnostics_channel';
import { callerOf } from './callSite.ts';
import { Exchange } from './exchange.ts';
import type { RawHeaders } from './headers.ts';
import { safely } from './safely.ts';
import type { Session } from './session.ts';

/** What undici 5 to 8 keep of a request. The two functions are how it hears of a body: the first until 7, then the second. */
interface UndiciRequest {
  readonly method: string;
  readonly origin: string | URL;
  readonly path: string;
  readonly headers: RawHeaders;
  onData?: (chunk: Uint8Array) => unknown;
  onResponseData?: (chunk: Uint8Array) => unknown;
}

interface Published {
  readonly request: UndiciRequest;
  readonly response?: { readonly statusCode: number; readonly headers: RawHeaders };
  readonly error?: unknown;
}

/** `host` or `host:port` of origins that were seen: few programs know many. */
const hosts = new Map<string, string>();
const mostHosts = 200;

/** Hears of every request of undici and `fetch`, by the channels that they publish on themselves. */
export function watchUndici(session: Session): void {
  const exchanges = new WeakMap<UndiciRequest, Exchange>();

  const created = safely(({ request }: Published) => {
    const origin = String(request.origin);
    if (!session.wants(hostOf(origin))) return;
    const { method, path, headers } = request;
    const wire = { method: method.toUpperCase(), origin, path, headers, client: 'undici' } as const;
    exchanges.set(request, new Exchange(session, wire, callerOf(wire, created)));
  });
  subscribe('undici:request:create', created as (message: unknown) => void);

  const heard = (name: string, hear: (exchange: Exchange, published: Published) => void) => {
    const listener = safely((published: Published) => {
      const exchange = exchanges.get(published.request);
      if (exchange !== undefined) hear(exchange, published);
    });
    subscribe(`undici:request:${name}`, listener as (message: unknown) => void);
  };
  heard('headers', (exchange, { request, response }) => {
    if (response !== undefined && exchange.answered(response.statusCode, response.headers)) overhear(request, exchange);
  });
  heard('trailers', (exchange) => exchange.finish(true));
  heard('error', (exchange, { error }) => exchange.failed(error));
}

/** Hears the body of one answer too. undici 5 and 6 publish nothing of it. */
function overhear(request: UndiciRequest, exchange: Exchange): void {
  for (const name of ['onData', 'onResponseData'] as const) {
    const original = request[name];
    if (typeof original !== 'function') continue;
    const take = safely((chunk: Uint8Array) => exchange.received(chunk));
    request[name] = function (this: UndiciRequest, chunk) {
      take(chunk);
      return original.call(this, chunk);
    };
  }
}

function hostOf(origin: string): string {
  const known = hosts.get(origin);
  if (known !== undefined) return known;
  if (hosts.size >= mostHosts) hosts.clear();
  const { host } = new URL(origin);
  hosts.set(origin, host);
  return host;
}
