import { deepEqual, equal, ok } from 'node:assert/strict';
import { Routes } from 'discord-api-types/v10';
import { codeRouteItems } from '../../../src/core/authoring/codeRouteItems.ts';
import { routeHover, routesOf } from '../../../src/core/authoring/routeHover.ts';
import { knownPaths } from '../../../src/core/discord/route.ts';
import { extract } from '../../../src/core/extract/extract.ts';
import { atMark, chosen } from './marked.ts';

async function routes(marked: string, language: string) {
  const { text, offset } = atMark(marked);
  return codeRouteItems(text, offset, language, (await extract(text, language)).drafts);
}

async function put(marked: string, language: string, label: string): Promise<string | undefined> {
  return chosen(marked, await routes(marked, language), label);
}

const messages = '/channels/{channel_id}/messages';

describe('routes in the strings of code', () => {
  it('go on behind the address of the API, in every language', async () => {
    const open = 'https://discord.com/api/v10/chan|';
    equal(
      await put(`await fetch(\`${open}\`);`, 'typescript', messages),
      'await fetch(`https://discord.com/api/v10/channels/${channelId‸}/messages`);',
    );
    equal(
      await put(`await fetch('${open}');`, 'javascript', messages),
      "await fetch('https://discord.com/api/v10/channels/{channel_id}‸/messages');",
    );
    equal(
      await put(`requests.post(f"${open}")`, 'python', messages),
      'requests.post(f"https://discord.com/api/v10/channels/{channel_id‸}/messages")',
    );
    equal(
      await put(`curl "${open}"`, 'shellscript', messages),
      'curl "https://discord.com/api/v10/channels/$CHANNEL_ID‸/messages"',
    );
    equal(
      await put(`curl ${open}`, 'shellscript', messages),
      'curl https://discord.com/api/v10/channels/$CHANNEL_ID‸/messages',
    );
  });

  it('keep what is written, and take only paths with the method', async () => {
    const marked = 'await rest.post(`/channels/${channel.id}/mess|`);';
    equal(await put(marked, 'typescript', messages), 'await rest.post(`/channels/${channel.id}/messages`);');
    const found = await routes(marked, 'typescript');
    ok(found.every(({ routes: all = [] }) => all.every(({ method }) => method === 'POST')));
    ok(!found.some(({ label }) => label === '/channels/{channel_id}/messages/pins'));
    const deleting = await routes("requests.delete('https://discord.com/api/v10/channels/1/messages/|')", 'python');
    ok(deleting.some(({ label }) => label === '/channels/{channel_id}/messages/{message_id}'));
    ok(!deleting.some(({ label }) => label === '/channels/{channel_id}/messages/bulk-delete'));
    const curl = await routes('curl -X DELETE https://discord.com/api/v10/guilds/1/b|', 'shellscript');
    deepEqual(
      curl.map(({ label }) => label),
      ['/guilds/{guild_id}/bans/{user_id}'],
    );
  });

  it('are known behind a name that holds the address, and in calls of clients', async () => {
    const labels = async (marked: string, language: string) =>
      (await routes(marked, language)).map(({ label }) => label);
    const based = 'const API = "https://discord.com/api/v10";\nfetch(`${API}/users/|`);';
    ok((await labels(based, 'typescript')).includes('/users/@me'));
    ok(
      (await labels('API = "https://discord.com/api/v10"\nrequests.get(f"{API}/users/|")', 'python')).includes(
        '/users/@me',
      ),
    );
    ok((await labels("await bot.http.request(Route('POST', '/ch|'))", 'python')).includes(messages));
    ok((await labels("await this.rest.get('/us|');", 'javascript')).includes('/users/@me'));
    ok((await labels("const rest = 1; await client.rest.post('/|');", 'javascript')).includes(messages));
  });

  it('begin with the address of the API', async () => {
    equal(
      await put("await fetch('https://disc|');", 'javascript', 'https://discord.com/api/v10/'),
      "await fetch('https://discord.com/api/v10/‸');".replace('‸', ''),
    );
  });

  it('are not offered in other strings', async () => {
    for (const marked of [
      "app.get('/|', handler);",
      "import x from './|';",
      "const path = '/channels/|';",
      "fetch('https://example.com/api/|');",
      "fetch('https://discord.com/channels/|');",
      "fetch('https://discord.com/api/v10/channels?a=/|');",
      'const half = a /| b;',
      'const OTHER = "https://example.com";\nfetch(`${OTHER}/|`);',
    ]) {
      deepEqual(await routes(marked, 'typescript'), [], marked);
    }
  });
});

