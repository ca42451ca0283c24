import type { Client, DraftBody } from './draft.ts';

/**
 * The headers that each client adds by itself, so that what is sent is what the code would send. Recorded byte for byte
 * on 2026-11-20 from Node 20.20.2 (`fetch`), undici 7.30.2, axios 1.21.1, @discordjs/rest 2.6.3, curl 7.88.1,
 * requests 2.34.2, httpx 0.28.1, aiohttp 3.14.3 and the urllib of Python 3.11; on 2026-11-29 from got 14.6.6, ky 1.14.3,
 * superagent 10.4.2, Eris 0.18.0, Oceanic 1.15.0 and discord.py 2.7.1. Google Apps Script's are those of its reference
 * (URL Fetch Service), PowerShell's those of its documentation (Invoke-RestMethod, 7.4) and its source; neither is
 * recorded. Left out are `Host` and `Content-Length`,
 * which the transport writes, and `Connection: keep-alive`, which is what HTTP/1.1 means without it.
 */

/** Versions in User-Agents where the workspace's own are not known: those that were recorded. */
export const recordedVersions = {
  tracecord: '0.1.0',
  node: '20.20.2',
  axios: '1.21.1',
  '@discordjs/rest': '2.6.3',
  eris: '0.18.0',
  curl: '7.88.1',
  powershell: '7.4.6',
  python: '3.11',
  requests: '2.34.2',
  httpx: '0.28.1',
  aiohttp: '3.14.3',
  'discord.py': '2.7.1',
} as const;

/** A package or program whose version stands in a User-Agent. */
export type VersionName = keyof typeof recordedVersions;

/** What the defaults depend on. */
export interface DefaultsFor {
  readonly method: string;
  /** The address is https:. */
  readonly secure: boolean;
  readonly body: Pick<DraftBody, 'kind' | 'encodedBy'> | null;
  /** The boundary of a multipart body. */
  readonly boundary: string;
  readonly versions?: Partial<Readonly<Record<VersionName, string>>>;
}

type Header = readonly [name: string, value: string];

/** The headers that a client adds, in its order; the ones that the request sets itself must be taken out by the caller. */
export function clientDefaults(client: Client, request: DefaultsFor): Header[] {
  const type = contentType(client, request);
  const name = client === 'fetch' || client === 'ky' || client === 'got' ? 'content-type' : 'Content-Type';
  return [...fixedHeaders(client, request), ...(type === undefined ? [] : [[name, type] as const])];
}

