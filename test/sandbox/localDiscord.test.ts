import assert from 'node:assert/strict';
import { type SandboxRecord, startSandbox } from '../../src/sandbox/server.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker, browserAgent, start, TestClock } from './ask.ts';

/** An id that nothing has. */
const nothing = '1300000000000000000';
const messages = `/channels/${ids.text}/messages`;

describe('what Cloudflare counts', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const isBanned = async () => (await asker.ask('GET /gateway')).text.includes('Error 1015');
  const unauthorized = { headers: { authorization: undefined } };

  // developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans; the scenario bans after ten.
  const counted: readonly (readonly [what: string, isCounted: boolean, line: string, fault: string | undefined])[] = [
    ['401', true, 'GET /users/@me', 'invalid-token'],
    ['403', true, `GET /channels/${ids.hidden}`, undefined],
    ['429 of one’s own', true, 'GET /users/@me', 'burst'],
    ['429 of all routes', true, 'GET /users/@me', 'global-limit'],
    ['429 that is shared', false, 'GET /users/@me', 'shared-limit'],
    ['429 of a service, which is shared', false, 'GET /users/@me', 'service-limit'],
    ['404', false, `GET /channels/${nothing}`, undefined],
    ['404 of a webhook', true, `GET /webhooks/${nothing}`, undefined],
    ['404 of a channel’s webhooks', false, `GET /channels/${nothing}/webhooks`, undefined],
    ['404 of a path that only has the word', false, `GET /x/webhooks/${nothing}`, undefined],
    ['a webhook that is there', false, `GET /webhooks/${ids.webhook}`, undefined],
    ['400', false, 'GET /channels/x', undefined],
    ['500', false, 'GET /users/@me', 'server-error'],
  ];
  for (const [what, isCounted, line, fault] of counted) {
    it(`${isCounted ? 'leads' : 'does not lead'} to a ban: ${what}`, async () => {
      asker.sandbox.setScenario(fault === undefined ? 'invalid-requests' : `invalid-requests, ${fault}`);
      for (let time = 0; time < 12; time++) {
        await asker.ask(line);
        // Routes that are called often have limits of their own.
        if (fault === undefined) asker.clock.pass(1000);
      }
      const { text } = await asker.ask('GET /gateway', { headers: { 'x-sandbox-fault': 'none' } });
      assert.equal(text.includes('Error 1015'), isCounted);
    });
  }

  // discord-api-docs#1771
  it('are invites that are looked up without a token: eleven in five seconds are too many', async () => {
    const statuses = async (line: string, sent: object) =>
      (await asker.repeat(11, line, sent)).map(({ status }) => status === 429);
    const [code] = asker.sandbox.world.invites.keys();
    const refusedOnce = [...Array.from({ length: 10 }, () => false), true];
    const never = Array.from({ length: 11 }, () => false);
    assert.deepEqual(await statuses(`DELETE /invites/${nothing}`, unauthorized), never);
    assert.deepEqual(await statuses(`GET /invites/${nothing}/more`, unauthorized), never);
    assert.deepEqual(await statuses(`GET /x/invites/${nothing}`, unauthorized), never);
    assert.deepEqual(await statuses('GET /gateway', unauthorized), never);
    const refused = (await asker.repeat(11, `GET /invites/${code}`, unauthorized))[10];
    assert.deepEqual([refused?.status, refused?.headers.via], [429, undefined]);
    assert.match(refused?.text ?? '', /Error 1015/);
    assert.equal(await isBanned(), false);
    // With a token the request reaches Discord, whatever its limit says there.
    assert.equal((await asker.ask(`GET /invites/${code}`)).headers.via, '1.1 google');
    asker.clock.pass(5_000);
    assert.deepEqual(await statuses(`GET /invites/${code}`, unauthorized), refusedOnce);
  });
});

