import { scalarText } from '../scalar.ts';
import { isObject, type Loose } from './loose.ts';
import { inspectedAt } from './nodeInspect.ts';
import type { Pairs, Reported } from './reported.ts';

/** Errors of HTTP clients that know nothing of Discord: axios, requests, httpx, aiohttp, Apps Script, and one's own. */
export function readClient(text: string): Reported | null {
  // A line of a structured log has its parts apart.
  return text.trimStart().startsWith('{') ? null : (axiosError(text) ?? statusForUrl(text));
}

/** An AxiosError as Node prints it, with its `config` and `response`. */
function axiosError(text: string): Reported | null {
  const start = /\bAxiosError\b[\s\S]*?\{\n/.exec(text);
  if (start === null) return null;
  const error = inspectedAt(text, start.index + start[0].length - 2);
  const response = isObject(error) && isObject(error.response) ? error.response : undefined;
  const config = isObject(error) && isObject(error.config) ? error.config : {};
  if (response === undefined || typeof response.status !== 'number') return null;
  const url = `${typeof config.baseURL === 'string' ? config.baseURL : ''}${scalarText(config.url ?? '')}`;
  return {
    kind: 'exchange',
    by: 'axios',
    exchange: {
      request: {
        method: scalarText(config.method ?? 'get').toUpperCase(),
        url,
        ...(typeof config.data === 'string' ? { body: config.data } : {}),
      },
      response: {
        status: response.status,
        ...(isObject(response.headers) ? { headers: pairsOf(response.headers) } : {}),
        body: response.data ?? '',
      },
    },
  };
}

/** How clients say which status an address gave. The groups are status, method and URL. */
const sentences: readonly RegExp[] = [
  // requests and httpx
  /(?<status>[45]\d\d) (?:Client|Server) Error: [^\n]*? for url: (?<url>https?:\/\/\S+)/,
  /(?:Client|Server) error '(?<status>[45]\d\d) [^'\n]*' for url '(?<url>https?:\/\/[^'\s]+)'/,
  // aiohttp
  /ClientResponseError: (?<status>[45]\d\d), message='[^'\n]*', url=(?:URL\()?'(?<url>https?:\/\/[^'\s]+)'/,
  // Apps Script
  /Request failed for (?<url>https?:\/\/\S+) returned code (?<status>[45]\d\d)/,
  // urllib
  /HTTPError: HTTP Error (?<status>[45]\d\d): /,
  // one's own
  /\b(?:status|code|HTTP) ?(?:code)?:? (?<status>[45]\d\d)\b[^\n]{0,40}?\b(?:from|for|on|at) (?:(?<method>GET|POST|PUT|PATCH|DELETE) )?(?<url>https?:\/\/\S+)/i,
  /\b(?<method>GET|POST|PUT|PATCH|DELETE) (?<url>https?:\/\/\S+?)[:,]? (?:returned|failed with|responded with|answered|->|→|=>)[^\n]{0,20}?\b(?<status>[45]\d\d)\b/,
];

/** Apps Script says no more of the address than its host. */
const discord = /^https?:\/\/(?:\w+\.)?discord(?:app)?\.com(?:\/|$)/i;

function statusForUrl(text: string): Reported | null {
  for (const sentence of sentences) {
    const found = sentence.exec(text);
    const { status, method, url } = found?.groups ?? {};
    if (found === null || status === undefined) continue;
    const address = url?.replace(/["'),;]+$/, '');
    if (address === undefined ? !/discord/i.test(text) : !discord.test(address)) continue;
    return {
      kind: 'exchange',
      by: 'HTTP',
      exchange: {
        request: {
          ...(method === undefined ? {} : { method }),
          ...(address === undefined ? {} : { url: address }),
        },
        response: { status: Number(status), body: bodyAfter(text.slice(found.index + found[0].length)) },
      },
    };
  }
  return null;
}

/** What the text shows of the body: the first object, or what a line calls the body. */
function bodyAfter(text: string): string {
  const object = /\{\s*"[\s\S]*?\}(?=\s*(?:$|\n|\())/.exec(text)?.[0];
  return object ?? /^.{0,40}?\b(?:body|response|text|content): ?([^\n]*)/im.exec(text)?.[1] ?? '';
}

function pairsOf(headers: Loose): Pairs {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
  );
}
