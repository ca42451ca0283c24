import assert from 'node:assert/strict';
import { Asker } from '../ask.ts';

describe('the edge as a scenario', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  const fail = (name: string) => asker.ask('GET /users/@me', { headers: { 'x-sandbox-fault': name } });

  it('json-ban: in the words of Cloudflare', async () => {
    // discord-api-docs#5810
    assert.deepEqual((await fail('json-ban')).json, {
      message:
        'You are being blocked from accessing our API temporarily due to exceeding our rate limits frequently. Please read our docs at https://discord.com/developers/docs/topics/rate-limits to prevent this moving forward.',
      code: 0,
    });
  });

  // Titles and headings: Cloudflare documentation, "Cloudflare 5xx errors"; 520 as in discord-api-docs#7016.
  for (const [amount, title, heading] of [
    ['520', '520: Web server is returning an unknown error', '520 Origin Error'],
    ['521', '521: Web server is down', 'Error 521'],
    ['522', '522: Connection timed out', 'Error 522'],
    ['523', '523: Origin is unreachable', 'Error 523'],
    ['524', '524: A timeout occurred', 'Error 524'],
  ] as const) {
    it(`origin-unreachable: the page of ${amount}`, async () => {
      const { text, headers } = await fail(`origin-unreachable=${amount}`);
      assert.ok(text.includes(`<title>discord.com | ${title}</title>`), text);
      assert.ok(text.includes(`<h1>${heading}</h1>`), text);
      assert.ok(text.includes(`Cloudflare Ray ID: ${headers['cf-ray']}<`), text);
    });
  }

  it('has no page for 519 and 525', async () => {
    for (const amount of ['519', '525']) {
      assert.match((await fail(`origin-unreachable=${amount}`)).json.message, /does not take "5\d\d"/);
    }
  });

  // What a page is recognized by, in the issue that shows it.
  const pages: readonly (readonly [name: string, status: number, type: string, parts: readonly string[]])[] = [
    // discord-api-docs#1771, Tweetcord#87
    [
      'cloudflare-ban',
      429,
      'text/html; charset=UTF-8',
      [
        '<title>Access denied | discord.com used Cloudflare to restrict access</title>',
        '<h1>Error 1015</h1><h2>You are being rate limited</h2><p>Ray ID: RAY</p>',
      ],
    ],
    // discord-api-docs#2050, #2802
    [
      'firewall-rule',
      403,
      'text/html; charset=UTF-8',
      [
        '<title>Access denied | discord.com used Cloudflare to restrict access</title>',
        '<h1>Error 1020</h1><h2>Access denied</h2><p>Ray ID: RAY</p>',
      ],
    ],
    // discord-api-docs#849
    [
      'challenge',
      403,
      'text/html; charset=UTF-8',
      ['Attention Required! | Cloudflare', '<h1>One more step</h1>', 'Cloudflare Ray ID: RAY'],
    ],
    // DiscordMessenger/dm#198
    ['html-400', 400, 'text/html', ['<title>400 Bad Request</title>', '<hr><center>cloudflare</center>']],
    // sleepy-discord#73
    [
      'google-400',
      400,
      'text/html; charset=UTF-8',
      [
        '<title>Error 400 (Bad Request)!!1</title>',
        '<b>400.</b> <ins>That’s an error.</ins>',
        'Your client has issued a malformed or illegal request. <ins>That’s all we know.</ins>',
      ],
    ],
    // A page of the sandbox's own: there are many filters.
    ['company-filter', 403, 'text/html; charset=UTF-8', ['Access to this site is blocked', 'Blocked by policy']],
  ];
  for (const [name, status, type, parts] of pages) {
    it(`has its page: ${name}`, async () => {
      const reply = await fail(name);
      assert.deepEqual([reply.status, reply.headers['content-type']], [status, type]);
      for (const part of parts)
        assert.ok(reply.text.includes(part.replace('RAY', reply.headers['cf-ray'] ?? '')), part);
    });
  }

  it('challenge: Cloudflare says in a header what it did', async () => {
    // developers.cloudflare.com, "Detect a challenge page response"
    assert.equal((await fail('challenge')).headers['cf-mitigated'], 'challenge');
    assert.equal((await fail('firewall-rule')).headers['cf-mitigated'], undefined);
  });

  // Cloudflare's short form: discord-api-docs#5385, #7040; sutando#279.
  for (const [name, status, text] of [
    ['cloudflare-ban-text', 429, 'error code: 1015'],
    ['blocked-client', 403, 'error code: 1010'],
  ] as const) {
    it(`is short: ${name}`, async () => {
      const reply = await fail(name);
      assert.deepEqual(
        [reply.status, reply.headers['content-type'], reply.text],
        [status, 'text/plain; charset=UTF-8', text],
      );
    });
  }
});
