import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { selfSigned } from '../node/certificate.ts';
import { http, https, type LoopbackServer } from '../node/server.ts';

/**
 * An API on loopback whose answers are written in the ids that it is asked for: the first three digits of a channel's
 * id are the status, the last six the line of the program that asks.
 */
export interface LocalApi {
  readonly plain: LoopbackServer;
  readonly secure: LoopbackServer;
  /** Paths in the order in which they came. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** How answers are given. */
export interface LocalApiOptions {
  /** Seconds until a bucket is fresh again; each lets one request through. */
  readonly resetAfter?: number;
  /** The first request of each path gets 429 with the global header. */
  readonly globalFirst?: boolean;
}

const messages: Readonly<Record<number, object>> = {
  401: { message: '401: Unauthorized', code: 0 },
  403: { message: 'Missing Permissions', code: 50013 },
  404: { message: 'Unknown Channel', code: 10003 },
  400: {
    message: 'Invalid Form Body',
    code: 50035,
    errors: { content: { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] } },
  },
};

export async function openLocalApi({ resetAfter = 0, globalFirst = false }: LocalApiOptions = {}): Promise<LocalApi> {
  const asked: string[] = [];
  let limited = !globalFirst;
  const answer: RequestListener = (request, response) => {
    request.resume();
    request.once('end', () => {
      const url = request.url ?? '';
      asked.push(url);
      if (url.includes('/hang')) return;
      if (url.includes('/reset')) return request.socket.destroy();
      if (!limited) {
        limited = true;
        return send(
          request,
          response,
          429,
          { message: 'limited', retry_after: 0.3, global: true },
          {
            'retry-after': '0.3',
            'x-ratelimit-global': 'true',
            'x-ratelimit-scope': 'global',
          },
        );
      }
      const id = /\/(\d{18,19})(?:\/|\?|$)/.exec(url)?.[1] ?? '200000000000000001';
      const status = Number(id.slice(0, 3));
      const echo = url.includes('echo')
        ? { echo: `${request.headers.authorization} ${url.split('?')[0]} ${'.'.repeat(300)}` }
        : {};
      const body = messages[status] ?? {
        id,
        channel_id: id,
        type: 0,
        content: 'x',
        attachments: [],
        embeds: [],
        mentions: [],
        mention_roles: [],
        timestamp: '2026-11-20T00:00:00.000000+00:00',
        author: { id: '1', username: 'bot', discriminator: '0' },
      };
      send(
        request,
        response,
        status,
        { ...body, ...echo },
        {
          'x-ratelimit-limit': resetAfter > 0 ? '1' : '50',
          'x-ratelimit-remaining': resetAfter > 0 ? '0' : '49',
          'x-ratelimit-reset': String(Date.now() / 1000 + resetAfter),
          'x-ratelimit-reset-after': String(resetAfter),
          'x-ratelimit-bucket': 'abc',
          'set-cookie': '__cfruid=cookie-canary',
          ...(url.includes('/charset') && { 'content-encoding': 'utf-8' }),
        },
      );
    });
  };
  const plain = await http(answer);
  const secure = await https(selfSigned('127.0.0.1'), answer);
  return { plain, secure, asked, close: async () => void (await Promise.all([plain.close(), secure.close()])) };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string>,
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  const compressed = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
    ...(compressed && { 'content-encoding': 'gzip' }),
  });
  response.end(compressed ? gzipSync(bytes) : bytes);
}
