import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { bodyField } from '../../src/core/authoring/bodyField.ts';
import { routesOf } from '../../src/core/authoring/routeHover.ts';
import { shapedBodies } from '../../src/core/authoring/shapedBody.ts';
import { knownPaths } from '../../src/core/discord/route.ts';
import { permissionRules } from '../../src/core/discord/routePermission.ts';
import { extract } from '../../src/core/extract/extract.ts';
import { speakField, speakRoutes } from '../../src/words/authoring.ts';
import type { Locale } from '../../src/words/locale.ts';
import { loadShellWords } from '../../src/words/shell.ts';

async function fieldAt(body: string, locale: Locale): Promise<string> {
  const marked = `POST https://discord.com/api/v10/channels/1/messages\n\n${body}\n`;
  const offset = marked.indexOf('|');
  const { drafts } = await extract(marked.replace('|', ''), 'http');
  const found = bodyField(offset, shapedBodies(drafts));
  ok(found !== null);
  return speakField(found, (await loadShellWords(locale)).authoring);
}

async function told(name: string, locale: Locale): Promise<string> {
  return speakRoutes(routesOf(name), (await loadShellWords(locale)).authoring);
}

const link = '[Create Message](https://docs.discord.com/developers/resources/message#create-message)';

describe('what is said of a property', () => {
  it('is its kind, its limit, how much is used and left, and where it is documented', async () => {
    const content = 'a'.repeat(1874);
    equal(
      await fieldAt(`{ "con|tent": "${content}" }`, 'en'),
      `**content** · a string, at most 2,000 characters\n\n1,874 of 2,000 characters, 126 left\n\n${link}`,
    );
    equal(
      await fieldAt(`{ "con|tent": "${content}" }`, 'ja'),
      `**content** · 文字列、2,000 文字以下\n\n2,000 文字中 1,874 文字、残り 126 文字\n\n${link}`,
    );
    match(await fieldAt(`{ "con|tent": "${'a'.repeat(2003)}" }`, 'en'), /2,003 of 2,000 characters, 3 too many/);
    match(await fieldAt(`{ "con|tent": "${'a'.repeat(2003)}" }`, 'ja'), /3 文字超過/);
    match(await fieldAt('{ "con|tent": "Hello {{name}}" }', 'en'), /^6 of 2,000 characters, 1,994 left, before/m);
  });

  it('is what embeds have together, how many items there are, and that it is required', async () => {
    const body = '{ "embeds": [{ "fields": [{ "na|me": "ab", "value": "cde" }] }, { "title": "f" }] }';
    const said = await fieldAt(body, 'en');
    match(said, /^\*\*name\*\* · a string, at most 256 characters, required$/m);
    match(said, /^All embeds together: 6 of 6,000 characters, 5,994 left$/m);
    match(await fieldAt(body, 'ja'), /^すべての埋め込みの合計: 6,000 文字中 6 文字、残り 5,994 文字$/m);
    match(await fieldAt('{ "emb|eds": [{ "title": "f" }] }', 'en'), /^1 of 10 items, 9 left$/m);
  });

  it('is the name of its number, or the numbers that there are', async () => {
    const row = '{ "components": [{ "type": 1, "components": [{ "type": 2, "style": |2 }] }] }';
    match(await fieldAt(row, 'en'), /^This is `ButtonStyle\.Secondary`\.$/m);
    match(await fieldAt(row, 'ja'), /^この値は `ButtonStyle\.Secondary` です。$/m);
    match(await fieldAt(row.replace('|2', '|0'), 'en'), /^`1` Primary · `2` Secondary · .*`6` Premium$/m);
    match(await fieldAt('{ "flags": |0 }', 'en'), /`1 << 15` IsComponentsV2/);
  });
});

describe('what is said of a route', () => {
  it('is who may ask, what that needs, how limits count and where it is documented', async () => {
    const said = await told('channelMessages', 'en');
    ok(said.includes(`**POST** \`/channels/{channel_id}/messages\` · ${link}`));
    match(said, /^- Bot token$/m);
    match(said, /^- Needs `SEND_MESSAGES` \(in a server\), `SEND_MESSAGES_IN_THREADS` \(in a thread\), /m);
    match(said, /`SEND_TTS_MESSAGES` \(`tts: true`\), `READ_MESSAGE_HISTORY` \(`message_reference`\)$/m);
    match(await told('guildInvites', 'en'), /^- Needs one of `MANAGE_GUILD` \/ `VIEW_AUDIT_LOG`$/m);
    match(said, /^- Rate limits count per `channel_id`$/m);
    match(await told('channelMessages', 'ja'), /^- 必要な権限: `SEND_MESSAGES`/m);
    match(await told('webhook', 'en'), /No Authorization: the token is in the path/);
  });

  it('counts what is not told in full', async () => {
    const all = routesOf('webhook').length;
    ok(all > 4);
    match(await told('webhook', 'en'), new RegExp(`and ${all - 4} more$`));
  });

  it('has words for every situation in which a permission is needed', async () => {
    const situations = knownPaths().flatMap(({ segments, methods }) =>
      [...methods.keys()].flatMap((method) =>
        permissionRules(method, segments.join('/')).flatMap(({ when }) =>
          when.kind === 'situation' ? [when.situation] : [],
        ),
      ),
    );
    for (const locale of ['en', 'ja'] as const) {
      const { authoring } = await loadShellWords(locale);
      deepEqual([...new Set(situations)].sort(), Object.keys(authoring.situations).sort(), locale);
    }
  });

  it('is Japanese in Japanese', async () => {
    const [en, ja] = await Promise.all([loadShellWords('en'), loadShellWords('ja')]);
    const kinds = Object.keys(en.authoring.auth) as (keyof typeof en.authoring.auth)[];
    deepEqual(
      kinds.filter((kind) => en.authoring.auth[kind] === ja.authoring.auth[kind]),
      [],
    );
  });
});
