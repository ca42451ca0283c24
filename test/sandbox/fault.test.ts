import assert from 'node:assert/strict';
import { type ScenarioName, scenarioNames } from '../../src/sandbox/fault.ts';
import { sandboxIds as ids } from '../../src/sandbox/seed.ts';
import { Asker } from './ask.ts';

const messages = `/channels/${ids.text}/messages`;
const say = { json: { content: 'hi' } };

describe('a fault in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const fail = (name: string, line = `POST ${messages}`) =>
    asker.ask(line, { ...say, headers: { 'x-sandbox-fault': name } });

  it('is for one request when a header asks for it', async () => {
    assert.equal((await fail('server-error')).status, 500);
    assert.equal((await asker.ask(`POST ${messages}`, say)).status, 200);
    asker.sandbox.setScenario('server-error');
    assert.equal((await fail('none')).status, 200);
  });

  it('is for all requests when it is the scenario, until that changes', async () => {
    asker.sandbox.setScenario('server-error');
    assert.equal(asker.sandbox.scenario, 'server-error');
    assert.deepEqual(
      (await asker.repeat(2, 'GET /users/@me')).map(({ status }) => status),
      [500, 500],
    );
    asker.sandbox.setScenario('none');
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
  });

  it('can be there from the start', async () => {
    const other = await Asker.start('json-ban');
    assert.equal((await other.ask('GET /users/@me')).status, 429);
    await other.sandbox.close();
  });

  it('has a name that exists', async () => {
    assert.throws(() => asker.sandbox.setScenario('earthquake'), /No scenario "earthquake".*cloudflare-ban/);
    const { status, json } = await fail('earthquake');
    assert.equal(status, 400);
    assert.match(json.message, /earthquake.*cloudflare-ban/);
  });

  it('ends in an answer or a broken connection, whichever it is', async () => {
    const outcome = (name: ScenarioName) =>
      fail(name).then(
        ({ status }) => status,
        (error: NodeJS.ErrnoException) => error.code,
      );
    const outcomes = Object.fromEntries(
      await Promise.all(scenarioNames.map(async (name) => [name, await outcome(name)])),
    );
    assert.deepEqual(outcomes, {
      none: 200,
      burst: 429,
      'shared-limit': 429,
      'global-limit': 429,
      'cloudflare-ban': 429,
      'json-ban': 429,
      '40333-outage': 403,
      'missing-permission': 403,
      'invalid-form-body': 400,
      'server-error': 500,
      'origin-unreachable': 520,
      slow: 200,
      truncated: 'ECONNRESET',
      reset: 'ECONNRESET',
      'html-400': 400,
    });
  });

  describe('of limits', () => {
    it('burst: after two requests the bucket is empty', async () => {
      asker.sandbox.setScenario('burst');
      const replies = await asker.repeat(3, `POST ${messages}`, say);
      assert.deepEqual(
        replies.map(({ status, headers }) => [status, headers['x-ratelimit-limit'], headers['x-ratelimit-remaining']]),
        [
          [200, '2', '1'],
          [200, '2', '0'],
          [429, '2', '0'],
        ],
      );
      assert.equal(replies[2]?.headers['x-ratelimit-scope'], 'user');
      asker.clock.pass(replies[2]?.json.retry_after * 1000);
      assert.equal((await asker.ask(`POST ${messages}`, say)).status, 200);
    });

    it('shared-limit: others used the resource up, although Remaining is above 0', async () => {
      asker.sandbox.setScenario('shared-limit');
      const refused = await asker.ask(`POST ${messages}`, say);
      assert.equal(refused.status, 429);
      assert.equal(refused.headers['x-ratelimit-scope'], 'shared');
      assert.equal(refused.headers['x-ratelimit-remaining'], '4');
      assert.equal(refused.json.global, false);
      asker.clock.pass(refused.json.retry_after * 1000);
      assert.equal((await asker.ask(`POST ${messages}`, say)).status, 200);
    });

    it('global-limit: everything waits, and no bucket is shown', async () => {
      asker.sandbox.setScenario('global-limit');
      const refused = await asker.ask('GET /users/@me');
      assert.equal(refused.status, 429);
      assert.equal(refused.headers['x-ratelimit-global'], 'true');
      assert.equal(refused.headers['x-ratelimit-bucket'], undefined);
      assert.equal(refused.json.global, true);
      assert.equal((await asker.ask(`POST ${messages}`, say)).status, 429);
      asker.clock.pass(refused.json.retry_after * 1000);
      assert.equal((await asker.ask('GET /users/@me')).status, 200);
    });

    it('refuses one request at once when a header asks for it, and leaves the real bucket alone', async () => {
      for (const name of ['burst', 'shared-limit', 'global-limit']) {
        assert.deepEqual([(await fail(name)).status, (await fail(name)).status], [429, 429], name);
      }
    });
  });

  describe('of the edge', () => {
    it('cloudflare-ban: HTML with 1015, without a word on how long', async () => {
      // discord-api-docs#1771
      const { text, headers } = await fail('cloudflare-ban');
      assert.match(headers['content-type'] ?? '', /^text\/html/);
      assert.match(text, /<title>Access denied \| discord\.com used Cloudflare to restrict access<\/title>/);
      assert.match(text, /Error 1015/);
      assert.match(text, new RegExp(`Ray ID: ${headers['cf-ray']}`));
      for (const name of ['via', 'retry-after', 'x-ratelimit-scope']) assert.equal(headers[name], undefined, name);
    });

    it('json-ban: code 0 and no Retry-After', async () => {
      // discord-api-docs#5810
      const { json, headers } = await fail('json-ban');
      assert.equal(json.code, 0);
      assert.match(json.message, /^You are being blocked from accessing our API temporarily/);
      assert.equal(json.retry_after, undefined);
      for (const name of ['via', 'retry-after', 'x-ratelimit-scope']) assert.equal(headers[name], undefined, name);
    });

    it('40333-outage: a good User-Agent does not help, not even on /users/@me', async () => {
      // nirn-proxy#14
      const { status, json } = await fail('40333-outage', 'GET /users/@me');
      assert.deepEqual([status, json], [403, { message: 'internal network error', code: 40333 }]);
    });

    it('origin-unreachable and html-400: pages of Cloudflare', async () => {
      const unreachable = await fail('origin-unreachable');
      assert.match(unreachable.text, /520 Origin Error/); // discord-api-docs#7016
      const unreadable = await fail('html-400');
      assert.match(unreadable.text, /<center><h1>400 Bad Request<\/h1><\/center>\s*<hr><center>cloudflare<\/center>/);
      for (const { headers } of [unreachable, unreadable]) {
        assert.match(headers['content-type'] ?? '', /^text\/html/);
        assert.equal(headers.via, undefined);
      }
    });
  });

  describe('of Discord itself', () => {
    it('server-error: code 0, and it came through Google', async () => {
      const { json, headers } = await fail('server-error');
      assert.deepEqual(json, { message: '500: Internal Server Error', code: 0 });
      assert.equal(headers.via, '1.1 google');
    });

    it('missing-permission: reading works, writing is 50013', async () => {
      asker.sandbox.setScenario('missing-permission');
      assert.equal((await asker.ask(`GET ${messages}`)).status, 200);
      assert.equal((await asker.ask(`POST ${messages}`, say)).json.code, 50013);
      assert.equal((await asker.ask(`DELETE /guilds/${ids.guild}/members/${ids.member}`)).json.code, 50013);
    });

    it('invalid-form-body: points to the first text that was sent', async () => {
      asker.sandbox.setScenario('invalid-form-body');
      const { json } = await asker.ask(`POST ${messages}`, { json: { tts: false, embeds: [{ title: 'Hello' }] } });
      assert.equal(json.code, 50035);
      assert.deepEqual(json.errors, {
        embeds: {
          0: { title: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 4 or fewer in length.' }] } },
        },
      });
      assert.equal((await asker.ask('GET /users/@me')).status, 200);
    });
  });

  describe('of delivery', () => {
    it('slow: headers come as many seconds later as asked for', async () => {
      await fail('slow');
      await fail('slow=2.5');
      assert.deepEqual(asker.clock.delays, [5000, 2500]);
    });

    it('reset: nothing was done', async () => {
      const before = (await asker.ask(`GET ${messages}`)).json.length;
      await assert.rejects(fail('reset'));
      assert.equal((await asker.ask(`GET ${messages}`)).json.length, before);
    });

    it('truncated: it was done, and only half of the answer comes', async () => {
      const before = (await asker.ask(`GET ${messages}`)).json.length;
      await assert.rejects(fail('truncated'), { code: 'ECONNRESET' });
      assert.equal((await asker.ask(`GET ${messages}`)).json.length, before + 1);
    });
  });
});
