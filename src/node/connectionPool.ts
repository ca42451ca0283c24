import Client from 'undici/lib/dispatcher/client.js';
import { type Connecting, type ConnectionTrace, type ConnectorOptions, connectTo } from './connector.ts';

/** One connection to one origin, used by one request at a time, so that its trace belongs to that request. */
export interface Lane {
  readonly client: Client;
  /** How the connection came about during the request that has the lane; empty when it was there already. */
  readonly trace: ConnectionTrace;
  /** Ends the connection, also one in the making. */
  destroy(error: Error): void;
}

/** Idle connections that are kept for each origin. */
const idleKept = 4;

/** Which connections may stand in for each other: those to the same origin, by the same way, for the same credential. */
export interface Way extends ConnectorOptions {
  /** Tells credentials apart. Connections are never shared between them. */
  readonly isolation: string;
}

/** Kept-alive connections. */
export class ConnectionPool {
  readonly #idle = new Map<string, PooledLane[]>();
  readonly #lanes = new Set<PooledLane>();

  /** An idle connection or a new one; it connects within `connectTimeout` milliseconds. */
  take(url: URL, way: Way, connectTimeout: number): Lane {
    const key = JSON.stringify([url.origin, way.isolation, way.proxy, way.systemCertificates, way.isVerified]);
    const lane = this.#idle.get(key)?.pop() ?? new PooledLane(key, url, way);
    this.#lanes.add(lane);
    lane.begin(connectTimeout);
    return lane;
  }

  /** Takes a connection back after a request that came to its end. */
  giveBack(lane: Lane): void {
    if (!(lane instanceof PooledLane) || !this.#lanes.has(lane)) return;
    const idle = this.#idle.get(lane.key) ?? [];
    if (lane.client.destroyed || idle.length >= idleKept) this.drop(lane, new Error('not needed'));
    else this.#idle.set(lane.key, [...idle, lane]);
  }

  /** Ends a connection and with it the request that has it. */
  drop(lane: Lane, error: Error): void {
    if (lane instanceof PooledLane) this.#lanes.delete(lane);
    lane.destroy(error);
  }

  /** Ends everything, requests under way included. */
  close(): void {
    const error = Object.assign(new Error('The transport was closed'), { code: 'UND_ERR_CLOSED' });
    this.#idle.clear();
    for (const lane of this.#lanes) this.drop(lane, error);
  }
}

class PooledLane implements Lane {
  readonly key: string;
  readonly client: Client;
  trace: ConnectionTrace = { phase: 'request' };
  #connecting: Connecting | undefined;
  #connectTimeout = 0;

  constructor(key: string, url: URL, way: Way) {
    this.key = key;
    this.client = new Client(url.origin, {
      pipelining: 1,
      connect: (_, callback) => {
        const connecting = connectTo(url, way, this.trace);
        this.#connecting = connecting;
        const timer = setTimeout(() => connecting.destroy(timeoutError(this.#connectTimeout)), this.#connectTimeout);
        connecting.connected
          .then(
            (socket) => callback(null, socket),
            (error: Error) => callback(error, null),
          )
          .finally(() => clearTimeout(timer));
      },
    });
  }

  begin(connectTimeout: number): void {
    this.trace = { phase: 'request' };
    this.#connecting = undefined;
    this.#connectTimeout = connectTimeout;
  }

  destroy(error: Error): void {
    this.#connecting?.destroy(error);
    void this.client.destroy(error);
  }
}

function timeoutError(milliseconds: number): Error {
  return Object.assign(new Error(`no connection within ${milliseconds} ms`), { code: 'UND_ERR_CONNECT_TIMEOUT' });
}
