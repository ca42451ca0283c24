import assert from 'node:assert/strict';
import { type SandboxRecord, startSandbox } from '../../../src/sandbox/server.ts';
import { Asker, start, TestClock } from '../ask.ts';

/** What is asked of the sandbox itself, as its refusals list it. */
const known = [
  'GET /status/api/v2/summary.json',
  'GET /status/api/v2/status.json',
  'GET /status/api/v2/components.json',
  'GET /status/api/v2/incidents.json',
  'GET /status/api/v2/incidents/unresolved.json',
  'GET /status/api/v2/scheduled-maintenances.json',
  'GET /status/api/v2/scheduled-maintenances/upcoming.json',
  'GET /status/api/v2/scheduled-maintenances/active.json',
  'POST /sandbox/interactions',
  'GET /sandbox/scenario',
  'POST /sandbox/scenario',
  'POST /sandbox/reset',
  'GET /sandbox/state',
  'POST /sandbox/state',
  'POST /sandbox/clock',
  'POST /sandbox/incident',
].join(', ');

describe('what lies beside the API', () => {
  let asker: Asker;
  const records: SandboxRecord[] = [];
  before(async () => {
    const clock = new TestClock();
    const sandbox = await startSandbox({ port: 0, seed: 7, clock, onRequest: (record) => records.push(record) });
    asker = new Asker(sandbox, clock);
  });
  beforeEach(() => {
    records.length = 0;
  });
  after(() => asker.sandbox.close());

  it('needs no token and no User-Agent, and says that it is a sandbox', async () => {
    const headers = { authorization: undefined, 'user-agent': undefined };
    const reply = await asker.ask('GET /sandbox/scenario', { headers });
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.date, 'Fri, 20 Nov 2026 12:00:00 GMT');
    assert.equal(reply.headers['x-sandbox'], '1');
    for (const name of ['via', 'server', 'cf-ray', 'x-ratelimit-limit']) assert.equal(reply.headers[name], undefined);
  });

  it('is told of like any other request', async () => {
    await asker.ask('GET /sandbox/scenario?x=1');
    await asker.ask('DELETE /sandbox/scenario');
    await asker.ask('GET /status/api/v2/nothing.json');
    assert.deepEqual(records, [
      { at: start, method: 'GET', route: '/sandbox/scenario', status: 200 },
      { at: start, method: 'DELETE', route: null, status: 405 },
      { at: start, method: 'GET', route: null, status: 404 },
    ]);
  });

  for (const [line, path, status] of [
    ['GET /sandbox', '/sandbox', 404],
    ['GET /sandbox/x?y', '/sandbox/x', 404],
    ['GET /sandbox/', '/sandbox/', 404],
    ['GET /status/nothing', '/status/nothing', 404],
    ['PUT /sandbox/state', '/sandbox/state', 405],
    ['GET /sandbox/reset', '/sandbox/reset', 405],
  ] as const) {
    it(`says what there is where there is nothing: ${line}`, async () => {
      const reply = await asker.ask(line);
      assert.equal(reply.status, status);
      const message = `The sandbox has nothing here for ${path}. It has: ${known}.`;
      assert.deepEqual(reply.json, { message, code: 0 });
    });
  }

  it('ends where Discord begins', async () => {
    for (const path of ['/api/sandbox/scenario', '/api/v10/status/api/v2/summary.json', '/api/v10/sandbox']) {
      const { status, json, headers } = await asker.ask(`GET ${path}`);
      assert.deepEqual([status, json.message, headers.via], [404, '404: Not Found', '1.1 google'], path);
    }
    // Only what is below /api is the API (developers/reference, base URL).
    for (const path of ['/sandboxes', '/gateway', '/v10/gateway']) {
      const beside = await fetch(asker.sandbox.url + path, { headers: { 'user-agent': 'DiscordBot (x, 1)' } });
      assert.equal(beside.headers.get('via'), '1.1 google', path);
      assert.deepEqual(await beside.json(), { message: '404: Not Found', code: 0 }, path);
    }
  });

  it('takes JSON whatever it is called, with blank space around it, or nothing', async () => {
    const sent = { body: ' \n{"scenario": "burst"}\n ', headers: { 'content-type': 'text/plain' } };
    assert.equal((await asker.ask('POST /sandbox/scenario', sent)).status, 204);
    assert.equal(asker.sandbox.scenario, 'burst');
    assert.equal((await asker.ask('POST /sandbox/reset', { body: ' \n' })).status, 204);
    const broken = await asker.ask('POST /sandbox/reset', { body: '{' });
    assert.deepEqual(
      [broken.status, broken.json],
      [400, { message: 'The request body contains invalid JSON.', code: 50109 }],
    );
    const huge = await asker.ask('POST /sandbox/scenario', { body: Buffer.alloc(30 * 1024 * 1024 + 1, ' ') });
    assert.equal(huge.status, 413);
  });

  // A page says where it is from (https://fetch.spec.whatwg.org/#origin-header); one on this machine is one's own.
  for (const [origin, status] of [
    ['http://localhost', 204],
    ['https://localhost:3000', 204],
    ['http://127.0.0.1:8080', 204],
    ['http://[::1]:8080', 204],
    ['https://evil.example', 403],
    ['http://localhost.evil.example', 403],
    ['http://evil.example/http://localhost', 403],
    ['http://127.0.0.1.evil.example', 403],
    ['http://127x0x0x1', 403],
    ['http://localhost:x', 403],
    ['ftp://localhost', 403],
    ['null', 403],
  ] as const) {
    it(`${status === 204 ? 'lets itself' : 'does not let itself'} be steered by a page of ${origin}`, async () => {
      const reply = await asker.ask('POST /sandbox/reset', { headers: { origin } });
      assert.equal(reply.status, status);
      if (status === 403) assert.deepEqual(reply.json, { message: 'Web pages may not steer the sandbox.', code: 0 });
    });
  }

  it('may be read by a page, which a browser then keeps from it', async () => {
    const { status, headers } = await asker.ask('GET /sandbox/state', { headers: { origin: 'https://evil.example' } });
    assert.deepEqual([status, headers['access-control-allow-origin']], [200, undefined]);
  });
});