function fixedHeaders(client: Client, { method, secure, versions }: DefaultsFor): Header[] {
  const version = (name: VersionName) => versions?.[name] ?? recordedVersions[name];
  switch (client) {
    case 'http-file':
      return [
        ['User-Agent', `DiscordBot (https://github.com/tracecord/tracecord, ${version('tracecord')})`],
        ['Accept', '*/*'],
        ['Accept-Encoding', 'gzip, deflate, br'],
      ];
    case 'curl':
      return [
        ['User-Agent', `curl/${version('curl')}`],
        ['Accept', '*/*'],
      ];
    case 'powershell':
      return [
        [
          'User-Agent',
          `Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.22631; en-US) PowerShell/${version('powershell')}`,
        ],
        ['Accept-Encoding', 'gzip, deflate, br'],
      ];
    case 'fetch':
    case 'ky':
    case 'oceanic':
      return [
        ['accept', '*/*'],
        ['accept-language', '*'],
        ['sec-fetch-mode', 'cors'],
        ['user-agent', 'node'],
        ['accept-encoding', secure ? 'br, gzip, deflate' : 'gzip, deflate'],
      ];
    case 'har':
    case 'undici':
    case 'node-http':
      return [];
    case 'got':
      return [
        ['user-agent', 'got (https://github.com/sindresorhus/got)'],
        ['accept-encoding', 'gzip, deflate, br'],
      ];
    case 'superagent':
      return method === 'HEAD' ? [] : [['Accept-Encoding', 'gzip, deflate']];
    case 'apps-script':
      return [
        [
          'User-Agent',
          'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: SCRIPT_ID)',
        ],
        ['Accept-Encoding', 'gzip, deflate, br'],
      ];
    case 'axios':
      return [
        ['Accept', 'application/json, text/plain, */*'],
        ['User-Agent', `axios/${version('axios')}`],
        ['Accept-Encoding', 'gzip, compress, deflate, br'],
      ];
    case 'discord.js':
      return [
        ['User-Agent', `DiscordBot (https://discord.js.org, ${version('@discordjs/rest')}) Node.js/${version('node')}`],
      ];
    case 'eris':
      return [
        ['User-Agent', `DiscordBot (https://github.com/abalabahaha/eris, ${version('eris')})`],
        ['Accept-Encoding', 'gzip,deflate'],
      ];
    case 'discord.py':
      return [
        [
          'User-Agent',
          `DiscordBot (https://github.com/Rapptz/discord.py ${version('discord.py')}) Python/${version('python')} aiohttp/${version('aiohttp')}`,
        ],
        ['Accept', '*/*'],
        ['Accept-Encoding', 'gzip, deflate'],
      ];
    case 'python-requests':
      return [
        ['User-Agent', `python-requests/${version('requests')}`],
        ['Accept-Encoding', 'gzip, deflate'],
        ['Accept', '*/*'],
      ];
    case 'python-urllib':
      return [
        ['Accept-Encoding', 'identity'],
        ['User-Agent', `Python-urllib/${version('python')}`],
        ['Connection', 'close'],
      ];
    case 'python-httpx':
      return [
        ['Accept', '*/*'],
        ['Accept-Encoding', 'gzip, deflate'],
        ['User-Agent', `python-httpx/${version('httpx')}`],
      ];
    case 'python-aiohttp':
      return [
        ['Accept', '*/*'],
        ['Accept-Encoding', 'gzip, deflate'],
        ['User-Agent', `Python/${version('python')} aiohttp/${version('aiohttp')}`],
      ];
    default:
      return client satisfies never;
  }
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

function contentType(client: Client, request: DefaultsFor): string | undefined {
  const { method, body, boundary } = request;
  const writes = method === 'POST' || method === 'PUT' || method === 'PATCH';
  if (body === null) {
    if (client === 'powershell' && method === 'POST') return form;
    if (client === 'axios' && writes) return form;
    return usesAiohttp(client) && writes ? 'application/octet-stream' : undefined;
  }
  if (body.kind === 'multipart') return `multipart/form-data; boundary=${boundary}`;
  // "If this parameter is omitted and the request method is POST …" (Invoke-RestMethod, -ContentType).
  if (client === 'powershell') return method === 'POST' ? form : undefined;
  if (body.kind === 'file') return typeOfFile(client, writes);
  const byClient = body.encodedBy !== 'code';
  switch (client) {
    case 'http-file':
      return body.kind === 'json' ? json : body.kind === 'form' ? form : undefined;
    case 'curl':
    case 'python-urllib':
      return form;
    case 'fetch':
      return body.kind === 'form' && byClient ? `${form};charset=UTF-8` : 'text/plain;charset=UTF-8';
    case 'ky':
      if (body.kind === 'json' && byClient) return json;
      return contentType('fetch', request);
    case 'har':
    case 'undici':
    case 'node-http':
      return undefined;
    case 'got':
      return byClient ? typeOfValue(body.kind) : undefined;
    case 'superagent':
      return body.kind === 'json' && byClient ? json : form;
    case 'apps-script':
      return form;
    case 'axios':
      if (body.kind === 'json' && byClient) return json;
      if (body.kind === 'form' && byClient) return `${form};charset=utf-8`;
      return writes ? form : undefined;
    case 'discord.js':
    case 'eris':
    case 'oceanic':
      return body.kind === 'json' && byClient ? json : undefined;
    case 'python-requests':
    case 'python-httpx':
      return byClient ? typeOfValue(body.kind) : undefined;
    case 'python-aiohttp':
    case 'discord.py':
      return (byClient ? typeOfValue(body.kind) : undefined) ?? 'text/plain; charset=utf-8';
    default:
      return client satisfies never;
  }
}

/** discord.py sends with aiohttp. */
function usesAiohttp(client: Client): boolean {
  return client === 'python-aiohttp' || client === 'discord.py';
}

/** Content-Type of a body that is read from a file. */
function typeOfFile(client: Client, writes: boolean): string | undefined {
  if (client === 'curl' || client === 'python-urllib') return form;
  if (usesAiohttp(client)) return 'application/octet-stream';
  return client === 'axios' && writes ? form : undefined;
}

/** Content-Type of a body that a library writes from a value. */
function typeOfValue(kind: DraftBody['kind']): string | undefined {
  return kind === 'json' ? json : kind === 'form' ? form : undefined;
}
