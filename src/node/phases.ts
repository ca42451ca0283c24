import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import connectorOf from 'undici/lib/core/connect.js';

/** When the steps of one connection were done, in monotonic milliseconds; a step that did not happen is absent. */
export interface ConnectionMarks {
  started?: number;
  resolved?: number;
  connected?: number;
  secured?: number;
}

/** The marks of the request that opens a connection; a request on a kept-alive connection leaves its own empty. */
export const connectionMarks = new AsyncLocalStorage<ConnectionMarks>();

/** undici's connector, which notes when name, connection and TLS were done. */
export function timedConnector(
  options: buildConnector.BuildOptions,
  monotonic: () => number,
): buildConnector.connector {
  const connect = connectorOf(options);
  return (target, callback) => {
    const marks = connectionMarks.getStore();
    if (marks !== undefined) marks.started = monotonic();
    const socket = connect(target, (...result: Parameters<typeof callback>) => {
      if (marks !== undefined && target.protocol === 'https:') marks.secured = monotonic();
      callback(...result);
    }) as unknown as Socket | undefined;
    if (marks !== undefined && socket !== undefined) {
      socket.once('lookup', () => {
        marks.resolved = monotonic();
      });
      socket.once('connect', () => {
        marks.connected = monotonic();
      });
    }
    return socket;
  };
}
