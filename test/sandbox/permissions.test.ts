import assert from 'node:assert/strict';
import { makeVoiceState } from '../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker } from './ask.ts';
import { allowBot, type Need, testNeeds } from './needs.ts';

const message = `/channels/${ids.text}/messages/${ids.memberMessage}`;
const own = `/channels/${ids.text}/messages/${ids.botMessage}`;
const guild = `/guilds/${ids.guild}`;
const member = `${guild}/members/${ids.member}`;
const fire = encodeURIComponent('🔥');
const later = '2026-11-20T13:00:00.000000+00:00';

/**
 * What each operation needs, as its page of the documentation says (resources/channel, /guild, /message, /webhook).
 * The second part is the status when the bot has it.
 */
const needs: readonly Need[] = [
  [`POST /channels/${ids.text}/messages`, 'SEND_MESSAGES', 200, { content: 'x' }],
  [`POST /channels/${ids.text}/messages`, 'SEND_TTS_MESSAGES', 200, { content: 'x', tts: true }],
  [`POST /channels/${ids.thread}/messages`, 'SEND_MESSAGES_IN_THREADS', 200, { content: 'x' }],
  [`POST /channels/${ids.text}/typing`, 'SEND_MESSAGES', 204],
  [`GET ${message}`, 'READ_MESSAGE_HISTORY', 200],
  [`DELETE ${message}`, 'MANAGE_MESSAGES', 204],
  [`PATCH ${message}`, 'MANAGE_MESSAGES', 200, { flags: 4 }],
  [`POST /channels/${ids.text}/messages/bulk-delete`, 'MANAGE_MESSAGES', 400, { messages: [] }],
  [`PUT ${message}/reactions/${fire}/@me`, 'ADD_REACTIONS', 204],
  [`PUT ${message}/reactions/${fire}/@me`, 'READ_MESSAGE_HISTORY', 204],
  [`DELETE ${message}/reactions/${fire}/${ids.member}`, 'MANAGE_MESSAGES', 204],
  [`DELETE ${message}/reactions/${fire}`, 'MANAGE_MESSAGES', 204],
  [`DELETE ${message}/reactions`, 'MANAGE_MESSAGES', 204],
  [`PUT /channels/${ids.text}/messages/pins/${ids.botMessage}`, 'PIN_MESSAGES', 204],
  [`DELETE /channels/${ids.text}/pins/${ids.pinnedMessage}`, 'PIN_MESSAGES', 204],
  [`PATCH /channels/${ids.text}`, 'MANAGE_CHANNELS', 200, { topic: 'x' }],
  [`PATCH /channels/${ids.text}`, 'MANAGE_ROLES', 200, { permission_overwrites: [] }],
  [`PATCH /channels/${ids.thread}`, 'MANAGE_THREADS', 200, { name: 'x' }],
  [`PATCH /channels/${ids.thread}`, 'SEND_MESSAGES_IN_THREADS', 200, { archived: false }],
  [`PATCH ${member}`, 'MANAGE_NICKNAMES', 200, { nick: 'x' }],
  [`PATCH ${member}`, 'MANAGE_ROLES', 200, { roles: [] }],
  [`PATCH ${member}`, 'MUTE_MEMBERS', 200, { mute: true }],
  [`PATCH ${member}`, 'DEAFEN_MEMBERS', 200, { deaf: true }],
  [`PATCH ${member}`, 'MOVE_MEMBERS', 200, { channel_id: ids.voice }],
  [`PATCH ${member}`, 'MODERATE_MEMBERS', 200, { communication_disabled_until: later }],
  [`PATCH ${guild}/members/@me`, 'CHANGE_NICKNAME', 200, { nick: 'x' }],
  [`PUT ${member}/roles/${ids.mutedRole}`, 'MANAGE_ROLES', 204],
  [`DELETE ${member}/roles/${ids.memberRole}`, 'MANAGE_ROLES', 204],
  [`DELETE ${member}`, 'KICK_MEMBERS', 204],
  [`GET ${guild}/bans`, 'BAN_MEMBERS', 200],
  [`GET ${guild}/bans/${ids.member}`, 'BAN_MEMBERS', 404],
  [`PUT ${guild}/bans/${ids.member}`, 'BAN_MEMBERS', 204, {}],
  [`DELETE ${guild}/bans/${ids.member}`, 'BAN_MEMBERS', 404],
  [`GET /webhooks/${ids.webhook}`, 'MANAGE_WEBHOOKS', 200],
];

describe('a permission in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
    const connected = makeVoiceState(ids.guild, ids.member, ids.voice);
    asker.sandbox.world.guilds.get(ids.guild)?.voiceStates.set(ids.member, connected);
  });
  afterEach(() => asker.sandbox.close());

  testNeeds(needs, () => asker);

  it('is not needed for what is one’s own', async () => {
    allowBot(asker, 'MANAGE_MESSAGES');
    assert.equal((await asker.ask(`PATCH ${own}`, { json: { content: 'x' } })).status, 200);
    assert.equal((await asker.ask(`DELETE ${own}`)).status, 204);
  });

  it('to add reactions is not needed for one that is already there', async () => {
    allowBot(asker, 'ADD_REACTIONS');
    asker.sandbox.world.channels
      .get(ids.text)
      ?.reactions.set(ids.memberMessage, new Map([['🔥', new Set([ids.member])]]));
    assert.equal((await asker.ask(`PUT ${message}/reactions/${fire}/@me`)).status, 204);
  });

  it('to read the history empties lists where it is missing, and forbids replies', async () => {
    allowBot(asker, 'READ_MESSAGE_HISTORY');
    const list = await asker.ask(`GET /channels/${ids.text}/messages`);
    assert.deepEqual([list.status, list.json], [200, []]);
    assert.deepEqual((await asker.ask(`GET /channels/${ids.text}/pins`)).json, []);
    const reply = { content: 'x', message_reference: { message_id: ids.memberMessage } };
    const refused = await asker.ask(`POST /channels/${ids.text}/messages`, { json: reply });
    assert.deepEqual([refused.status, refused.json.code], [403, 160002]); // member-gentei#42
  });

  it('to embed links drops embeds without a word, one to attach files refuses them', async () => {
    allowBot(asker, 'EMBED_LINKS');
    const { json } = await asker.ask(`POST /channels/${ids.text}/messages`, { json: { embeds: [{ title: 'x' }] } });
    assert.deepEqual(json.embeds, []);
    allowBot(asker, 'ATTACH_FILES');
    const body = '--b\r\nContent-Disposition: form-data; name="files[0]"; filename="a"\r\n\r\nx\r\n--b--\r\n';
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    assert.equal((await asker.ask(`POST /channels/${ids.text}/messages`, { body, headers })).json.code, 50013);
  });

  it('to manage threads is needed to reopen a locked one', async () => {
    allowBot(asker, 'MANAGE_THREADS');
    const metadata = asker.sandbox.world.channels.get(ids.thread)?.wire.thread_metadata;
    assert.ok(metadata);
    metadata.archived = true;
    const reopen = () => asker.ask(`PATCH /channels/${ids.thread}`, { json: { archived: false } });
    metadata.locked = true;
    assert.equal((await reopen()).json.code, 50013);
    metadata.locked = false;
    assert.equal((await reopen()).json.thread_metadata.archived, false);
  });
});