describe('the way through the sandbox', () => {
  async function recorded(scenario: string, ask: (asker: Asker) => Promise<unknown>): Promise<SandboxRecord[]> {
    const records: SandboxRecord[] = [];
    const clock = new TestClock();
    const sandbox = await startSandbox({ port: 0, seed: 7, clock, scenario, onRequest: (one) => records.push(one) });
    await ask(new Asker(sandbox, clock)).catch(() => {});
    await sandbox.close();
    return records;
  }

  // A record has the route where one was reached, and 0 where no answer came (SandboxRecord).
  for (const [scenario, route, status] of [
    ['none', '/users/@me', 200],
    ['reset', null, 0],
    ['garbage', null, 0],
    ['truncated', '/users/@me', 200],
    ['cloudflare-ban', null, 429],
    ['company-filter', null, 403],
    ['server-error', '/users/@me', 500],
    ['burst=1', null, 400],
  ] as const) {
    it(`ends where the fault is: ${scenario}`, async () => {
      const headers = { 'x-sandbox-fault': scenario };
      const records = await recorded('none', (asker) => asker.ask('GET /users/@me', { headers }));
      assert.deepEqual(records, [{ at: start, method: 'GET', route, status }]);
    });
  }

  describe('passes one station after the other', () => {
    let asker: Asker;
    beforeEach(async () => {
      asker = await Asker.start();
    });
    afterEach(() => asker.sandbox.close());

    it('a filter before the edge, the edge before the path, the path before the token', async () => {
      const browser = { 'user-agent': browserAgent, authorization: `Bot ${asker.sandbox.token}` };
      const code = async (line: string, headers: Record<string, string | undefined>) => {
        const { status, text, json } = await asker.ask(line, { headers });
        return [status, json?.code ?? text.slice(0, 20)];
      };
      const both = { ...browser, 'x-sandbox-fault': 'company-filter, cloudflare-ban' };
      assert.deepEqual(await code('GET /guilds/x/nowhere', both), [403, '<!DOCTYPE html>\n<htm']);
      assert.deepEqual(await code('GET /guilds/x/nowhere', browser), [403, 40333]);
      assert.deepEqual(await code('GET /guilds/x/nowhere', { authorization: undefined }), [404, 0]);
      assert.deepEqual(await code(`PUT /guilds/${ids.guild}/bans`, { authorization: undefined }), [405, 0]);
      assert.deepEqual(await code('GET /channels/x', { authorization: undefined }), [401, 0]);
    });

    it('the token before the limit, the limit before what is wrong with ids and body', async () => {
      const broken = { body: '{', headers: { 'content-type': 'application/json' } };
      const codes = [];
      for (let time = 0; time < 6; time++) {
        const { status, json } = await asker.ask(`POST ${messages}`, broken);
        codes.push([status, json.code]);
      }
      assert.deepEqual(codes, [...Array.from({ length: 5 }, () => [400, 50109]), [429, undefined]]);
      const { status } = await asker.ask(`POST ${messages}`, { headers: { authorization: undefined } });
      assert.equal(status, 401);
      // What is wrong with an id is said before what is wrong with the body.
      const { json } = await asker.ask('POST /channels/x/messages', broken);
      assert.deepEqual(Object.keys(json.errors), ['channel_id']);
    });

    it('a mistake of the sandbox’s own is 500, and its header says which', async () => {
      const channel = asker.sandbox.world.channels.get(ids.text);
      assert.ok(channel !== undefined);
      asker.sandbox.world.channels.set(ids.text, { ...channel, messages: undefined as never });
      const { status, json, headers } = await asker.ask(`GET ${messages}`);
      assert.deepEqual([status, json], [500, { message: '500: Internal Server Error', code: 0 }]);
      assert.match(decodeURIComponent(headers['x-sandbox-bug'] ?? ''), /undefined/);
    });

    it('a fault that is none is said in JSON', async () => {
      const { status, json, headers } = await asker.ask('GET /users/@me', { headers: { 'x-sandbox-fault': 'code=x' } });
      assert.equal(status, 400);
      assert.deepEqual(json, { message: 'The scenario "code" does not take "x" as its amount.', code: 0 });
      assert.deepEqual([headers.date, headers.via], ['Fri, 20 Nov 2026 12:00:00 GMT', undefined]);
    });

    it('nothing of Discord’s own on what is not its path', async () => {
      // Only paths below /api are the API (developers/reference, base URL).
      for (const path of ['/api/elsewhere', '/api/v10x/gateway', '/api/v10/gateway/', '/api/vten/gateway']) {
        const { status, json } = await asker.ask(`GET ${path}`);
        assert.deepEqual([status, json], [404, { message: '404: Not Found', code: 0 }], path);
      }
    });

    it('the word of an operation before that of the limit, where both set a header', async () => {
      const { headers } = await asker.ask('GET /users/@me');
      assert.deepEqual(
        Object.keys(headers).filter((name) => !/^(connection|keep-alive|content-length)$/.test(name)),
        [
          'date',
          'x-sandbox',
          'server',
          'cf-ray',
          'cf-cache-status',
          'set-cookie',
          'via',
          'x-ratelimit-bucket',
          'x-ratelimit-limit',
          'x-ratelimit-remaining',
          'x-ratelimit-reset',
          'x-ratelimit-reset-after',
          'content-type',
        ],
      );
    });
  });
});

describe('a scenario that changes', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start('incident');
  });
  afterEach(() => asker.sandbox.close());

  it('ends the incident that it plays, once, and opens a new one later', () => {
    const stages = () => asker.sandbox.world.statusPage.incidents.map(({ status }) => status);
    assert.deepEqual(stages(), ['investigating']);
    asker.sandbox.setScenario('none');
    assert.deepEqual(stages(), ['resolved']);
    asker.sandbox.setScenario('burst');
    assert.equal(asker.sandbox.world.statusPage.incidents[0]?.incident_updates.length, 2);
    asker.sandbox.setScenario('incident');
    assert.deepEqual(stages(), ['investigating', 'resolved']);
  });

  it('counts every second request anew after a reset', async () => {
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
    asker.sandbox.reset();
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
    assert.equal((await asker.ask('GET /users/@me')).status, 503);
  });
});
