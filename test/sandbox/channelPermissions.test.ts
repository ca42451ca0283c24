import assert from 'node:assert/strict';
import { sandboxIds as ids, sandboxInvite } from '../../src/sandbox/world/seed.ts';
import { Asker } from './ask.ts';
import { allowBot, type Need, testNeeds } from './needs.ts';

const guild = `/guilds/${ids.guild}`;
const text = `/channels/${ids.text}`;
const overwrite = `${text}/permissions/${ids.memberRole}`;
const news = `/channels/${ids.announcement}`;
const post = { name: 'x', message: { content: 'x' } };
const poll = { question: { text: 'x' }, answers: [{ poll_media: { text: 'x' } }] };

/**
 * What each operation needs, as its page of the documentation says (resources/channel, /guild, /invite, /message,
 * topics/threads). The number is the status when the bot has it.
 */
const needs: readonly Need[] = [
  [`POST ${guild}/channels`, 'MANAGE_CHANNELS', 201, { name: 'x' }],
  [`POST ${guild}/channels`, 'MANAGE_ROLES', 201, { name: 'x', permission_overwrites: [] }],
  [`PATCH ${guild}/channels`, 'MANAGE_CHANNELS', 204, [{ id: ids.text, position: 3 }]],
  [`DELETE ${text}`, 'MANAGE_CHANNELS', 200],
  [`DELETE /channels/${ids.thread}`, 'MANAGE_THREADS', 200],
  [`PUT ${overwrite}`, 'MANAGE_ROLES', 204, { type: 0 }],
  [`DELETE ${overwrite}`, 'MANAGE_ROLES', 404],
  [`GET ${text}/invites`, 'MANAGE_CHANNELS', 200],
  [`POST ${text}/invites`, 'CREATE_INSTANT_INVITE', 200, {}],
  [`POST ${text}/invites`, 'MANAGE_ROLES', 200, { role_ids: [ids.memberRole] }],
  [`POST ${news}/followers`, 'MANAGE_WEBHOOKS', 200, { webhook_channel_id: ids.text }],
  [`POST ${news}/messages/${ids.newsMessage}/crosspost`, 'SEND_MESSAGES', 200],
  [`POST ${text}/threads`, 'CREATE_PRIVATE_THREADS', 201, { name: 'x' }],
  [`POST ${text}/threads`, 'CREATE_PUBLIC_THREADS', 201, { name: 'x', type: 11 }],
  [`POST ${news}/threads`, 'CREATE_PUBLIC_THREADS', 201, { name: 'x', type: 10 }],
  [`POST ${text}/messages/${ids.botMessage}/threads`, 'CREATE_PUBLIC_THREADS', 201, { name: 'x' }],
  [`POST /channels/${ids.forum}/threads`, 'SEND_MESSAGES', 201, post],
  [`POST /channels/${ids.forum}/threads`, 'MANAGE_THREADS', 201, { ...post, applied_tags: [ids.moderatedTag] }],
  [`PATCH /channels/${ids.post}`, 'MANAGE_THREADS', 200, { applied_tags: [] }],
  [`PATCH /channels/${ids.thread}`, 'MANAGE_THREADS', 200, { rate_limit_per_user: 5 }],
  [`GET ${text}/threads/archived/public`, 'READ_MESSAGE_HISTORY', 200],
  [`GET ${text}/threads/archived/private`, 'READ_MESSAGE_HISTORY', 200],
  [`GET ${text}/threads/archived/private`, 'MANAGE_THREADS', 200],
  [`GET ${text}/users/@me/threads/archived/private`, 'READ_MESSAGE_HISTORY', 200],
  [`PUT /channels/${ids.thread}/thread-members/${ids.owner}`, 'SEND_MESSAGES_IN_THREADS', 204],
  [`DELETE /channels/${ids.thread}/thread-members/${ids.member}`, 'MANAGE_THREADS', 204],
  [`PUT /channels/${ids.voice}/voice-status`, 'SET_VOICE_CHANNEL_STATUS', 204, { status: 'x' }],
  [`PUT /channels/${ids.voice}/voice-status`, 'MANAGE_CHANNELS', 204, { status: 'x' }],
  [`POST ${text}/messages`, 'SEND_POLLS', 200, { poll }],
  [`POST /channels/${ids.post}/messages`, 'SEND_MESSAGES_IN_THREADS', 200, { content: 'x' }],
  [`POST /channels/${ids.voice}/messages`, 'SEND_MESSAGES', 200, { content: 'x' }],
  [`POST /channels/${ids.stage}/messages`, 'CONNECT', 200, { content: 'x' }],
];

