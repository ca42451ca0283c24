import assert from 'node:assert/strict';
import { canWatchModules } from '../../src/capture/node/loading.ts';
import { runtimes } from './bots.ts';
import { Watched } from './watched.ts';

/** What each program begins with; every request says with `?limit=` which line makes it. */
const start = `const api = process.env.API + '/api/v10';
const id = (status) => status + '0000000000000001';
const raw = (path, line) => fetch(api + path + '?limit=' + line, { method: 'POST', body: '{}' }).then((answer) => answer.text());
const later = () => new Promise((resolve) => setTimeout(resolve, 20));
`;

/** Programs whose own code makes requests in the course of a library's call, for the most part to the same route. */
const programs: Readonly<Record<string, string>> = {
  'an interceptor of axios that reports to the same route': `
const axios = require('axios').create({ baseURL: api });
const path = '/channels/' + id(500) + '/messages';
axios.interceptors.response.use(undefined, async (error) => {
  await raw(path, __LINE__);
  await later();
  await raw(path, __LINE__);
  throw error;
});
axios.post(path, {}, { params: { limit: __LINE__ } }).catch(() => {});`,

  'an interceptor of axios whose base address is the whole one': `
const hook = require('axios').create({ baseURL: api + '/webhooks/' + id(429) + '/fake-token' });
hook.interceptors.response.use(undefined, async (error) => {
  await raw('/channels/' + id(200) + '/messages', __LINE__);
  throw error;
});
const send = async () => {
  await hook.post('?limit=__LINE__', {}).catch(() => {});
  await hook.post('', {}, { params: { limit: __LINE__ } }).catch(() => {});
  await hook.post('/slack', {}, { params: { limit: __LINE__ } }).catch(() => {});
};
send();`,

  'a listener of @discordjs/rest between its attempts': `
const { REST } = require('@discordjs/rest');
const rest = new REST({ api: process.env.API + '/api', retries: 2 }).setToken('fake-token');
const path = '/channels/' + id(500) + '/messages';
rest.on('response', () => raw(path, __LINE__));
rest.post(path, { body: {}, query: new URLSearchParams({ limit: '__LINE__' }) }).catch(() => {});`,

  'an interceptor of axios that asks first': `
const axios = require('axios').create({ baseURL: api });
const path = '/channels/' + id(403) + '/messages';
axios.interceptors.request.use(async (config) => {
  await raw(path, __LINE__);
  return config;
});
axios.post(path, {}, { params: { limit: __LINE__ } }).catch(() => {});`,

  'superagent that tries again': `
const path = api + '/channels/' + id(500) + '/messages';
require('superagent').get(path + '?limit=__LINE__').retry(2).then(() => {}, () => {});`,
};

/** As above, of libraries that are ES modules, which can be followed in the versions that `canWatchModules` knows. */
const modules: Readonly<Record<string, string>> = {
  'got and ky that try again': `import got from 'got';
import ky from 'ky';
const path = process.env.API + '/api/v10/channels/5000000000000000001/messages';
const again = { limit: 2, calculateDelay: ({ attemptCount }) => (attemptCount > 2 ? 0 : 20) };
await got(path + '?limit=__LINE__', { retry: again }).catch(() => {});
await ky.get(path + '?limit=__LINE__', { retry: { limit: 2, delay: () => 20 } }).catch(() => {});`,
};

describe('requests in the course of another call', function () {
  this.timeout(60_000);
  const watched = new Watched();
  beforeEach(() => watched.open());
  afterEach(() => watched.close());
  after(() => watched.remove());

  for (const { path, version } of runtimes) {
    const commonJs = Object.entries(programs).map(([what, text]) => [what, 'courses.cjs', start + text] as const);
    const esModules = Object.entries(modules).map(([what, text]) => [what, 'courses.mjs', text] as const);
    for (const [what, name, text] of [...commonJs, ...(Number.parseInt(version, 10) < 22 ? [] : esModules)]) {
      it(`are told on the lines that make them: ${what}, Node ${version}`, async () => {
        const { file, status, output } = await watched.run(name, text, { runtime: path });
        assert.equal(status, 0, output);
        const { exchanges } = watched.listener;
        const asked = exchanges.map(({ sent }) => Number(/limit=(\d+)/.exec(sent.url)?.[1]));
        const told = exchanges.map(({ sent: { site } }) =>
          site?.weak ? 'weak' : site?.frames.find((frame: { file: string }) => frame.file.endsWith(file))?.line,
        );
        assert.ok(exchanges.length >= 2 && asked.every(Number.isInteger), JSON.stringify(exchanges));
        // The helper that all of them share stands between.
        const helper = start.split('\n').findIndex((line) => line.startsWith('const raw')) + 1;
        const lines = exchanges.map(({ sent: { site } }, place) =>
          told[place] === helper
            ? site.frames.filter((frame: { file: string }) => frame.file === file)[1]?.line
            : told[place],
        );
        const isFollowed = name !== 'courses.mjs' || canWatchModules(version);
        // Where modules cannot be followed: no line rather than a wrong one.
        assert.deepEqual(
          isFollowed ? lines : lines.filter((line) => typeof line === 'number'),
          isFollowed ? asked : [],
        );
      });
    }
  }
});
