import { sandboxIds } from '../../../src/sandbox/world/seed.ts';

/** Where the programs send to; what runs them puts the sandbox in its place. */
export const discord = 'https://discord.com';

/** A program that sends with one library; it prints the statuses of its requests, those that were thrown too. */
export interface RetryProgram {
  readonly library: string;
  readonly file: string;
  readonly language: 'javascript' | 'typescript' | 'python';
  /** `GET` or `POST`; so many requests, one after the other. */
  readonly code: (method: 'GET' | 'POST', count: number) => string;
}

const address = `${discord}/api/v10/channels/${sandboxIds.text}/messages`;
const agent = 'DiscordBot (https://example.com, 1)';
const headers = `{ Authorization: \`Bot \${process.env.TOKEN}\`, 'User-Agent': '${agent}' }`;

/** The statuses of so many calls of `send`, and of the errors that it throws. */
function looped(count: number): string {
  return `const statuses = [];
for (let i = 0; i < ${count}; i += 1) {
  statuses.push(await send().catch((error) => error.response?.status ?? error.response?.statusCode ?? String(error)));
}
console.log(JSON.stringify(statuses));
`;
}

const isPost = (method: string): boolean => method === 'POST';

/** One program for each library and each way of writing it. */
export const retryPrograms: readonly RetryProgram[] = [
  {
    library: 'fetch with await',
    file: 'fetch.mjs',
    language: 'javascript',
    code: (method, count) => `async function send() {
  const response = await fetch('${address}', {
    method: '${method}',
    headers: { ...${headers}, 'Content-Type': 'application/json' },
${isPost(method) ? "    body: JSON.stringify({ content: 'one more' }),\n" : ''}  });
  await response.text();
  return response.status;
}

${looped(count)}`,
  },
  {
    library: 'fetch with then, in CommonJS',
    file: 'then.cjs',
    language: 'javascript',
    code: (method, count) => `'use strict'
const { setTimeout } = require('timers/promises')

function send() {
\treturn fetch("${address}", {
\t\tmethod: "${method}",
\t\theaders: { ...${headers}, "Content-Type": "application/json" },
${isPost(method) ? '\t\tbody: JSON.stringify({ content: "one more" }),\n' : ''}\t}).then((response) => response.json().then(() => response.status, () => response.status))
}

async function main() {
\t${looped(count)
      .replaceAll(';', (mark, at: number, all: string) => (all[at + 1] === '\n' ? '' : mark))
      .replaceAll('\n', '\n\t')}
}
setTimeout(1).then(main)
`,
  },
  {
    library: 'undici',
    file: 'undici.mjs',
    language: 'javascript',
    code: (method, count) => `import { request } from 'undici';

async function send() {
  const { statusCode, body } = await request('${address}', {
    method: '${method}',
    headers: { ...${headers}, 'Content-Type': 'application/json' },
${isPost(method) ? "    body: JSON.stringify({ content: 'one more' }),\n" : ''}  });
  await body.text();
  return statusCode;
}

${looped(count)}`,
  },
  {
    library: 'axios',
    file: 'axios.mjs',
    language: 'javascript',
    code: (method, count) => `import axios from 'axios';

const send = () =>
  axios.${method.toLowerCase()}('${address}', ${isPost(method) ? "{ content: 'one more' }, " : ''}{
    headers: ${headers},
  }).then((response) => response.status);

${looped(count)}`,
  },
  {
    library: 'an instance of axios in CommonJS',
    file: 'axios.cjs',
    language: 'javascript',
    code: (method, count) => `const axios = require('axios');

const api = axios.create({ baseURL: '${discord}/api/v10', headers: ${headers}, validateStatus: () => true });

async function send() {
  const { status } = await api.${method.toLowerCase()}('/channels/${sandboxIds.text}/messages'${isPost(method) ? ", { content: 'one more' }" : ''});
  return status;
}

async function main() {
  ${looped(count).replaceAll('\n', '\n  ')}
}
main();
`,
  },
  {
    library: 'got',
    file: 'got.mjs',
    language: 'javascript',
    code: (method, count) =>
      `import got from 'got';

async function send() {
  await got.${method.toLowerCase()}('${address}', {
    headers: ${headers},
${isPost(method) ? "    json: { content: 'one more' },\n" : ''}    retry: { limit: 0 },
  }).json();
  return 200;
}

${looped(count)}`.replace(isPost(method) ? '    retry: { limit: 0 },\n' : '', ''),
  },
  {
    library: 'ky',
    file: 'ky.mjs',
    language: 'javascript',
    code: (method, count) => `import ky from 'ky';

async function send() {
  const response = await ky.${method.toLowerCase()}('${address}', {
    headers: ${headers},
${isPost(method) ? "    json: { content: 'one more' },\n" : '    retry: 0,\n'}  });
  return response.status;
}

${looped(count)}`,
  },
  {
    library: 'superagent',
    file: 'superagent.cjs',
    language: 'javascript',
    code: (method, count) => `const superagent = require('superagent');

async function send() {
  const response = await superagent
    .${method.toLowerCase()}('${address}')
    .set('Authorization', \`Bot \${process.env.TOKEN}\`)
    .set('User-Agent', '${agent}')${isPost(method) ? "\n    .send({ content: 'one more' })" : ''};
  return response.status;
}

async function main() {
  ${looped(count).replaceAll('\n', '\n  ')}
}
main();
`,
  },
  {
    library: 'node:https',
    file: 'https.mjs',
    language: 'javascript',
    code: (method, count) => `import http from 'node:http';
import https from 'node:https';

const send = () =>
  new Promise((resolve, reject) => {
    const request = https.request(
      '${address}',
      { method: '${method}', headers: { ...${headers}, 'Content-Type': 'application/json' } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
      },
    );
    request.on('error', reject);
${isPost(method) ? "    request.write(JSON.stringify({ content: 'one more' }));\n" : ''}    request.end();
  });

${looped(count)}`,
  },
  {
    library: 'node:https in CommonJS',
    file: 'https.cjs',
    language: 'javascript',
    code: (method, count) => `const http = require('http');
const https = require('https');

function send() {
  return new Promise((resolve, reject) => {
    const req = https.request('${address}', {
      method: '${method}',
      headers: { ...${headers}, 'Content-Type': 'application/json' },
    }, (res) => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (chunk) => { text += chunk; });
      res.on('end', () => resolve(res.statusCode));
    });
    req.on('error', reject);
    req.end(${isPost(method) ? "JSON.stringify({ content: 'one more' })" : ''});
  });
}

async function main() {
  ${looped(count).replaceAll('\n', '\n  ')}
}
main();
`,
  },
  {
    library: 'Apps Script',
    file: 'Code.js',
    language: 'javascript',
    code: (method, count) => `function send() {
  const response = UrlFetchApp.fetch('${address}', {
    method: '${method.toLowerCase()}',
    headers: { Authorization: 'Bot ' + PropertiesService.getScriptProperties().getProperty('TOKEN') },
${isPost(method) ? "    contentType: 'application/json',\n    payload: JSON.stringify({ content: 'one more' }),\n" : ''}  });
  return response.getResponseCode();
}

function main() {
  const statuses = [];
  for (let i = 0; i < ${count}; i += 1) {
    try {
      statuses.push(send());
    } catch (error) {
      statuses.push(Number(/(?:code|failed:) (\\d+)/.exec(error.message)?.[1]));
    }
  }
  console.log(JSON.stringify(statuses));
}
`,
  },
  python(
    'requests',
    'sender.py',
    (method) => `import os
import json
import requests


def send():
    response = requests.${method.toLowerCase()}(
        "${address}",
        headers={"Authorization": f"Bot {os.environ['TOKEN']}", "User-Agent": "${agent}"},
${isPost(method) ? '        json={"content": "one more"},\n' : ''}    )
    return response.status_code
`,
  ),
  python(
    'httpx',
    'httpx_sync.py',
    (method) => `import json
import os
from time import sleep

import httpx

client = httpx.Client(headers={"Authorization": f"Bot {os.environ['TOKEN']}", "User-Agent": "${agent}"}, timeout=60)


def send():
    return client.${method.toLowerCase()}("${address}"${isPost(method) ? ', json={"content": "one more"}' : ''}).status_code
`,
  ),
  python(
    'urllib',
    'opener.py',
    (method) => `import json
import os
import urllib.request


def send():
    request = urllib.request.Request(
        "${address}",
${isPost(method) ? '        data=json.dumps({"content": "one more"}).encode(),\n' : ''}        headers={
            "Authorization": f"Bot {os.environ['TOKEN']}",
            "User-Agent": "${agent}",
            "Content-Type": "application/json",
        },
        method="${method}",
    )
    try:
        with urllib.request.urlopen(request) as response:
            return response.status
    except urllib.request.HTTPError as error:
        error.read()
        return error.code
`,
  ),
  {
    library: 'httpx with await',
    file: 'httpx_async.py',
    language: 'python',
    code: (method, count) => `import asyncio
import json
import os

import httpx


async def main():
    headers = {"Authorization": f"Bot {os.environ['TOKEN']}", "User-Agent": "${agent}"}
    statuses = []
    async with httpx.AsyncClient(headers=headers, timeout=60) as client:
        for i in range(${count}):
            response = await client.${method.toLowerCase()}("${address}"${isPost(method) ? ', json={"content": "one more"}' : ''})
            statuses.append(response.status_code)
    print(json.dumps(statuses))


asyncio.run(main())
`,
  },
  {
    library: 'aiohttp',
    file: 'aio.py',
    language: 'python',
    code: (method, count) => `import asyncio
import json
import os

import aiohttp


async def main():
    headers = {'Authorization': f'Bot {os.environ["TOKEN"]}', 'User-Agent': '${agent}'}
    statuses = []
    async with aiohttp.ClientSession(headers=headers) as session:
        for i in range(${count}):
            async with session.${method.toLowerCase()}('${address}'${isPost(method) ? ", json={'content': 'one more'}" : ''}) as response:
                await response.text()
                statuses.append(response.status)
    print(json.dumps(statuses))


asyncio.run(main())
`,
  },
];

function python(library: string, file: string, head: (method: 'GET' | 'POST') => string): RetryProgram {
  return {
    library,
    file,
    language: 'python',
    code: (method, count) => `${head(method)}

print(json.dumps([send() for i in range(${count})]))
`,
  };
}
