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

  /** A page as Cloudflare or Google shows it. */
  const page = (title: string, body: string) =>
    `<!DOCTYPE html>\n<html lang="en-US">\n<head><title>${title}</title></head>\n<body>${body}</body>\n</html>\n`;

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
      const body = `<h1>${heading}</h1><p>Cloudflare Ray ID: ${headers['cf-ray']}</p>`;
      assert.equal(text, page(`discord.com | ${title}`, body));
    });
  }

  it('has no page for 519 and 525', async () => {
    for (const amount of ['519', '525']) {
      assert.match((await fail(`origin-unreachable=${amount}`)).json.message, /does not take "5\d\d"/);
    }
  });

  // What a page is recognized by, in the issue that shows it.
  const restricted = 'Access denied | discord.com used Cloudflare to restrict access';
  const pages: readonly (readonly [name: string, status: number, title: string, body: string])[] = [
    // discord-api-docs#1771, Tweetcord#87
    ['cloudflare-ban', 429, restricted, '<h1>Error 1015</h1><h2>You are being rate limited</h2><p>Ray ID: RAY</p>'],
    // discord-api-docs#2050, #2802
    ['firewall-rule', 403, restricted, '<h1>Error 1020</h1><h2>Access denied</h2><p>Ray ID: RAY</p>'],
    // discord-api-docs#849
    [
      'challenge',
      403,
      'Attention Required! | Cloudflare',
      '<h1>One more step</h1><h2>Please complete the security check to access discord.com</h2><p>Cloudflare Ray ID: RAY</p>',
    ],
    // sleepy-discord#73
    [
      'google-400',
      400,
      'Error 400 (Bad Request)!!1',
      '<p><b>400.</b> <ins>That’s an error.</ins><p>Your client has issued a malformed or illegal request. <ins>That’s all we know.</ins>',
    ],
    // The sandbox's own: there are many filters.
    [
      'company-filter',
      403,
      'Access to this site is blocked',
      '<h1>Blocked by policy</h1><p>Category: Chat. Ask the administrator of your network.</p>',
    ],
  ];
  for (const [name, status, title, body] of pages) {
    it(`has its page: ${name}`, async () => {
      const reply = await fail(name);
      assert.deepEqual([reply.status, reply.headers['content-type']], [status, 'text/html; charset=UTF-8']);
      assert.equal(reply.text, page(title, body.replace('RAY', reply.headers['cf-ray'] ?? '')));
    });
  }

  it('html-400: the page of a server that could not read the request', async () => {
    // DiscordMessenger/dm#198
    const { status, headers, text } = await fail('html-400');
    assert.deepEqual([status, headers['content-type']], [400, 'text/html']);
    assert.equal(
      text,
      '<html>\r\n<head><title>400 Bad Request</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n',
    );
  });

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
