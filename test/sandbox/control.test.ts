import assert from 'node:assert/strict';
import { StandingClock } from '../../src/sandbox/clock.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker, start } from './ask.ts';

const messages = `/channels/${ids.text}/messages`;

describe('the control of a sandbox over HTTP', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const steer = (line: string, json?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    fetch(asker.sandbox.url + (line.split(' ')[1] ?? ''), {
      method: line.split(' ')[0] ?? '',
      headers,
      ...(json === undefined ? {} : { body: typeof json === 'string' ? json : JSON.stringify(json) }),
    });

  it('tells the scenario and lets another one be chosen, also while nothing else answers', async () => {
    const chosen = await steer('POST /sandbox/scenario', { scenario: 'json-ban, latency=10' });
    assert.equal(chosen.status, 204);
    assert.equal(asker.sandbox.scenario, 'json-ban, latency=10');
    assert.equal((await asker.ask('GET /users/@me')).status, 429);
    const told = (await (await steer('GET /sandbox/scenario')).json()) as { scenario: string; scenarios: unknown[] };
    assert.equal(told.scenario, 'json-ban, latency=10');
    assert.deepEqual(told.scenarios[1], { name: 'burst', group: 'limits' });
    await steer('POST /sandbox/scenario', { scenario: 'none' });
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
  });

  it('says what is wrong with a scenario, and keeps the one that is', async () => {
    const refused = await steer('POST /sandbox/scenario', { scenario: 'earthquake' });
    assert.equal(refused.status, 400);
    assert.match(((await refused.json()) as { message: string }).message, /earthquake.*cloudflare-ban/);
    assert.equal((await steer('POST /sandbox/scenario', {})).status, 400);
    assert.equal((await steer('POST /sandbox/scenario', '{')).status, 400);
    assert.equal(asker.sandbox.scenario, 'none');
  });

  it('hands out the state, takes it back, and begins again', async () => {
    const { json } = await asker.ask(`POST ${messages}`, { json: { content: 'kept' } });
    const state = await (await steer('GET /sandbox/state')).text();
    assert.equal((await steer('POST /sandbox/reset')).status, 204);
    assert.equal((await asker.ask(`GET ${messages}/${json.id}`)).json.code, 10008);
    assert.equal((await steer('POST /sandbox/state', state)).status, 204);
    assert.equal((await asker.ask(`GET ${messages}/${json.id}`)).json.content, 'kept');
    const broken = await steer('POST /sandbox/state', { format: 'other' });
    assert.equal(broken.status, 400);
    assert.match(((await broken.json()) as { message: string }).message, /no state of a sandbox/);
  });

  it('moves a clock that stands still', async () => {
    const sandbox = await startSandbox({ port: 0, seed: 1, clock: new StandingClock(start) });
    const pass = (milliseconds: unknown) =>
      fetch(`${sandbox.url}/sandbox/clock`, { method: 'POST', body: JSON.stringify({ pass: milliseconds }) });
    const date = async () => (await fetch(`${sandbox.url}/api/v10/gateway`)).headers.get('date');
    assert.equal(await date(), 'Fri, 20 Nov 2026 12:00:00 GMT');
    assert.equal((await pass(90_000)).status, 204);
    assert.equal(await date(), 'Fri, 20 Nov 2026 12:01:30 GMT');
    assert.equal((await pass(-1)).status, 400);
    await sandbox.close();
  });

  it('says that a clock that goes by itself cannot be moved', async () => {
    const sandbox = await startSandbox({ port: 0, seed: 1 });
    const refused = await fetch(`${sandbox.url}/sandbox/clock`, { method: 'POST', body: '{"pass": 1}' });
    assert.deepEqual([refused.status, /stands still/.test(await refused.text())], [400, true]);
    await sandbox.close();
  });

  it('opens an incident and takes it from stage to stage', async () => {
    assert.equal((await steer('POST /sandbox/incident', {})).status, 404);
    assert.equal((await steer('POST /sandbox/incident', { impact: 'critical' })).status, 201);
    const stages = [];
    for (let step = 0; step < 3; step++) {
      stages.push(((await (await steer('POST /sandbox/incident', {})).json()) as { status: string }).status);
    }
    assert.deepEqual(stages, ['identified', 'monitoring', 'resolved']);
  });

  it('tells of the incident that a scenario plays, and that it is over', async () => {
    const indicator = async () => {
      const answer = await steer('GET /status/api/v2/status.json');
      return ((await answer.json()) as { status: { indicator: string } }).status.indicator;
    };
    asker.sandbox.setScenario('incident');
    assert.equal(await indicator(), 'major');
    asker.sandbox.reset();
    assert.equal(await indicator(), 'major');
    asker.sandbox.setScenario('incident, latency=1');
    assert.equal(asker.sandbox.world.statusPage.incidents.length, 1);
    asker.sandbox.setScenario('none');
    assert.equal(await indicator(), 'none');
    const other = await Asker.start('incident');
    assert.equal(other.sandbox.world.statusPage.incidents.length, 1);
    await other.sandbox.close();
  });

  it('does not let web pages steer it', async () => {
    const page = { origin: 'https://evil.example' };
    for (const line of ['POST /sandbox/reset', 'POST /sandbox/state', 'POST /sandbox/interactions']) {
      assert.equal((await steer(line, {}, page)).status, 403, line);
    }
    assert.equal((await steer('POST /sandbox/reset', undefined, { origin: 'http://localhost:3000' })).status, 204);
    const read = await steer('GET /sandbox/state', undefined, page);
    assert.equal(read.headers.get('access-control-allow-origin'), null);
  });

  it('lists what there is for any other path', async () => {
    const { status, ok } = await steer('GET /sandbox');
    assert.deepEqual([status, ok], [404, false]);
    assert.match(await (await steer('GET /sandbox')).text(), /POST \/sandbox\/scenario/);
    assert.equal((await steer('GET /sandbox/reset')).status, 405);
  });
});
