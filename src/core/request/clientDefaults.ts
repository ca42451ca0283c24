import type { Client, DraftBody } from './draft.ts';

/**
 * The headers that each client adds by itself, so that what is sent is what the code would send. Recorded byte for byte
 * on 2026-11-20 from Node 20.20.2 (`fetch`), undici 7.30.2, axios 1.21.1, @discordjs/rest 2.6.3, curl 7.88.1,
 * requests 2.34.2, httpx 0.28.1, aiohttp 3.14.3 and the urllib of Python 3.11; those of PowerShell's web cmdlets are
 * not recorded but as its documentation (Invoke-RestMethod, 7.4) and its source say. Left out are `Host` and `Content-Length`,
 * which the transport writes, and `Connection: keep-alive`, which is what HTTP/1.1 means without it.
 */

/** Versions in User-Agents where the workspace's own are not known: those that were recorded. */
export const recordedVersions = {
  tracecord: '0.1.0',
  node: '20.20.2',
  axios: '1.21.1',
  '@discordjs/rest': '2.6.3',
  curl: '7.88.1',
  powershell: '7.4.6',
  python: '3.11',
  requests: '2.34.2',
  httpx: '0.28.1',
  aiohttp: '3.14.3',
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
  const name = client === 'fetch' ? 'content-type' : 'Content-Type';
  return [...fixedHeaders(client, request), ...(type === undefined ? [] : [[name, type] as const])];
}

function fixedHeaders(client: Client, { secure, versions }: DefaultsFor): Header[] {
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
      return [
        ['accept', '*/*'],
        ['accept-language', '*'],
        ['sec-fetch-mode', 'cors'],
        ['user-agent', 'node'],
        ['accept-encoding', secure ? 'br, gzip, deflate' : 'gzip, deflate'],
      ];
    case 'undici':
      return [];
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

function contentType(client: Client, { method, body, boundary }: DefaultsFor): string | undefined {
  const writes = method === 'POST' || method === 'PUT' || method === 'PATCH';
  if (body === null) {
    if (client === 'powershell' && method === 'POST') return form;
    if (client === 'axios' && writes) return form;
    return client === 'python-aiohttp' && writes ? 'application/octet-stream' : undefined;
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
    case 'undici':
      return undefined;
    case 'axios':
      if (body.kind === 'json' && byClient) return json;
      if (body.kind === 'form' && byClient) return `${form};charset=utf-8`;
      return writes ? form : undefined;
    case 'discord.js':
      return body.kind === 'json' && byClient ? json : undefined;
    case 'python-requests':
    case 'python-httpx':
      return byClient ? typeOfValue(body.kind) : undefined;
    case 'python-aiohttp':
      return (byClient ? typeOfValue(body.kind) : undefined) ?? 'text/plain; charset=utf-8';
    default:
      return client satisfies never;
  }
}

/** Content-Type of a body that is read from a file. */
function typeOfFile(client: Client, writes: boolean): string | undefined {
  if (client === 'curl' || client === 'python-urllib') return form;
  if (client === 'python-aiohttp') return 'application/octet-stream';
  return client === 'axios' && writes ? form : undefined;
}

/** Content-Type of a body that a Python library writes from a value. */
function typeOfValue(kind: DraftBody['kind']): string | undefined {
  return kind === 'json' ? json : kind === 'form' ? form : undefined;
}
