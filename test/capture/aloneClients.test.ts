import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { libraries, runtimes } from './bots.ts';
import { Watched } from './watched.ts';

const start = `const url = process.env.API + '/api/v10/channels/4030000000000000001/messages?limit=';
const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
const end = (request) => new Promise((resolve) => {
  request.on('response', (answer) => answer.resume().on('end', resolve));
  if (!request.writableEnded) request.end('{}');
});
`;

/** Programs with one client and nothing else, which might have done for it what the hook does not. Each asks three times. */
const programs: Readonly<Record<string, string>> = {
  'http.cjs': `${start}const http = require('node:http');
(async () => {
  await end(http.request(url + __LINE__, post));
  await end(http.get(url + __LINE__));
  await end(http.request(url + __LINE__, { ...post, agent: false }));
})();`,
  'http.mjs': `${start}import http from 'node:http';
await end(http.request(url + __LINE__, post));
await end(http.get(url + __LINE__));
await end(http.request(url + __LINE__, { ...post, agent: new http.Agent({ keepAlive: true, maxSockets: 1 }) }));
process.exit(0);`,
  'https.cjs': `${start}const https = require('https');
const secure = { ...post, rejectUnauthorized: false };
const address = (line) => 'https://127.0.0.1:' + process.env.TLS_PORT + '/api/v10/channels/4030000000000000001/messages?limit=' + line;
(async () => {
  await end(https.request(address(__LINE__), secure));
  await end(https.get(address(__LINE__), secure));
  await end(https.request(address(__LINE__), secure));
})();`,
  'nodeFetch2.cjs': `${start}const fetch2 = require('node-fetch-2');
(async () => {
  await (await fetch2(url + __LINE__, { ...post, body: '{}' })).text();
  await (await fetch2(url + __LINE__)).text();
  await (await fetch2(url + __LINE__)).text();
})();`,
  'nodeFetch3.mjs': `${start}import fetch3 from 'node-fetch-3';
await (await fetch3(url + __LINE__, { ...post, body: '{}' })).text();
await (await fetch3(url + __LINE__)).text();
await (await fetch3(url + __LINE__)).text();`,
  'axios.cjs': `${start}const axios = require('axios').create({ validateStatus: null });
(async () => {
  await axios.post(url + __LINE__, {});
  await axios.get(url + __LINE__);
  await axios(url + __LINE__);
})();`,
  'superagent.cjs': `${start}const superagent = require('superagent').agent().ok(() => true);
(async () => {
  await superagent.post(url + __LINE__).send({});
  await superagent.get(url + __LINE__);
  await superagent.get(url + __LINE__);
})();`,
  'undici.mjs': `${start}import { request } from 'undici';
await (await request(url + __LINE__, { ...post, body: '{}' })).body.text();
await (await request(url + __LINE__)).body.text();
await (await request(url + __LINE__)).body.text();`,
  'fetch.mjs': `${start}
await (await fetch(url + __LINE__, { ...post, body: '{}' })).text();
await (await fetch(url + __LINE__)).text();
await (await fetch(url + __LINE__)).text();`,
};

describe('a client that is alone in its program', function () {
  this.timeout(60_000);
  const watched = new Watched();
  before(function () {
    if (!existsSync(join(libraries, 'node-fetch-2'))) this.skip();
  });
  beforeEach(() => watched.open());
  afterEach(() => watched.close());
  after(() => watched.remove());

  for (const { path, version } of runtimes) {
    for (const [name, text] of Object.entries(programs)) {
      it(`is seen with its lines: ${name}, Node ${version}`, async () => {
        const { file, status, output } = await watched.run(name, text, { runtime: path });
        assert.equal(status, 0, output);
        const told = watched.listener.exchanges.map(({ sent: { site, url }, end }) => ({
          line: site?.weak ? 'weak' : site?.frames.find((one: { file: string }) => one.file.endsWith(file))?.line,
          asked: Number(/limit=(\d+)/.exec(url)?.[1]),
          status: end?.status,
        }));
        assert.equal(told.length, 3, output);
        assert.deepEqual(
          told,
          told.map(({ asked }) => ({ line: asked, asked, status: 403 })),
        );
      });
    }
  }
});