describe('a permission for channels in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const codeOf = async (line: string, json?: unknown) => {
    asker.clock.pass(60_000);
    return (await asker.ask(line, json === undefined ? {} : { json })).json?.code;
  };

  testNeeds(needs, () => asker);

  it('to manage messages is needed to publish what others wrote', async () => {
    const message = asker.sandbox.world.channels.get(ids.announcement)?.messages.get(ids.newsMessage);
    const member = asker.sandbox.world.users.get(ids.member);
    assert.ok(message && member);
    message.author = member;
    allowBot(asker, 'MANAGE_MESSAGES');
    const line = `POST ${news}/messages/${ids.newsMessage}/crosspost`;
    assert.equal(await codeOf(line), 50013);
    allowBot(asker);
    assert.equal(await codeOf(line), undefined);
  });

  it('to manage the guild shows its invites with their uses, one to see the audit log without', async () => {
    allowBot(asker, 'MANAGE_GUILD', 'VIEW_AUDIT_LOG');
    assert.equal(await codeOf(`GET ${guild}/invites`), 50013);
    allowBot(asker, 'MANAGE_GUILD');
    assert.equal((await asker.ask(`GET ${guild}/invites`)).json[0].uses, undefined);
    allowBot(asker, 'VIEW_AUDIT_LOG');
    assert.equal((await asker.ask(`GET ${guild}/invites`)).json[0].uses, 3);
  });

  it('to manage the channel or the guild is needed to delete an invite', async () => {
    allowBot(asker, 'MANAGE_GUILD', 'MANAGE_CHANNELS');
    assert.equal(await codeOf(`DELETE /invites/${sandboxInvite}`), 50013);
    allowBot(asker, 'MANAGE_CHANNELS');
    assert.equal((await asker.ask(`DELETE /invites/${sandboxInvite}`)).status, 200);
  });

  it('to manage roles is needed to take the permissions of a new category', async () => {
    allowBot(asker, 'MANAGE_ROLES');
    const move = [{ id: ids.text, parent_id: null }];
    assert.equal(await codeOf(`PATCH ${guild}/channels`, move), undefined);
    const back = [{ id: ids.text, parent_id: ids.category, lock_permissions: true }];
    assert.equal(await codeOf(`PATCH ${guild}/channels`, back), 50013);
    allowBot(asker);
    assert.equal(await codeOf(`PATCH ${guild}/channels`, back), undefined);
  });

  it('to manage threads shows private ones that the bot is not in', async () => {
    allowBot(asker, 'MANAGE_THREADS');
    assert.equal(await codeOf(`GET /channels/${ids.strangerThread}`), 50001);
    assert.equal(await codeOf(`GET /channels/${ids.privateThread}`), undefined);
    allowBot(asker);
    assert.equal(await codeOf(`GET /channels/${ids.strangerThread}`), undefined);
  });

  it('to see the parent is needed even for those who are in a thread', async () => {
    // topics/permissions#inherited-permissions-threads
    const parent = asker.sandbox.world.channels.get(ids.text)?.wire;
    assert.ok(parent);
    parent.permission_overwrites = [{ id: ids.bot, type: 1, allow: '0', deny: '1024' }];
    assert.equal(await codeOf(`GET /channels/${ids.privateThread}`), 50001);
    assert.equal(await codeOf(`POST /channels/${ids.thread}/messages`, { content: 'x' }), 50001);
  });

  it('to write in the parent has no effect in its threads', async () => {
    // topics/threads#permissions
    allowBot(asker, 'SEND_MESSAGES');
    assert.equal(await codeOf(`POST ${text}/messages`, { content: 'x' }), 50013);
    assert.equal(await codeOf(`POST /channels/${ids.thread}/messages`, { content: 'x' }), undefined);
  });

  it('to connect is what everything in a voice channel hangs on', async () => {
    // topics/permissions#implicit-permissions
    allowBot(asker, 'CONNECT');
    assert.equal(await codeOf(`PATCH /channels/${ids.voice}`, { name: 'x' }), 50013);
    assert.equal(await codeOf(`DELETE /channels/${ids.stage}`), 50013);
    assert.equal(await codeOf(`PATCH ${text}`, { name: 'x' }), undefined);
  });

  it('is lost in a timeout, but those to see and to read', async () => {
    // topics/permissions#permissions-for-timed-out-members
    allowBot(asker);
    const bot = asker.sandbox.world.guilds.get(ids.guild)?.members.get(ids.bot);
    assert.ok(bot);
    bot.communication_disabled_until = '2027-01-01T00:00:00.000000+00:00';
    assert.equal(await codeOf(`POST ${text}/threads`, { name: 'x' }), 50013);
    assert.equal(await codeOf(`POST ${text}/invites`, {}), 50013);
    assert.equal(await codeOf(`GET /channels/${ids.strangerThread}`), 50001);
    assert.equal(await codeOf(`GET ${text}/threads/archived/public`), undefined);
  });
});
