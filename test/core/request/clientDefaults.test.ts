import { deepEqual, equal } from 'node:assert/strict';
import type { Client } from '../../../src/core/request/draft.ts';
import { show } from '../../../src/core/request/seal.ts';
import { readyWire, type Sketch, sketch } from './drafts.ts';

/** What goes out beside the request's own headers, names in lower case. */
function assumed(of: Sketch): Record<string, string> {
  const { wire } = readyWire(sketch({ url: 'https://discord.com/api/v10/gateway', ...of }));
  const headers = wire.headers.filter((header) => header.assumed);
  return Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), show(value)]));
}

/** Recorded from the real clients on 2026-11-20 (versions in clientDefaults.ts), GET without body. */
const recorded: Record<Client, Record<string, string>> = {
  'http-file': {
    'user-agent': 'DiscordBot (https://github.com/tracecord/tracecord, 0.1.0)',
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
  },
  har: {},
  // Microsoft's documentation and the source of PowerShell 7.4; not recorded.
  powershell: {
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.22631; en-US) PowerShell/7.4.6',
    'accept-encoding': 'gzip, deflate, br',
  },
  curl: { 'user-agent': 'curl/7.88.1', accept: '*/*' },
  fetch: {
    accept: '*/*',
    'accept-language': '*',
    'sec-fetch-mode': 'cors',
    'user-agent': 'node',
    'accept-encoding': 'br, gzip, deflate',
  },
  undici: {},
  axios: {
    accept: 'application/json, text/plain, */*',
    'user-agent': 'axios/1.21.1',
    'accept-encoding': 'gzip, compress, deflate, br',
  },
  got: { 'user-agent': 'got (https://github.com/sindresorhus/got)', 'accept-encoding': 'gzip, deflate, br' },
  ky: {
    accept: '*/*',
    'accept-language': '*',
    'sec-fetch-mode': 'cors',
    'user-agent': 'node',
    'accept-encoding': 'br, gzip, deflate',
  },
  superagent: { 'accept-encoding': 'gzip, deflate' },
  'node-http': {},
  'apps-script': {
    'user-agent': 'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: SCRIPT_ID)',
    'accept-encoding': 'gzip, deflate, br',
  },
  'discord.js': { 'user-agent': 'DiscordBot (https://discord.js.org, 2.6.3) Node.js/20.20.2' },
  eris: {
    'user-agent': 'DiscordBot (https://github.com/abalabahaha/eris, 0.18.0)',
    'accept-encoding': 'gzip,deflate',
  },
  oceanic: {
    accept: '*/*',
    'accept-language': '*',
    'sec-fetch-mode': 'cors',
    'user-agent': 'node',
    'accept-encoding': 'br, gzip, deflate',
  },
  'discord.py': {
    'user-agent': 'DiscordBot (https://github.com/Rapptz/discord.py 2.7.1) Python/3.11 aiohttp/3.14.3',
    accept: '*/*',
    'accept-encoding': 'gzip, deflate',
  },
  'python-requests': {
    'user-agent': 'python-requests/2.34.2',
    'accept-encoding': 'gzip, deflate',
    accept: '*/*',
  },
  'python-urllib': { 'accept-encoding': 'identity', 'user-agent': 'Python-urllib/3.11', connection: 'close' },
  'python-httpx': { accept: '*/*', 'accept-encoding': 'gzip, deflate', 'user-agent': 'python-httpx/0.28.1' },
  'python-aiohttp': { accept: '*/*', 'accept-encoding': 'gzip, deflate', 'user-agent': 'Python/3.11 aiohttp/3.14.3' },
};

/** Content-Type of a POST: JSON by the client, JSON by the code, a form by the client, nothing. Recorded likewise. */
const contentTypes: Record<Client, (string | undefined)[]> = {
  'http-file': ['application/json', 'application/json', 'application/x-www-form-urlencoded', undefined],
  powershell: [
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
  ],
  curl: [
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    undefined,
  ],
  fetch: [
    'text/plain;charset=UTF-8',
    'text/plain;charset=UTF-8',
    'application/x-www-form-urlencoded;charset=UTF-8',
    undefined,
  ],
  har: [undefined, undefined, undefined, undefined],
  undici: [undefined, undefined, undefined, undefined],
  axios: [
    'application/json',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded;charset=utf-8',
    'application/x-www-form-urlencoded',
  ],
  got: ['application/json', undefined, 'application/x-www-form-urlencoded', undefined],
  ky: ['application/json', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded;charset=UTF-8', undefined],
  superagent: ['application/json', 'application/x-www-form-urlencoded', 'application/x-www-form-urlencoded', undefined],
  'node-http': [undefined, undefined, undefined, undefined],
  'apps-script': [
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    undefined,
  ],
  'discord.js': ['application/json', undefined, undefined, undefined],
  eris: ['application/json', undefined, undefined, undefined],
  oceanic: ['application/json', undefined, undefined, undefined],
  'python-requests': ['application/json', undefined, 'application/x-www-form-urlencoded', undefined],
  'python-urllib': [
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    undefined,
  ],
  'python-httpx': ['application/json', undefined, 'application/x-www-form-urlencoded', undefined],
  'discord.py': [
    'application/json',
    'text/plain; charset=utf-8',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
  ],
  'python-aiohttp': [
    'application/json',
    'text/plain; charset=utf-8',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
  ],
};

describe('the headers that a client adds', () => {
  for (const client of Object.keys(recorded) as Client[]) {
    it(`are those of ${client}`, () => deepEqual(assumed({ client }), recorded[client]));

    it(`tell the type of a body as ${client} does`, () => {
      const post = { client, method: 'POST' } as const;
      deepEqual(
        [
          assumed({ ...post, body: '{"a":1}', encodedBy: 'client' })['content-type'],
          assumed({ ...post, body: '{"a":1}', encodedBy: 'code' })['content-type'],
          assumed({ ...post, body: 'a=1', bodyKind: 'form', encodedBy: 'client' })['content-type'],
          assumed(post)['content-type'],
        ],
        contentTypes[client],
      );
    });
  }

  it('give way to those of the request, whatever their case', () => {
    const headers = { 'USER-AGENT': 'mine', 'Content-type': 'text/x' };
    deepEqual(assumed({ client: 'python-requests', method: 'POST', body: '{}', headers }), {
      'accept-encoding': 'gzip, deflate',
      accept: '*/*',
    });
  });

  it('can be taken away', () => {
    const { wire } = readyWire({ ...sketch({ client: 'curl' }), withoutHeaders: ['user-agent'] });
    deepEqual(
      wire.headers.map(({ name }) => name),
      ['Accept'],
    );
  });

  it('name the boundary of a multipart body', () => {
    const parts = [{ name: 'payload_json', text: ['{}'] }];
    const { wire } = readyWire(sketch({ method: 'POST', bodyKind: 'multipart', parts }));
    const type = wire.headers.find(({ name }) => name === 'content-type')?.value ?? '';
    equal(wire.body?.kind === 'multipart' && type === `multipart/form-data; boundary=${wire.body.boundary}`, true);
  });

  it('take versions that are known', () => {
    const { wire } = readyWire(sketch({ client: 'axios' }), { versions: { axios: '1.6.0' } });
    equal(
      wire.headers.some(({ value }) => value === 'axios/1.6.0'),
      true,
    );
  });
});
