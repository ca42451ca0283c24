import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  readonly url: string;
  /** Names and values in turn, as they came. */
  readonly headers: readonly string[];
  readonly body: string;
}

/** A server on loopback that repeats whatever secret it is given in every place of its answers. */
export interface HostileServer {
  readonly origin: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** What else it answers a GET below `/api/v10` with, where it does. */
type More = (path: string, token: string) => { readonly status: number; readonly body: object } | undefined;

/** Starts it. `cookie` is the value of the cookie that it sets; redirects lead to `elsewhere`. */
export async function startHostileServer(
  cookie: string,
  elsewhere = '',
  more: More = () => undefined,
): Promise<HostileServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.rawHeaders, body });
    answer(request, response, body, cookie, elsewhere, more);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  cookie: string,
  elsewhere: string,
  more: More,
): unknown {
  const { url = '', headers } = request;
  const secret = headers.authorization ?? /\/webhooks\/\d+\/([^/?]+)/.exec(url)?.[1] ?? '';
  const token = secret.replace(/^\w+ /, '');
  const send = (status: number, value: object, more: Record<string, string> = {}) => {
    response.writeHead(status, `Said ${token}`, {
      'content-type': 'application/json',
      'set-cookie': `session=${cookie}; HttpOnly`,
      'x-echo': secret,
      ...more,
    });
    response.end(JSON.stringify(value));
  };
  const echo = {
    you: secret,
    token,
    url,
    body,
    nested: { text: `before ${token} after`, json: JSON.stringify({ token }) },
  };
  const [, path = ''] = /\/api\/v10(\/[^?]*)/.exec(url) ?? [];
  const told = request.method === 'GET' ? more(path, token) : undefined;
  if (told !== undefined) return send(told.status, told.body);
  if (url.includes('/users/@me')) return send(401, { message: `401: Unauthorized ${token}`, code: 0, ...echo });
  if (url.endsWith('99')) return send(302, echo, { location: `${elsewhere}/api/v10/steal?token=${token}` });
  if (url.endsWith('/invites')) {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '10000' });
    response.write(`cut off after ${token}`, () => request.socket.destroy());
    return response;
  }
  if (request.method === 'GET' && url.endsWith('/webhooks')) {
    return send(429, { message: `limited ${token}`, retry_after: 0.1, global: false }, { 'retry-after': '1' });
  }
  if (request.method === 'POST') {
    const errors = { content: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: `Not like ${token}` }] } };
    return send(400, { message: 'Invalid Form Body', code: 50035, errors, ...echo });
  }
  return send(200, { id: '1', name: token, ...echo });
}
