import { deepEqual, equal } from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import type { Values } from '../../../src/core/request/text.ts';
import { type Expected, expectedOf, saysSomething } from '../../../src/core/values/expected.ts';

const nothing: Values = () => undefined;

async function first(text: string, language = 'http'): Promise<Draft> {
  const [draft] = (await extract(text, language)).drafts;
  if (draft === undefined) throw new Error(`No request in: ${text}`);
  return draft;
}

/** What `{{x}}` has to be in a request to Discord's API. */
async function wanted(line: string, body = '', values = nothing): Promise<Expected> {
  const [method, path] = line.split(' ');
  const text = `${method} https://discord.com/api/v10${path}\nContent-Type: application/json\n\n${body}`;
  return expectedOf(await first(text), 'x', values);
}

const guild = '1213455767961731072';
const channel = '1213458536202371072';

describe('what a place asks for', () => {
  it('follows from the path', async () => {
    const kinds: readonly (readonly [line: string, of: Expected['of']])[] = [
      ['GET /guilds/{{x}}', 'guild'],
      ['GET /channels/{{x}}', 'channel'],
      ['POST /channels/{{x}}/messages', 'message-channel'],
      [`PATCH /guilds/${guild}/roles/{{x}}`, 'role'],
      [`PUT /guilds/${guild}/members/${guild}/roles/{{x}}`, 'role'],
      [`GET /guilds/${guild}/members/{{x}}`, 'member'],
      ['GET /users/{{x}}', 'member'],
      [`GET /channels/${channel}/messages/{{x}}`, 'message'],
      [`PUT /channels/${channel}/messages/pins/{{x}}`, 'message'],
      ['GET /webhooks/{{x}}', 'webhook'],
      ['POST /webhooks/{{x}}/abc', 'webhook'],
      ['GET /applications/{{x}}/commands', 'application'],
      [`DELETE /applications/${guild}/commands/{{x}}`, 'command'],
      [`DELETE /applications/${guild}/emojis/{{x}}`, 'application-emoji'],
      [`GET /guilds/${guild}/emojis/{{x}}`, 'emoji'],
      [`GET /guilds/${guild}/stickers/{{x}}`, 'sticker'],
      [`GET /guilds/${guild}/scheduled-events/{{x}}`, 'event'],
      [`GET /guilds/${guild}/auto-moderation/rules/{{x}}`, 'rule'],
      [`GET /guilds/${guild}/soundboard-sounds/{{x}}`, 'sound'],
      [`PUT /channels/${channel}/permissions/{{x}}`, 'role'],
      ['GET /lobbies/{{x}}', undefined],
    ];
    for (const [line, of] of kinds) {
      const { form, of: found } = await wanted(line);
      deepEqual([form, found], ['id', of], line);
    }
  });

  it('is no id where a text stands in the path', async () => {
    equal((await wanted('GET /invites/{{x}}')).form, 'text');
    equal((await wanted('GET /channels/a-{{x}}')).form, 'text');
    equal((await wanted(`PUT /channels/${channel}/messages/${channel}/reactions/{{x}}/@me`)).form, 'text');
    equal((await wanted(`GET /channels/${channel}/polls/${channel}/answers/{{x}}`)).form, 'whole-number');
  });

  it('follows from the query: pages lie between ids, but between times for archived threads', async () => {
    const list = `GET /channels/${channel}/messages`;
    deepEqual((await wanted(`${list}?around={{x}}`)).of, 'message');
    deepEqual((await wanted(`${list}?limit=5&before={{x}}`)).of, 'message');
    equal((await wanted(`${list}?limit={{x}}`)).form, 'whole-number');
    equal((await wanted(`GET /guilds/${guild}/members?after={{x}}`)).of, 'member');
    equal((await wanted('GET /users/@me/guilds?after={{x}}')).of, 'guild');
    equal((await wanted(`GET /channels/${channel}/threads/archived/public?before={{x}}`)).form, 'text');
    equal((await wanted(`GET /guilds/${guild}/members/search?query={{x}}`)).form, 'text');
  });

  it('follows from the field of the body', async () => {
    const kinds: readonly (readonly [line: string, body: string, of: Expected['of']])[] = [
      [`POST /channels/${channel}/messages`, '{"message_reference": {"message_id": "{{x}}"}}', 'message'],
      [`POST /channels/${channel}/messages`, '{"allowed_mentions": {"roles": ["1", "{{x}}"]}}', 'role'],
      [`POST /channels/${channel}/messages`, '{"allowed_mentions": {"users": ["{{x}}"]}}', 'member'],
      [`POST /channels/${channel}/messages`, '{"sticker_ids": ["{{x}}"]}', 'sticker'],
      [`POST /channels/${channel}/messages/bulk-delete`, '{"messages": ["{{x}}"]}', 'message'],
      [`POST /guilds/${guild}/channels`, '{"name": "a", "parent_id": "{{x}}"}', 'category'],
      [`PATCH /guilds/${guild}`, '{"afk_channel_id": "{{x}}"}', 'channel'],
      [`PATCH /guilds/${guild}/members/1`, '{"roles": ["{{x}}"]}', 'role'],
      [`PATCH /guilds/${guild}/roles`, '[{"id": "{{x}}", "position": 1}]', 'role'],
      [`PATCH /guilds/${guild}/channels`, '[{"id": "{{x}}", "position": 1}]', 'channel'],
      ['POST /users/@me/channels', '{"recipient_id": "{{x}}"}', 'member'],
    ];
    for (const [line, body, of] of kinds) deepEqual((await wanted(line, body)).of, of, body);
  });

  it('is any text, or JSON where nothing is put around it', async () => {
    const line = `POST /channels/${channel}/messages`;
    equal((await wanted(line, '{"content": "{{x}}"}')).form, 'text');
    equal((await wanted(line, '{"content": "Hi {{x}}"}')).form, 'text');
    equal((await wanted(line, '{"components": [{"type": 1, "custom_id": "{{x}}"}]}')).form, 'text');
    equal((await wanted(line, '{"flags": {{x}}}')).form, 'json');
  });

  it('tells which ids are known already, also those that a value gives', async () => {
    deepEqual((await wanted(`PATCH /guilds/${guild}/roles/{{x}}`)).within, { guild });
    deepEqual((await wanted(`GET /channels/${channel}/messages/{{x}}`)).within, { channel });
    deepEqual((await wanted('GET /channels/{{y}}/messages/{{x}}')).within, {});
    const values: Values = ({ expression }) => (expression === 'y' ? channel : undefined);
    deepEqual((await wanted('GET /channels/{{y}}/messages/{{x}}', '', values)).within, { channel });
    const body = `{"message_reference": {"channel_id": "${guild}", "message_id": "{{x}}"}}`;
    deepEqual((await wanted(`POST /channels/${channel}/messages`, body)).within, { channel: guild });
  });

  it('needs the address that the path belongs to', async () => {
    const draft = await first('GET {{api}}/api/v10/guilds/{{x}}\n');
    equal(expectedOf(draft, 'x', nothing).form, 'text');
    const values: Values = ({ expression }) => (expression === 'api' ? 'https://discord.com' : undefined);
    equal(expectedOf(draft, 'x', values).of, 'guild');
  });

  it('is found in code too', async () => {
    const code = [
      "import { REST, Routes } from 'discord.js';",
      'const rest = new REST().setToken(process.env.DISCORD_TOKEN);',
      'rest.patch(Routes.guildMember(guildId, memberId), { body: { channel_id: lounge } });',
    ].join('\n');
    const draft = await first(code, 'typescript');
    const kinds = ['guildId', 'memberId', 'lounge'].map((name) => expectedOf(draft, name, nothing).of);
    deepEqual(kinds, ['guild', 'member', 'channel']);
  });

  it('is not met by an empty id, and may be by an empty text', () => {
    deepEqual(
      [saysSomething('', { form: 'id' }), saysSomething('', { form: 'text' }), saysSomething('1', { form: 'id' })],
      [false, true, true],
    );
    equal(saysSomething(undefined, { form: 'text' }), false);
  });

  it('is a secret by its place and by its name', async () => {
    const isSecret = async (text: string, name = 'x') => expectedOf(await first(text), name, nothing).isSecret;
    const api = 'https://discord.com/api/v10';
    equal(await isSecret(`GET ${api}/users/@me\nAuthorization: Basic {{x}}\n`), true);
    equal(await isSecret(`GET ${api}/users/@me\nCookie: a={{x}}\n`), true);
    equal(await isSecret(`POST ${api}/webhooks/${guild}/{{x}}\n`), true);
    equal(await isSecret(`POST ${api}/webhooks/{{x}}/abc\n`), false);
    equal(await isSecret(`POST ${api}/interactions/${guild}/{{x}}/callback\n`), true);
    equal(await isSecret(`PUT ${api}/guilds/${guild}/members/1\n\n{"access_token": "{{x}}"}`), true);
    equal(await isSecret(`GET ${api}/channels/{{clientSecret}}\n`, 'clientSecret'), true);
    equal(await isSecret(`GET ${api}/channels/{{x}}\n`), false);
  });
});