describe('Routes of discord-api-types', () => {
  const functions = Object.entries(Routes).filter(([, value]) => typeof value === 'function');

  it('lead to the paths that they give', () => {
    let checked = 0;
    for (const [name, give] of functions) {
      const path = String((give as (...given: string[]) => string).call(Routes, '1', '2', '3', '4', '5'));
      const found = routesOf(name).map(({ template }) => template);
      const segments = path.slice(1).split('/');
      const isThere = knownPaths().some(
        ({ segments: known }) => known.length === segments.length && fits(known, segments),
      );
      if (!isThere) continue;
      checked++;
      ok(
        found.some((template) => fits(template.slice(1).split('/'), segments)),
        `${name} ${path} ${found.join(' ')}`,
      );
    }
    ok(checked > 90, String(checked));
  });

  function fits(known: readonly string[], segments: readonly string[]): boolean {
    return known.every(
      (one, index) =>
        one.startsWith('{') === /^\d$/.test(segments[index] ?? '') && (one.startsWith('{') || one === segments[index]),
    );
  }

  it('say methods, permissions, who may ask and where it is documented', () => {
    const [post] = routesOf('channelMessages').filter(({ method }) => method === 'POST');
    equal(post?.template, messages);
    equal(post?.auth, 'bot');
    equal(post?.limitedBy, 'channel_id');
    equal(post?.documentation?.url, 'https://docs.discord.com/developers/resources/message#create-message');
    ok(post?.permissions.some(({ permissions }) => permissions.includes('SEND_MESSAGES')));
    deepEqual(
      routesOf('guildBan')
        .map(({ method }) => method)
        .sort(),
      ['DELETE', 'GET', 'PUT'],
    );
    deepEqual(
      routesOf('webhook')
        .map(({ method, template, auth }) => `${method} ${template} ${auth}`)
        .filter((one) => /^POST/.test(one)),
      ['POST /webhooks/{webhook_id}/{webhook_token} url-token'],
    );
    deepEqual([...new Set(routesOf('channelThreads').map(({ template }) => template.split('/').at(-1)))].sort(), [
      'private',
      'public',
    ]);
    deepEqual(routesOf('nothing'), []);
  });

  it('are found where they are pointed at, the operation of the request first', async () => {
    const at = async (marked: string, language = 'typescript') => {
      const { text, offset } = atMark(marked);
      const found = routeHover(text, offset, (await extract(text, language)).drafts);
      return found && { on: text.slice(...found.span), methods: found.routes.map(({ method }) => method).join(' ') };
    };
    deepEqual(await at("await rest.post(Routes.channel|Messages('1'), { body: {} });"), {
      on: 'Routes.channelMessages',
      methods: 'POST GET',
    });
    deepEqual(await at("const route = Ro|utes.guildBan('1', '2');"), {
      on: 'Routes.guildBan',
      methods: 'GET PUT DELETE',
    });
    deepEqual(await at("await fetch('https://discord.com/api/v10/us|ers/@me');"), {
      on: 'https://discord.com/api/v10/users/@me',
      methods: 'GET',
    });
    deepEqual(await at('PUT https://discord.com/api/v10/guilds/1/ba|ns/2\n', 'http'), {
      on: 'https://discord.com/api/v10/guilds/1/bans/2',
      methods: 'PUT',
    });
    const filled = 'await fetch(`https://discord.com/api/v10/channels/${process.env.ROOM}/messages`);';
    equal((await at(filled.replace('messages', 'mess|ages')))?.methods, 'GET');
    equal(await at(filled.replace('ROOM', 'RO|OM')), null);
    equal(await at("await fetch('https://example.com/us|ers/@me');"), null);
    equal(await at("const body = Routes.noth|ing('1');"), null);
  });
});
