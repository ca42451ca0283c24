import assert from 'node:assert/strict';
import { webhookToken } from '../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker, browserAgent } from './ask.ts';

const webhook = `/webhooks/${ids.webhook}/${webhookToken}`;

describe('the edge of the sandbox', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  const withAgent = (agent: string | undefined, more: Record<string, string | undefined> = {}) => ({
    headers: { 'user-agent': agent, ...more },
  });

  // By route as in paradigmxyz/centaur#768; the body as in discord-api-docs#6473.
  for (const line of [`GET /guilds/${ids.guild}`, `GET /channels/${ids.text}`, `GET /webhooks/${ids.webhook}`]) {
    it(`blocks a browser with a bot token: ${line}`, async () => {
      const { status, json, headers } = await asker.ask(line, withAgent(browserAgent));
      assert.equal(status, 403);
      assert.deepEqual(json, { message: 'internal network error', code: 40333 });
      assert.equal(headers.via, undefined);
      assert.equal(headers.server, 'cloudflare');
      assert.equal(headers['x-ratelimit-bucket'], undefined);
    });
  }

  it('blocks it whatever the version of the API', async () => {
    for (const base of ['/api', '/api/v9']) {
      assert.equal((await asker.ask(`GET ${base}/guilds/${ids.guild}`, withAgent(browserAgent))).json.code, 40333);
    }
  });

  it('lets the same request pass on /users/@me and /gateway', async () => {
    for (const line of ['GET /users/@me', 'GET /gateway', 'GET /gateway/bot', 'GET /applications/@me']) {
      assert.equal((await asker.ask(line, withAgent(browserAgent))).status, 200, line);
    }
  });

  it('lets a browser pass that has no bot token', async () => {
    const sent = withAgent(browserAgent, { authorization: undefined, 'content-type': 'application/json' });
    assert.equal((await asker.ask(`POST ${webhook}`, { ...sent, body: '{"content":"hi"}' })).status, 204);
    assert.equal((await asker.ask(`GET /channels/${ids.text}`, sent)).status, 401);
  });

  it('blocks what PowerShell and Apps Script send by default', async () => {
    // PoshBot#239 and discord-api-docs#2802
    for (const agent of [
      'Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.22621.2506',
      'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: x)',
    ]) {
      assert.equal((await asker.ask(`GET /channels/${ids.text}`, withAgent(agent))).json.code, 40333, agent);
    }
  });

  it('lets the defaults of libraries pass that were seen to pass', async () => {
    for (const agent of ['node', 'undici', 'axios/1.7.2', 'curl/8.5.0', 'python-requests/2.32.3', 'Ruby']) {
      assert.equal((await asker.ask(`GET /channels/${ids.text}`, withAgent(agent))).status, 200, agent);
    }
  });

  it('answers 1010 as text where there is no User-Agent, and to urllib and Java', async () => {
    // sutando#279, discord-api-docs#1504
    for (const agent of [undefined, '', ' ', 'Python-urllib/3.12', 'Java/1.8.0_392', 'libwww-perl/6.72']) {
      const { status, text, headers } = await asker.ask('GET /users/@me', withAgent(agent));
      assert.equal(status, 403);
      assert.equal(text, 'error code: 1010');
      assert.match(headers['content-type'] ?? '', /^text\/plain/);
      assert.equal(headers.via, undefined);
      assert.equal(headers['x-sandbox'], '1');
    }
  });

  it('blocks only where the route itself is one of a guild, a channel or a webhook', async () => {
    assert.equal((await asker.ask('POST /guilds', withAgent(browserAgent))).json.code, 40333);
    assert.equal((await asker.ask('GET /users/@me/guilds', withAgent(browserAgent))).status, 200);
    assert.equal((await asker.ask('GET /channelsx', withAgent(browserAgent))).status, 404);
  });

  it('blocks only with the token of a bot', async () => {
    // discord-api-docs#6473
    const sent = withAgent(browserAgent, { authorization: `Bearer Bot ${asker.sandbox.token}` });
    assert.equal((await asker.ask(`GET /channels/${ids.text}`, sent)).status, 401);
  });

  it('lets a User-Agent pass that is right and says more', async () => {
    // developers/reference#user-agent: more may stand behind it; it counts as long as DiscordBot is in it
    for (const agent of [
      'DiscordBot (https://example.com, 1.0) Java/17 Python-urllib/3.12',
      'DiscordBot (https://example.com, 1.0) Mozilla/5.0 (Windows NT 10.0)',
      'Mozilla/5.0 (compatible; DiscordBot (https://example.com, 1.0))',
    ]) {
      assert.equal((await asker.ask(`GET /channels/${ids.text}`, withAgent(agent))).status, 200, agent);
    }
  });

  it('reads names whatever their case', async () => {
    // The sandbox's own choice: what Cloudflare does with another case is not established.
    const code = async (agent: string, scheme = 'Bot') => {
      const authorization = `${scheme} ${asker.sandbox.token}`;
      const { status, json } = await asker.ask(`GET /channels/${ids.text}`, withAgent(agent, { authorization }));
      return json?.code ?? status;
    };
    assert.equal(await code(browserAgent.toLowerCase()), 40333);
    assert.equal(await code(browserAgent, 'bot'), 40333);
    assert.equal(await code('Mozilla/5.0 (compatible; discordbot)'), 200);
    assert.equal(await code('python-urllib/3.12'), 403);
    // Nor is it for what only goes on like a browser.
    assert.equal(await code('curl/8.5.0 Mozilla/5.0'), 200);
    assert.equal(await code('curl/8.5.0 Java/17'), 200);
  });

  it('adds what Cloudflare adds: ray, cache and cookie', async () => {
    // slash-create#334, discord-api-docs#1149
    const { headers } = await asker.ask('GET /users/@me');
    const [ray] = headers['cf-ray']?.split('-') ?? [];
    assert.equal(headers['cf-cache-status'], 'DYNAMIC');
    assert.equal(headers['set-cookie'], `__cfruid=${ray}; path=/; HttpOnly; SameSite=None`);
  });
});
