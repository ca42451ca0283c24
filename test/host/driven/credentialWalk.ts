import assert from 'node:assert/strict';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import { selfSigned } from '../../node/certificate.ts';
import { eventually } from '../eventually.ts';
import type { Session } from './session.ts';

/** A bot's token of the right shape and nobody's, of the bot with that id; put together here, so that no search finds it. */
export function tokenOf(id: string, tail: string): string {
  return [Buffer.from(id).toString('base64url'), 'FaKe00', `${'no-ToKeN-'.repeat(4)}${tail}`].join('.');
}

/** What a request brought to a server. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly userAgent: string;
}

/** Something that listens on this machine. */
export interface Listening {
  readonly port: number;
  close(): void;
}

/** A server over TLS with a certificate that nobody signed; it answers every request with a bot. */
export async function startTls(): Promise<Listening & { readonly arrived: Arrived[] }> {
  const arrived: Arrived[] = [];
  const server = createHttps(selfSigned('127.0.0.1'), ({ method = '', url = '', headers }, response) => {
    const { authorization = '', 'user-agent': userAgent = '' } = headers;
    arrived.push({ method, path: url, authorization, userAgent });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1","username":"proxied"}');
  });
  return { arrived, ...(await listen(server)) };
}

/** A proxy that leads nowhere and keeps the heads of what it is asked for. */
export async function startTunnel(): Promise<Listening & { readonly heads: string[] }> {
  const heads: string[] = [];
  const server = createTcp((socket) => {
    socket.once('data', (head) => {
      heads.push(head.toString('latin1'));
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    socket.on('error', () => {});
  });
  return { heads, ...(await listen(server)) };
}

async function listen(server: ReturnType<typeof createTcp> | ReturnType<typeof createHttps>): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

/** Stores a bot token by the ways that are offered. */
export async function storeBot(
  { workbench }: Pick<Session, 'workbench'>,
  secret: string,
  name: string,
  environment: string | RegExp,
): Promise<void> {
  const { quickInput } = workbench;
  await quickInput.pick(/Store a bot token/);
  await quickInput.widget.locator('input[type="password"]').waitFor();
  await quickInput.type(secret);
  await quickInput.widget.locator('input[type="text"]').waitFor();
  await quickInput.type(name);
  await eventually(async () => assert.match(await quickInput.question(), new RegExp(`What does "${name}" reach`)));
  await quickInput.pick(environment);
}
