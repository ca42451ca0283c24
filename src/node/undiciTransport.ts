import type { Dispatcher } from 'undici';
import { tlsTreatment } from '../core/discord/tlsException.ts';
import type { BodySink, Cancel, Clock, Passage, Transport, TransportLimits, TransportResult } from '../core/ports.ts';
import type { Vault } from '../core/request/seal.ts';
import type { Wire, WireHeader } from '../core/request/wire.ts';
import { Attempt } from './attempt.ts';
import { ConnectionPool, type Way } from './connectionPool.ts';
import type { ConnectorOptions } from './connector.ts';
import { aborted, Deadline } from './deadline.ts';
import { failureOf } from './failure.ts';
import { isolationOf } from './isolation.ts';
import { type Environment, type NetworkSettings, usableProxyFor } from './proxyChoice.ts';
import { bodyBytes } from './requestBody.ts';

/** What a transport needs. */
export interface UndiciTransportOptions {
  readonly clock: Clock;
  /** VS Code's settings, asked before each request for its address, so that changed ones count at once. */
  readonly network?: (url: URL) => NetworkSettings;
  /** Environment variables, for proxies; without them only the settings count. */
  readonly environment?: Environment;
  /** Certificates to trust beside Node's and the system's (PEM). */
  readonly extraCertificates?: readonly string[];
  /** Finds the addresses of a name; the system's own way where absent. */
  readonly lookup?: ConnectorOptions['lookup'];
}

/** One attempt. */
interface Sending {
  readonly wire: Wire;
  readonly vault: Vault;
  readonly limits: TransportLimits;
  readonly cancel: Cancel;
  readonly sink: BodySink | undefined;
  readonly passage?: Passage;
}

/** Milliseconds for a whole attempt where the limits name none. */
const defaultTotalTimeout = 120_000;

/**
 * The wire by undici's `Client`: no redirects, no retries, no cookies, HTTP/1.1, certificates verified (but of addresses
 * on this machine that the person excepted), connections kept alive and never shared between credentials or passages. Of undici only the client is used: with one client per connection each phase can
 * be timed, and pools, proxies, fetch and `request` would be another 75 KB gzipped. Proxies need an HTTP(S) address: a PAC
 * file is not evaluated.
 */
export class UndiciTransport implements Transport {
  readonly #options: UndiciTransportOptions;
  /** By the passage's name; the first, without one, is for what no profile sends. */
  readonly #pools = new Map<string, ConnectionPool>();

  constructor(options: UndiciTransportOptions) {
    this.#options = options;
  }

  send(wire: Wire, vault: Vault, limits: TransportLimits, cancel: Cancel, sink?: BodySink): Promise<TransportResult> {
    return this.#send({ wire, vault, limits, cancel, sink });
  }

  /** The same by a passage: with connections of its own, and through its proxy. */
  by(passage: Passage): Transport {
    return {
      send: (wire, vault, limits, cancel, sink) => this.#send({ wire, vault, limits, cancel, sink, passage }),
    };
  }

  async #send({ wire, vault, limits, cancel, sink, passage }: Sending): Promise<TransportResult> {
    const { clock } = this.#options;
    const startedAt = clock.monotonic();
    const deadline = new Deadline(limits.totalTimeout ?? defaultTotalTimeout, cancel);
    const { signal } = deadline;
    try {
      signal.throwIfAborted();
      const url = new URL(vault.open(wire.url));
      const headers = openHeaders(wire.headers, vault);
      const body = await bodyBytes(wire.body, vault, { signal });
      const pool = this.#poolOf(passage);
      const lane = pool.take(url, this.#way(url, headers, passage), limits.connectTimeout);
      const attempt = new Attempt(lane, { clock, vault, limits, sink, startedAt });
      signal.addEventListener('abort', () => attempt.fail(signal.reason), { once: true });
      lane.client.dispatch(
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method: wire.method as Dispatcher.HttpMethod,
          headers,
          body,
          reset: wire.headers.some(isConnectionClose),
          headersTimeout: limits.headersTimeout,
          bodyTimeout: limits.bodyTimeout,
        },
        attempt,
      );
      const { result, reusable } = await attempt.ended;
      if (reusable) pool.giveBack(lane);
      else pool.drop(lane, aborted());
      return result;
    } catch (error) {
      const outcome = failureOf(error, 'request', (text) => vault.redact(text));
      return { outcome, timings: { total: clock.monotonic() - startedAt } };
    } finally {
      deadline.release();
    }
  }

  /** Ends all connections and the requests on them. */
  close(): void {
    for (const pool of this.#pools.values()) pool.close();
  }

  #poolOf(passage: Passage | undefined): ConnectionPool {
    const name = passage === undefined ? '' : `passage ${passage.name}`;
    const pool = this.#pools.get(name) ?? new ConnectionPool();
    this.#pools.set(name, pool);
    return pool;
  }

  #way(url: URL, headers: readonly string[], passage: Passage | undefined): Way {
    const { clock, network, environment = {}, extraCertificates = [], lookup } = this.#options;
    const own = passage?.proxy;
    const settings = { ...network?.(url), ...(own === undefined ? {} : { own }) };
    const proxy = usableProxyFor(url, settings, environment);
    const { systemCertificates = true } = settings;
    const isVerified = tlsTreatment(url.href, settings.unverifiedOrigins) !== 'excepted';
    const isolation = isolationOf(authorizationIn(headers));
    const way = { clock, proxy, isVerified, systemCertificates, extraCertificates, isolation };
    return lookup === undefined ? way : { ...way, lookup };
  }
}

/** The value of the Authorization header among names and values in turn. */
function authorizationIn(headers: readonly string[]): string | undefined {
  const index = headers.findIndex((name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization');
  return index < 0 ? undefined : (headers[index + 1] ?? '');
}

function isConnectionClose({ name, value }: WireHeader): boolean {
  return name.toLowerCase() === 'connection' && value === 'close';
}

/** Names and values in turn, secrets put back: the one place where they leave the vault for the socket. */
function openHeaders(headers: readonly WireHeader[], vault: Vault): string[] {
  return headers.filter((header) => !isConnectionClose(header)).flatMap(({ name, value }) => [name, vault.open(value)]);
}
