import { deepEqual, equal, ok } from 'node:assert/strict';
import type { AuthoringItem } from '../../../src/core/authoring/item.ts';
import { chosen, offered } from './marked.ts';

/** A request with a body, as each language writes it. */
const places: Readonly<Record<string, (body: string) => string>> = {
  typescript: (body) => `await rest.post(Routes.channelMessages(id), { body: ${body} });\nconst after = 1;\n`,
  javascript: (body) =>
    `await fetch('https://discord.com/api/v10/channels/1/messages', {\n  method: 'POST',\n  body: JSON.stringify(${body}),\n});\n`,
  python: (body) =>
    `import requests\nrequests.post("https://discord.com/api/v10/channels/1/messages", json=${body})\nprint(1)\n`,
  http: (body) => `POST https://discord.com/api/v10/channels/1/messages\nContent-Type: application/json\n\n${body}\n`,
  shellscript: (body) => `curl -X POST https://discord.com/api/v10/channels/1/messages -d '${body}'\necho done\n`,
};

async function at(language: string, body: string): Promise<AuthoringItem[]> {
  return offered(places[language]?.(body) ?? '', language);
}

const labels = (items: readonly AuthoringItem[]) => items.map(({ label }) => label);

/** The body after an item was chosen. */
async function put(language: string, body: string, label: string): Promise<string | undefined> {
  const write = places[language] ?? String;
  const marked = write(body);
  const [head, tail] = [write('\0').split('\0')[0] ?? '', write('\0').split('\0')[1] ?? ''];
  return chosen(marked, await offered(marked, language), label)?.slice(head.length, -tail.length);
}

