import { createServer as createHttp, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Cancel, TransportLimits } from '../../src/core/ports.ts';
import type { Draft } from '../../src/core/request/draft.ts';
import { literal } from '../../src/core/request/text.ts';
import type { WireResult } from '../../src/core/request/toWire.ts';
import { toWire } from '../../src/core/request/toWire.ts';

/** A server on loopback for one test; `close` ends its connections too. */
export interface LoopbackServer {
  readonly port: number;
  readonly origin: string;
  close(): Promise<void>;
}

const running = new Set<LoopbackServer>();

/** Ends every server that tests have left behind. */
export async function closeServers(): Promise<void> {
  await Promise.all([...running].map((server) => server.close()));
}

async function listen(server: Server, scheme: string): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const loopback: LoopbackServer = {
    port,
    origin: `${scheme}://127.0.0.1:${port}`,
    close: async () => {
      running.delete(loopback);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  running.add(loopback);
  return loopback;
}

/** An HTTP server. */
export function http(listener: RequestListener): Promise<LoopbackServer> {
  return listen(createHttp(listener), 'http');
}

/** An HTTPS server. */
export function https(tls: { key: string; cert: string }, listener: RequestListener): Promise<LoopbackServer> {
  return listen(createHttps(tls, listener), 'https');
}

/** A bare TCP server, for everything that no HTTP server would do. */
export function tcp(listener: (socket: Socket) => void): Promise<LoopbackServer> {
  return listen(createTcp(listener), 'http');
}

/** A TCP server that waits for the head of a request and then does as told. */
export function raw(answer: (socket: Socket) => void): Promise<LoopbackServer> {
  return tcp((socket) => {
    let received = '';
    socket.on('data', (piece) => {
      received += piece.toString('latin1');
      if (!received.includes('\r\n\r\n')) return;
      received = '';
      answer(socket);
    });
  });
}

/** The body of a request as text. */
export function bodyOf(request: IncomingMessage): Promise<string> {
  return text(request);
}

/** Answers JSON. */
export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** Limits that a test can wait for. */
export const quickLimits: TransportLimits = {
  connectTimeout: 1_000,
  headersTimeout: 1_000,
  bodyTimeout: 1_000,
  bodyCap: 5 * 1024 * 1024,
  totalTimeout: 5_000,
};

/** Never called off. */
export const noCancel: Cancel = new AbortController().signal;

/** A draft as code of `client` would make it. */
export function draft(
  url: string,
  {
    client = 'undici',
    method = 'GET',
    headers = {},
    body,
    bodyKind = 'json',
  }: {
    client?: Draft['client'];
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    bodyKind?: NonNullable<Draft['body']>['kind'];
  } = {},
): Draft {
  const part = (value: string) => ({ text: literal(value), span: [0, 0] as const });
  return {
    language: 'typescript',
    client,
    span: [0, 0],
    method: part(method),
    url: part(url),
    headers: Object.entries(headers).map(([name, value]) => ({ name, nameSpan: [0, 0], value: part(value) })),
    body: body === undefined ? null : { kind: bodyKind, ...part(body), fields: new Map() },
  };
}

/** A wire to a loopback address, which is allowed. */
export function ready(made: Draft, origin: string): Extract<WireResult, { kind: 'ready' }> {
  const result = toWire(made, {
    values: () => undefined,
    profile: null,
    allowedOrigins: [origin],
    trusted: true,
  });
  if (result.kind !== 'ready') throw new Error(JSON.stringify(result));
  return result;
}
