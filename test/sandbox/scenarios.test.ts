import assert from 'node:assert/strict';
import { request } from 'undici';
import { isScenario, type ScenarioName, scenarioEntries, scenarioNames } from '../../src/sandbox/scenarios.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker } from './ask.ts';

const fetchThrough = (origin: string) => request(origin, { method: 'GET' });

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

  it('has a name that exists, and an amount that means something', async () => {
    const wrong = [
      ['earthquake', /no scenario "earthquake".*cloudflare-ban/],
      ['slow=soon', /"slow" does not take "soon"/],
      ['origin-unreachable=404', /"origin-unreachable" does not take "404"/],
      ['burst=3', /"burst" takes no amount/],
      ['burst, earthquake', /no scenario "earthquake"/],
      ['__proto__', /no scenario "__proto__"/],
    ] as const;
    for (const [text, said] of wrong) {
      assert.throws(() => asker.sandbox.setScenario(text), said);
      const { status, json, headers } = await fail(text);
      assert.equal(status, 400);
      assert.match(json.message, said);
      assert.equal(headers['x-sandbox'], '1');
    }
    assert.equal(asker.sandbox.scenario, 'none');
    await assert.rejects(Asker.start('earthquake'), /earthquake/);
  });

  it('is told apart from what is none, with the words that help', async () => {
    const said = async (text: string) => (await fail(text)).json.message;
    assert.equal(
      await said('earthquake'),
      `The sandbox has no scenario "earthquake". It has: ${scenarioNames.join(', ')}.`,
    );
    assert.equal(await said(''), `The sandbox has no scenario "". It has: ${scenarioNames.join(', ')}.`);
    assert.equal(await said('burst=3'), 'The scenario "burst" takes no amount: write it without "=3".');
    assert.equal(await said('slow=soon'), 'The scenario "slow" does not take "soon" as its amount.');
    for (const text of ['none', 'burst', 'slow=2.5', ' latency = 80 ,  burst '])
      assert.equal(isScenario(text), true, text);
    for (const text of ['earthquake', '', 'burst=3', 'slow=soon', 'slow=1=2', 'burst,', 'toString']) {
      assert.equal(isScenario(text), false, text);
    }
  });

  it('may be written with spaces', async () => {
    asker.sandbox.setScenario(' latency = 80 ,  clock-skew ');
    const { headers } = await asker.ask('GET /users/@me');
    assert.deepEqual([asker.clock.delays, headers.date], [[40, 40], 'Fri, 20 Nov 2026 12:00:05 GMT']);
  });

  it('belongs to the part of the way where it goes wrong', () => {
    const groups = [...new Set(scenarioEntries.map(({ group }) => group))];
    assert.deepEqual(groups, ['healthy', 'limits', 'edge', 'discord', 'refusals', 'delivery']);
    assert.deepEqual(scenarioEntries[0], { name: 'none', group: 'healthy' });
    assert.deepEqual(scenarioEntries.at(-1), { name: 'proxy-login', group: 'delivery' });
  });

  it('adds up with others', async () => {
    asker.sandbox.setScenario('latency=80, missing-permission, clock-skew=60');
    const { json, headers } = await asker.ask(`POST ${messages}`, say);
    assert.equal(json.code, 50013);
    assert.equal(headers.date, 'Fri, 20 Nov 2026 12:01:00 GMT');
    assert.deepEqual(asker.clock.delays, [40, 40]);
  });

  it('ends in an answer or a broken connection, whichever it is', async () => {
    const outcome = (name: ScenarioName) =>
      fail(name).then(
        ({ status, json }) => (json?.code === undefined ? status : [status, json.code]),
        (error: NodeJS.ErrnoException) => error.code,
      );
    const outcomes: Record<string, unknown> = {};
    for (const name of scenarioNames) {
      asker.clock.pass(60_000);
      outcomes[name] = await outcome(name);
    }
    // What happens under a name; sources stand in the tests below and beside the rows in the sources.
    assert.deepEqual(outcomes, {
      none: 200,
      burst: 429,
      'leaky-bucket': 429,
      'short-window': 429,
      'long-window': 429,
      'escalating-penalty': 429,
      'shared-limit': 429,
      'global-limit': 429,
      'hidden-limit': 429,
      'service-limit': [429, 40062],
      'invalid-requests': 429,
      'overstated-limit': 429,
      'no-limit-headers': 429,
      'differing-waits': 429,
      'flipped-hash': 429,
      'not-indexed': [202, 110000],
      'cloudflare-ban': 429,
      'cloudflare-ban-text': 429,
      'json-ban': [429, 0],
      '40333-outage': [403, 40333],
      'blocked-client': 403,
      'firewall-rule': 403,
      challenge: 403,
      'origin-unreachable': 520,
      'html-400': 400,
      'google-400': 400,
      'company-filter': 403,
      'server-error': [500, 0],
      'bad-gateway': [502, 0],
      unavailable: [503, 0],
      'gateway-timeout': [504, 0],
      incident: [503, 0],
      'missing-permission': [403, 50013],
      'invalid-form-body': [400, 50035],
      'invalid-token': [401, 0],
      'bots-not-allowed': [403, 20001],
      'only-bots': [403, 20002],
      'missing-scope': [403, 50026],
      'invalid-grant': 400,
      'invalid-webhook-token': [401, 50027],
      'missing-access': [403, 50001],
      'two-factor': [403, 60003],
      'dm-closed': [403, 50007],
      'no-mutual-guild': [403, 50278],
      'unverified-account': [403, 40002],
      'not-your-application': [403, 20012],
      'endpoint-unverified': [400, 50035],
      'legacy-form': 400,
      'invalid-json': [400, 50109],
      'empty-message': [400, 50006],
      'too-large': [413, 40005],
      'too-old-to-delete': [400, 50034],
      'thread-name-needed': [400, 220001],
      'unknown-message': [404, 10008],
      'unknown-channel': [404, 10003],
      'unknown-route': [404, 0],
      'archived-thread': [400, 50083],
      'daily-commands': [400, 30034],
      'unknown-interaction': [404, 10062],
      'already-acknowledged': [400, 40060],
      'unknown-code': [400, 990001],
      code: [403, 50001],
      slow: 200,
      'slow-body': 200,
      silent: 'ECONNRESET',
      truncated: 'ECONNRESET',
      reset: 'ECONNRESET',
      garbage: 'HPE_INVALID_CONSTANT',
      'wrongly-compressed': 200,
      'wrong-type': 200,
      'no-body': 200,
      'code-as-text': 200,
      latency: 200,
      jitter: 200,
      'clock-skew': 200,
      // These are not about answers but about where one has to send: see below.
      'unknown-name': 200,
      'closed-port': 200,
      'not-tls': 200,
      'proxy-login': 200,
    });
  });

  it('can be any code', async () => {
    assert.deepEqual((await fail('code=50083')).json, { message: 'Thread is archived', code: 50083 });
    const { status, json } = await fail('code=170003/403');
    assert.deepEqual([status, json.code], [403, 170003]);
    assert.equal((await fail('code=many')).status, 400);
  });

  it('leaves no bucket and no ban behind when another one is chosen', async () => {
    asker.sandbox.setScenario('long-window');
    assert.equal((await asker.ask('GET /users/@me')).status, 429);
    asker.sandbox.setScenario('invalid-requests');
    const unauthorized = { headers: { authorization: 'Bot x' } };
    await asker.repeat(10, 'GET /users/@me', unauthorized);
    assert.match((await asker.ask('GET /users/@me')).text, /Error 1015/);
    asker.sandbox.setScenario('burst');
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
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

    it('leaky-bucket: after five, one comes back each second', async () => {
      asker.sandbox.setScenario('leaky-bucket');
      const replies = await asker.repeat(6, 'GET /users/@me');
      assert.deepEqual(
        replies.map(({ status, headers }) => [status, headers['x-ratelimit-reset-after']]),
        [
          [200, '1.000'],
          [200, '2.000'],
          [200, '3.000'],
          [200, '4.000'],
          [200, '5.000'],
          [429, '5.000'],
        ],
      );
      assert.equal(replies[5]?.json.retry_after, 1);
    });

    it('short-window and long-window: a quarter of a second, and three days', async () => {
      asker.sandbox.setScenario('short-window');
      const [, short] = await asker.repeat(2, 'GET /users/@me');
      assert.deepEqual([short?.json.retry_after, short?.headers['retry-after']], [0.25, '1']);
      asker.sandbox.setScenario('long-window'); // discord-api-docs#5646
      const { json, headers } = await asker.ask('GET /users/@me');
      assert.equal(json.retry_after, 3 * 86_400);
      assert.equal(headers['x-ratelimit-limit'], '50000');
    });

    it('escalating-penalty: each refused request makes it longer', async () => {
      asker.sandbox.setScenario('escalating-penalty');
      const waits = (await asker.repeat(5, 'GET /users/@me')).map(({ json }) => json.retry_after);
      assert.deepEqual(waits, [undefined, undefined, 4, 6, 8]);
    });

    it('hidden-limit: Remaining is above 0, and the scope is the bot’s own', async () => {
      asker.sandbox.setScenario('hidden-limit'); // discord-api-docs#1900
      const { status, headers, json } = await asker.ask('GET /users/@me');
      assert.deepEqual([status, headers['x-ratelimit-scope'], json.global], [429, 'user', false]);
      assert.ok(Number(headers['x-ratelimit-remaining']) > 0);
    });

    it('service-limit: a code, and no bucket', async () => {
      const { headers, json } = await fail('service-limit'); // discord-api-docs#5574
      assert.deepEqual(json, {
        message: 'Service resource is being rate limited.',
        retry_after: 3,
        global: false,
        code: 40062,
      });
      assert.equal(headers['x-ratelimit-bucket'], undefined);
    });

    it('invalid-requests: after ten the address is banned, whatever it sends', async () => {
      asker.sandbox.setScenario('invalid-requests');
      await asker.repeat(9, 'GET /users/@me', { headers: { authorization: 'Bot x' } });
      assert.equal((await asker.ask('GET /users/@me')).status, 200);
      assert.equal((await asker.ask('GET /users/@me', { headers: { authorization: 'Bot x' } })).status, 401);
      const banned = await asker.ask('GET /users/@me');
      assert.deepEqual([banned.status, banned.headers.via], [429, undefined]);
      asker.clock.pass(3_600_000);
      assert.equal((await asker.ask('GET /users/@me')).status, 200);
    });

    it('overstated-limit: 999 of 1000 in every answer, also when it refuses', async () => {
      asker.sandbox.setScenario('overstated-limit'); // discord-api-docs#8161
      const replies = await asker.repeat(6, 'GET /users/@me');
      for (const { headers } of replies) {
        assert.deepEqual([headers['x-ratelimit-limit'], headers['x-ratelimit-remaining']], ['1000', '999']);
      }
      assert.deepEqual([replies[4]?.status, replies[5]?.status], [200, 429]);
    });

    it('no-limit-headers: only the body tells', async () => {
      asker.sandbox.setScenario('no-limit-headers'); // discord-api-docs#3426
      const [first, , refused] = await asker.repeat(3, 'GET /users/@me');
      for (const reply of [first, refused]) {
        assert.deepEqual(
          Object.keys(reply?.headers ?? {}).filter((name) => /^(x-ratelimit|retry)/.test(name)),
          [],
        );
      }
      assert.equal(refused?.json.retry_after, 3);
    });

    it('differing-waits and flipped-hash: the 429 contradicts itself, or what came before', async () => {
      asker.sandbox.setScenario('differing-waits'); // discord-api-docs#7394
      const [, , differing] = await asker.repeat(3, 'GET /users/@me');
      assert.deepEqual([differing?.headers['retry-after'], differing?.json.retry_after], ['1', 5]);
      asker.sandbox.setScenario('flipped-hash');
      const [first, second, refused] = await asker.repeat(3, 'GET /users/@me');
      const hash = (reply?: typeof first) => reply?.headers['x-ratelimit-bucket'];
      assert.equal(hash(first), hash(second));
      assert.notEqual(hash(first), hash(refused));
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

    it('cloudflare-ban-text: short, and with a word on how long', async () => {
      const { text, headers } = await fail('cloudflare-ban-text'); // discord-api-docs#5385, #7040
      assert.deepEqual([text, headers['retry-after'], headers.via], ['error code: 1015', '3600', undefined]);
      assert.match(headers['content-type'] ?? '', /^text\/plain/);
    });

    it('blocked-client, firewall-rule and challenge: what each is recognized by', async () => {
      assert.equal((await fail('blocked-client')).text, 'error code: 1010'); // sutando#279
      assert.match((await fail('firewall-rule')).text, /Error 1020/); // discord-api-docs#2802
      assert.match((await fail('challenge')).text, /<title>Attention Required! \| Cloudflare<\/title>/); // #849
    });

    it('origin-unreachable: any of 520 to 524', async () => {
      for (const status of [520, 521, 522, 523, 524]) {
        const { status: came, text, headers } = await fail(`origin-unreachable=${status}`);
        assert.deepEqual([came, headers.via], [status, undefined]);
        assert.match(text, new RegExp(`${status}`));
      }
    });

    it('google-400 and company-filter: nothing of Cloudflare is there, and still x-sandbox', async () => {
      const google = await fail('google-400');
      assert.match(google.text, /Error 400 \(Bad Request\)!!1/); // sleepy-discord#73
      for (const { headers } of [google, await fail('company-filter')]) {
        assert.equal(headers['x-sandbox'], '1');
        for (const name of ['server', 'cf-ray', 'via']) assert.equal(headers[name], undefined, name);
      }
    });
  });

  describe('of Discord itself', () => {
    it('server-error: code 0, and it came through Google', async () => {
      const { json, headers } = await fail('server-error');
      assert.deepEqual(json, { message: '500: Internal Server Error', code: 0 });
      assert.equal(headers.via, '1.1 google');
    });

    it('incident: every second request goes through', async () => {
      asker.sandbox.setScenario('incident');
      const replies = await asker.repeat(4, 'GET /users/@me');
      assert.deepEqual(
        replies.map(({ status }) => status),
        [200, 503, 200, 503],
      );
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
    it('latency and jitter: each way takes its time, by chance and the same for the same seed', async () => {
      const delays = async () => {
        const other = await Asker.start('latency=100, jitter=50');
        await other.repeat(3, 'GET /users/@me');
        await other.sandbox.close();
        return other.clock.delays;
      };
      const [one, two] = [await delays(), await delays()];
      assert.deepEqual(one, two);
      assert.equal(one.length, 6);
      for (const delay of one) assert.ok(delay >= 50 && delay < 100, `${delay}`);
      assert.equal(new Set(one).size, 6);
    });

    it('clock-skew: date and reset are ahead, what is left of the window is not', async () => {
      asker.sandbox.setScenario('clock-skew=30');
      const { headers } = await asker.ask('GET /users/@me');
      assert.equal(headers.date, 'Fri, 20 Nov 2026 12:00:30 GMT');
      const ahead = Number(headers['x-ratelimit-reset']) - Number(headers['x-ratelimit-reset-after']);
      assert.equal(ahead, Date.UTC(2026, 10, 20, 12, 0, 30) / 1000);
    });

    it('silent: nothing ever comes, until the sandbox lets go after ten minutes', async () => {
      await assert.rejects(fail('silent'), { code: 'ECONNRESET' });
      assert.deepEqual(asker.clock.delays, [600_000]);
    });

    it('slow-body: the headers at once, the body in pieces over the time', async () => {
      const { json } = await fail('slow-body=10', 'GET /users/@me');
      assert.equal(json.username, 'Sandbox Bot');
      assert.ok(asker.clock.delays.length > 5);
      assert.ok(Math.abs(asker.clock.delays.reduce((sum, delay) => sum + delay, 0) - 10_000) <= 1_000);
    });

    it('wrongly-compressed, wrong-type, no-body, code-as-text: the body is not what it says', async () => {
      assert.equal((await fail('wrongly-compressed')).headers['content-encoding'], 'gzip');
      assert.match((await fail('wrong-type')).headers['content-type'] ?? '', /^text\/html/);
      const empty = await fail('no-body');
      assert.deepEqual([empty.text, empty.headers['content-length']], ['', '0']);
      const text = await fail('code-as-text, missing-access', 'GET /users/@me');
      assert.deepEqual(text.json, { message: 'Missing Access', code: '50001' });
    });

    it('unknown-name, closed-port, not-tls, proxy-login: an address that leads nowhere', async () => {
      const { port } = new URL(asker.sandbox.url);
      const address = (name: string) => {
        asker.sandbox.setScenario(name);
        return asker.sandbox.address;
      };
      assert.deepEqual(address('none'), { origin: asker.sandbox.url });
      assert.deepEqual(address('unknown-name'), { origin: `https://discord.invalid:${port}` });
      assert.deepEqual(address('not-tls'), { origin: `https://127.0.0.1:${port}` });
      const proxied = address('proxy-login');
      assert.equal(proxied.proxy, asker.sandbox.url);
      await assert.rejects(fetchThrough(address('closed-port').origin), {
        code: /ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH/,
      });
    });

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
