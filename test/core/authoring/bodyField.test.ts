import { deepEqual, equal, ok } from 'node:assert/strict';
import { type BodyField, bodyField } from '../../../src/core/authoring/bodyField.ts';
import { payloadBodies, shapedBodies } from '../../../src/core/authoring/shapedBody.ts';
import { extract } from '../../../src/core/extract/extract.ts';
import { atMark } from './marked.ts';

/** What is known of the property at `|`, and the text that it covers. */
async function pointed(marked: string, language: string): Promise<(BodyField & { readonly on: string }) | null> {
  const { text, offset } = atMark(marked);
  const { drafts, payloads = [] } = await extract(text, language);
  const found = bodyField(offset, [...shapedBodies(drafts), ...payloadBodies(payloads)]);
  return found && { ...found, on: text.slice(...found.span) };
}

const post = (body: string) => `POST https://discord.com/api/v10/channels/1/messages\n\n${body}\n`;

describe('a property that is pointed at', () => {
  it('counts its characters against the limit, in every language', async () => {
    const content = 'a'.repeat(1874);
    // 2,000 characters: https://docs.discord.com/developers/resources/message#create-message-jsonform-params
    const requests: Readonly<Record<string, string>> = {
      typescript: `await rest.post(Routes.channelMessages(id), { body: { con|tent: '${content}' } });`,
      javascript: `await fetch('https://discord.com/api/v10/channels/1/messages', { method: 'POST', body: JSON.stringify({ content: '${content}|' }) });`,
      python: `import requests\nrequests.post("https://discord.com/api/v10/channels/1/messages", json={"con|tent": "${content}"})`,
      http: post(`{ "|content": "${content}" }`),
      shellscript: `curl https://discord.com/api/v10/channels/1/messages -d '{"content|": "${content}"}'`,
    };
    for (const [language, marked] of Object.entries(requests)) {
      const found = await pointed(marked, language);
      deepEqual(found?.use, { of: 'characters', count: 1874, max: 2000, isPartial: false }, language);
      equal(found?.key, 'content');
      equal(found?.operation, 'POST /channels/{channel_id}/messages');
      deepEqual([found?.field.kind, found?.field.max, found?.field.isRequired], ['text', 2000, false]);
    }
  });

  it('counts in what high-level calls and builders hand over, under their own names', async () => {
    const bot = "import { EmbedBuilder } from 'discord.js';\n";
    // 256 characters: https://docs.discord.com/developers/resources/message#embed-object-embed-limits
    const title = await pointed(`${bot}new EmbedBuilder().setTitle('|${'t'.repeat(250)}');`, 'javascript');
    deepEqual(title?.use, { of: 'characters', count: 250, max: 256, isPartial: false });
    const client = "import { Client, Events } from 'discord.js';\nconst client = new Client({ intents: [] });\n";
    const sent = await pointed(
      `${client}client.on(Events.MessageCreate, (message) => message.channel.send({ content: 'hel|lo' }));`,
      'typescript',
    );
    deepEqual(sent?.use, { of: 'characters', count: 5, max: 2000, isPartial: false });
    const set = await pointed(
      'import discord\nembed = discord.Embed(title="t")\nembed.set_footer(te|xt="hello")\nawait ctx.send(embed=embed)',
      'python',
    );
    deepEqual(set?.use, { of: 'characters', count: 5, max: 2048, isPartial: false });
  });

  it('counts without what only run time knows, and says so', async () => {
    const found = await pointed(
      'await rest.post(Routes.channelMessages(id), { body: { con|tent: `Hello ${name}!` } });',
      'typescript',
    );
    deepEqual(found?.use, { of: 'characters', count: 'Hello !'.length, max: 2000, isPartial: true });
  });

  it('counts the texts of all embeds together', async () => {
    const embeds = [
      { title: 'a'.repeat(100), fields: [{ name: 'b'.repeat(50), value: 'c'.repeat(500) }] },
      { description: 'd'.repeat(3000), footer: { text: 'e'.repeat(10) } },
    ];
    const body = JSON.stringify({ embeds }).replace('"description"', '"descr|iption"');
    const found = await pointed(post(body), 'http');
    // 4,096 and 6,000: https://docs.discord.com/developers/resources/message#embed-object-embed-limits
    deepEqual(found?.use, { of: 'characters', count: 3000, max: 4096, isPartial: false });
    deepEqual(found?.shared, [{ of: 'embeds', count: 3660, max: 6000 }]);
    const list = await pointed(post(JSON.stringify({ embeds }).replace('embeds', 'emb|eds')), 'http');
    deepEqual(list?.use, { of: 'items', count: 2, max: 10, isPartial: false });
    equal(list?.shared[0]?.count, 3660);
    const url = await pointed(post('{ "embeds": [{ "title": "a", "ur|l": "https://example.com" }] }'), 'http');
    deepEqual(url?.shared, []);
  });

  it('counts the texts of a layout together', async () => {
    const display = (content: string) => ({ type: 10, content });
    const body = { flags: 1 << 15, components: [display('aaa'), { type: 17, components: [display('bb')] }] };
    const marked = post(JSON.stringify(body).replace('"bb"', '"b|b"'));
    // 4,000: https://docs.discord.com/developers/components/reference#text-display
    deepEqual((await pointed(marked, 'http'))?.shared, [{ of: 'displayed-text', count: 5, max: 4000 }]);
  });

  it('names the number that stands there', async () => {
    const row = (rest: string) => `{ "components": [{ "type": 1, "components": [{ "type": 2, ${rest} }] }] }`;
    // https://docs.discord.com/developers/components/reference#button-button-styles
    deepEqual((await pointed(post(row('"style": |2')), 'http'))?.called, ['Secondary']);
    deepEqual((await pointed(post(row('"sty|le": 4')), 'http'))?.called, ['Danger']);
    deepEqual((await pointed(post(row('"style": 1').replace('"type": 2', '"ty|pe": 2')), 'http'))?.called, ['Button']);
    // https://docs.discord.com/developers/resources/message#message-object-message-flags
    deepEqual((await pointed(post('{ "flags": 3276|8 }'), 'http'))?.called, ['IsComponentsV2']);
    deepEqual((await pointed(post('{ "flags": 41|00 }'), 'http'))?.called, ['SuppressEmbeds', 'SuppressNotifications']);
    const member = 'await rest.post(Routes.channelMessages(id), { body: { flags: Message|Flags.Ephemeral } });';
    deepEqual((await pointed(member, 'typescript'))?.called, ['Ephemeral']);
  });

  it('is the innermost, and says whether it has to be there', async () => {
    const found = await pointed(post('{ "embeds": [{ "fields": [{ "na|me": "a", "value": "b" }] }] }'), 'http');
    deepEqual([found?.key, found?.on, found?.field.max, found?.field.isRequired], ['name', '"name"', 256, true]);
  });

  it('is none between properties, in other requests, and of keys that are not known', async () => {
    equal(await pointed(post('{ "content": "a", | "tts": true }'), 'http'), null);
    equal(await pointed(post('{ "contents|": "a" }'), 'http'), null);
    equal(await pointed('POST https://example.com/x\n\n{ "con|tent": "a" }\n', 'http'), null);
  });

  it('is there while the text is half-written', async () => {
    const found = await pointed(post('{ "con|tent": "abc", "embeds": [{ "title": '), 'http');
    equal(found?.use?.count, 3);
    ok((await pointed('await rest.post(Routes.channelMessages(id), { body: { con|tent: "abc",', 'typescript'))?.use);
  });
});