describe('properties in a body', () => {
  // https://docs.discord.com/developers/resources/message#create-message-jsonform-params
  const ofMessage = ['content', 'nonce', 'tts', 'embeds', 'allowed_mentions', 'message_reference', 'components'];
  // https://docs.discord.com/developers/resources/message#embed-object
  const ofEmbed = [
    'title',
    'description',
    'url',
    'timestamp',
    'color',
    'footer',
    'image',
    'thumbnail',
    'author',
    'fields',
  ];

  it('are those that the operation takes, in every language', async () => {
    const empty: Readonly<Record<string, string>> = {
      typescript: '{ | }',
      javascript: '{ | }',
      python: '{ | }',
      http: '{ | }',
      shellscript: '{ | }',
    };
    for (const [language, body] of Object.entries(empty)) {
      const found = labels(await at(language, body));
      deepEqual(
        ofMessage.filter((key) => !found.includes(key)),
        [],
        language,
      );
    }
  });

  it('are those of the nested object', async () => {
    for (const language of Object.keys(places)) {
      const quote = language === 'typescript' || language === 'javascript' ? '' : '"';
      const found = labels(await at(language, `{ ${quote}embeds${quote}: [{ | }] }`));
      deepEqual(
        ofEmbed.filter((key) => !found.includes(key)),
        [],
        language,
      );
      ok(!found.includes('content'), language);
    }
  });

  it('depend on the type of a component', async () => {
    // https://docs.discord.com/developers/components/reference
    deepEqual(labels(await at('typescript', '{ components: [{ | }] }')), ['type']);
    const row = '{ components: [{ type: 1, components: [{ type: 2, | }] }] }';
    const button = labels(await at('typescript', row));
    deepEqual(
      ['style', 'label', 'custom_id', 'url', 'sku_id', 'disabled', 'emoji'].filter((key) => !button.includes(key)),
      [],
    );
    equal(button[0], 'style');
    ok(!button.includes('options'));
    const named = labels(await at('typescript', row.replace('type: 2', 'type: ComponentType.StringSelect')));
    ok(named.includes('options') && !named.includes('style'));
    const layout = '{ "flags": 32768, "components": [{ "type": 17, "components": [{ "type": 10, "|" }] }] }';
    ok(labels(await at('http', layout)).includes('content'));
  });

  it('leave out those that are there, in front and behind', async () => {
    const found = labels(await at('typescript', "{ content: 'x', |, tts: true }"));
    ok(!found.includes('content') && !found.includes('tts') && found.includes('embeds'));
    ok(labels(await at('typescript', '{ embeds|: [] }')).includes('embeds'));
  });

  it('are put in as the language writes them', async () => {
    equal(await put('typescript', '{ con| }', 'content'), "{ content: '‸' }");
    equal(await put('typescript', '{ | }', 'embeds'), '{ embeds: [{ ‸ }] }');
    equal(await put('typescript', '{ | }', 'allowed_mentions'), '{ allowed_mentions: { ‸ } }');
    equal(await put('typescript', '{ "content": "a", | }', 'tts'), '{ "content": "a", "tts": ‸ }');
    equal(await put('javascript', '{ "content": "a", "t|" }', 'tts'), '{ "content": "a", "tts": ‸ }');
    equal(await put('python', '{| }', 'content'), '{"content": "‸" }');
    equal(await put('python', "{'tts': True, | }", 'content'), "{'tts': True, 'content': '‸' }");
    equal(await put('python', '{"con|"}', 'content'), '{"content": "‸"}');
    equal(await put('http', '{ "con|" }', 'content'), '{ "content": "‸" }');
    equal(await put('http', '{ | }', 'sticker_ids'), '{ "sticker_ids": [‸] }');
    equal(await put('shellscript', '{ "con|" }', 'content'), '{ "content": "‸" }');
  });

  it('keep what follows right', async () => {
    equal(await put('http', '{ "|"\n  "tts": true }', 'content'), '{ "content": "‸",\n  "tts": true }');
    equal(await put('http', '{ "con|": 1 }', 'content'), '{ "content": 1 }');
    equal(await put('http', '{ "con|, "tts": true }', 'content'), '{ "content": "‸", "tts": true }');
    equal(await put('typescript', '{ con|: 1 }', 'content'), '{ content: 1 }');
    equal(await put('typescript', '{ |\n  tts: true }', 'content'), "{ content: '‸',\n  tts: true }");
  });

  it('are there while nothing is finished', async () => {
    const embeds = async (marked: string, language: string) =>
      ok(labels(await offered(marked, language)).includes('footer'), marked);
    const rest = 'await rest.post(Routes.channelMessages(id), ';
    await embeds(`${rest}{ body: { content: 'x', embeds: [{ title: 'a', |`, 'typescript');
    await embeds(`${rest}{ body: { content: 'x', embeds: [{ title: 'a', |\n\nfunction next() {}\n`, 'typescript');
    await embeds(`${rest}{ body: { embeds: [{ fo| } });\n`, 'typescript');
    const post = 'import requests\nrequests.post("https://discord.com/api/v10/channels/1/messages", json=';
    await embeds(`${post}{"embeds": [{"title": "a", |`, 'python');
    await embeds(`${post}{"embeds": [{"title": "a", "|\n\nprint(1)\n`, 'python');
    await embeds('POST https://discord.com/api/v10/channels/1/messages\n\n{ "embeds": [{ "title": "a", "|\n', 'http');
    await embeds('POST https://discord.com/api/v10/channels/1/messages\n\n{ "embeds": [{\n  |\n', 'http');
  });

  it('are known where the body is a name, and where it is JSON in a string', async () => {
    const named =
      'const payload = {\n  content: "x",\n  |\n};\nawait rest.post(Routes.channelMessages(id), { body: payload });\n';
    ok(labels(await offered(named, 'typescript')).includes('embeds'));
    const quoted = `curl https://discord.com/api/v10/channels/1/messages -d "{\\"content\\": \\"x\\", \\"|\\"}"`;
    equal(
      chosen(quoted, await offered(quoted, 'shellscript'), 'tts'),
      `curl https://discord.com/api/v10/channels/1/messages -d "{\\"content\\": \\"x\\", \\"tts\\": ‸}"`,
    );
  });

  it('are known before the method is written, where one alone takes a body', async () => {
    const of = async (path: string) =>
      labels(
        await offered(
          `await fetch('https://discord.com/api/v10${path}', { body: JSON.stringify({ | }) });`,
          'javascript',
        ),
      );
    ok((await of('/channels/1/messages')).includes('embeds'));
    deepEqual(await of('/applications/1/commands'), []);
    ok((await of('/channels/1')).includes('rate_limit_per_user'));
  });

  it('are known of other operations', async () => {
    const of = async (method: string, path: string, body: string) =>
      labels(await offered(`${method} https://discord.com/api/v10${path}\n\n${body}\n`, 'http'));
    // https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response
    ok((await of('POST', '/interactions/1/abc/callback', '{ "type": 4, "data": { "|" } }')).includes('content'));
    ok((await of('POST', '/interactions/1/abc/callback', '{ "type": 9, "data": { "|" } }')).includes('title'));
    // https://docs.discord.com/developers/interactions/application-commands#create-global-application-command
    ok((await of('POST', '/applications/1/commands', '{ "name": "a", "options": [{ "|" }] }')).includes('choices'));
    ok((await of('PUT', '/applications/1/commands', '[{ "|" }]')).includes('default_member_permissions'));
    // https://docs.discord.com/developers/resources/guild#create-guild-ban
    const ban = await of('PUT', '/guilds/1/bans/2', '{ "|" }');
    deepEqual([...ban].sort(), ['delete_message_days', 'delete_message_seconds']);
    // A change of a message may have components of both kinds.
    ok((await of('PATCH', '/channels/1/messages/2', '{ "components": [{ "type": 1, "|" }] }')).includes('components'));
  });

  it('are not offered elsewhere', async () => {
    const none = async (marked: string, language: string) => deepEqual(await offered(marked, language), [], marked);
    await none('const options = { | };\n', 'typescript');
    await none('await rest.post(Routes.channelMessages(id), { | });\n', 'typescript');
    await none('await rest.post(Routes.channelMessages(id), { body: { content: f({ | }) } });\n', 'typescript');
    await none('await rest.post(Routes.channelMessages(id), { body: { } });\nconst next = { |\n', 'typescript');
    await none(
      "await fetch('https://example.com/x', { method: 'POST', body: JSON.stringify({ | }) });\n",
      'typescript',
    );
    await none('POST https://discord.com/api/v10/channels/1/messages\n\n{ "content": "| " }\n', 'http');
  });
});

describe('values in a body', () => {
  // https://docs.discord.com/developers/components/reference#button-button-styles
  const row = (style: string) => `{ components: [{ type: 1, components: [{ type: 2, style: ${style} }] }] }`;

  it('are the numbers by their names', async () => {
    deepEqual(labels(await at('javascript', row('|'))), [
      'Primary',
      'Secondary',
      'Success',
      'Danger',
      'Link',
      'Premium',
    ]);
    equal(await put('javascript', row('Dan|'), 'Danger'), row('4'));
    const json = '{ "components": [{ "type": 1, "components": [{ "type": 2, "style": | }] }] }';
    for (const language of ['python', 'http', 'shellscript']) {
      equal(await put(language, json, 'Link'), json.replace('|', '5'), language);
    }
  });

  it('are the members of discord-api-types where the text has them', async () => {
    const marked = `import { ButtonStyle } from 'discord.js';\n${places.typescript?.(row('ButtonStyle.|'))}`;
    const items = await offered(marked, 'typescript');
    ok(chosen(marked, items, 'ButtonStyle.Success')?.includes('style: ButtonStyle.Success }'));
  });

  it('are every type that a component may have where it stands', async () => {
    const types = labels(await at('http', '{ "components": [{ "type": | }] }'));
    deepEqual(types, ['ActionRow']);
    const inRow = labels(await at('http', '{ "components": [{ "type": 1, "components": [{ "type": |2 }] }] }'));
    deepEqual(inRow, ['Button', 'StringSelect', 'UserSelect', 'RoleSelect', 'MentionableSelect', 'ChannelSelect']);
  });

  it('are bits, words and truths as the language writes them', async () => {
    equal(await put('typescript', '{ flags: | }', 'IsComponentsV2'), '{ flags: 1 << 15 }');
    equal(await put('http', '{ "flags": | }', 'SuppressEmbeds'), '{ "flags": 4 }');
    equal(await put('python', '{"tts": |}', 'True'), '{"tts": True}');
    equal(await put('typescript', '{ tts: f| }', 'false'), '{ tts: false }');
    equal(
      await put('http', '{ "allowed_mentions": { "parse": ["|"] } }', 'roles'),
      '{ "allowed_mentions": { "parse": ["roles"] } }',
    );
    equal(
      await put('typescript', '{ allowed_mentions: { parse: [|] } }', 'roles'),
      "{ allowed_mentions: { parse: ['roles'] } }",
    );
    deepEqual(labels(await at('http', '{ "tts": "|" }')), []);
  });
});
