import assert from 'node:assert/strict';
import { Client, DiscordRESTError } from 'oceanic.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { interactionToken, webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { needs } from './offered.ts';

describe('oceanic.js in the sandbox', () => {
  let sandbox: Sandbox;
  let client: Client;
  beforeEach(async () => {
    sandbox = await startSandbox({ port: 0, seed: 7 });
    client = new Client({ auth: `Bot ${sandbox.token}`, rest: { baseURL: sandbox.apiBase } });
    await client.restMode();
  });
  afterEach(async () => {
    client.disconnect(false);
    await sandbox.close();
  });

  it('knows who it is', () => {
    assert.deepEqual([client.user.id, client.user.username, client.user.bot], [ids.bot, 'Sandbox Bot', true]);
    assert.equal(client.application.id, ids.application);
  });

  it('sends, edits, reacts to, pins and deletes messages', async () => {
    const { channels } = client.rest;
    const file = { name: 'a.txt', contents: Buffer.from('abc') };
    const sent = await channels.createMessage(ids.text, {
      content: 'Hello',
      embeds: [{ title: 'News', timestamp: '2026-11-20T12:00:00.000Z' }],
      components: [{ type: 1, components: [{ type: 2, style: 1, customID: 'go', label: 'Go' }] }],
      files: [file],
    });
    assert.deepEqual([sent.content, sent.author.id, sent.embeds[0]?.title], ['Hello', ids.bot, 'News']);
    assert.deepEqual(
      sent.attachments.map(({ filename, size }) => [filename, size]),
      [['a.txt', 3]],
    );
    const edited = await channels.editMessage(ids.text, sent.id, { content: 'Bye', embeds: [] });
    assert.deepEqual([edited.content, edited.embeds.length], ['Bye', 0]);
    assert.ok(edited.editedTimestamp !== null);
    await channels.createReaction(ids.text, sent.id, '🔥');
    await channels.createReaction(ids.text, sent.id, `sandbox:${ids.emoji}`);
    assert.deepEqual(
      (await channels.getReactions(ids.text, sent.id, '🔥')).map(({ id }) => id),
      [ids.bot],
    );
    const read = await channels.getMessage(ids.text, sent.id);
    assert.deepEqual(
      read.reactions.map(({ emoji, count, me }) => [emoji.name, count, me]),
      [
        ['🔥', 1, true],
        ['sandbox', 1, true],
      ],
    );
    await channels.deleteReaction(ids.text, sent.id, '🔥');
    await channels.pinMessage(ids.text, sent.id);
    assert.equal((await channels.getMessage(ids.text, sent.id)).pinned, true);
    await channels.unpinMessage(ids.text, sent.id);
    await channels.deleteMessage(ids.text, sent.id);
    const history = await channels.getMessages(ids.text, { limit: 10 });
    assert.deepEqual(
      history.map(({ content }) => content),
      ['Testing', 'Anyone here?', 'Hello', 'House rules', 'It is.', 'Is the bot awake?'],
    );
    const recent = history.slice(0, 3).map(({ id }) => id);
    assert.equal(await channels.deleteMessages(ids.text, recent), 3);
  });

  it('reads a guild', async () => {
    const { guilds } = client.rest;
    const guild = await guilds.get(ids.guild, true);
    assert.deepEqual([guild.name, guild.ownerID, guild.approximateMemberCount], ['Sandbox', ids.owner, 4]);
    assert.equal(guild.roles.get(ids.botRole)?.name, 'Sandbox Bot');
    const channels = await guilds.getChannels(ids.guild);
    assert.equal(channels.find(({ id }) => id === ids.text)?.name, 'general');
    assert.equal((await guilds.getMembers(ids.guild, { limit: 10 })).length, 4);
  });

  it('moderates', async () => {
    const { guilds } = client.rest;
    await guilds.addMemberRole(ids.guild, ids.member, ids.mutedRole, 'loud');
    assert.ok((await guilds.getMember(ids.guild, ids.member)).roles.includes(ids.mutedRole));
    await guilds.removeMemberRole(ids.guild, ids.member, ids.mutedRole);
    const until = new Date(Date.now() + 60_000);
    const timedOut = await guilds.editMember(ids.guild, ids.member, {
      communicationDisabledUntil: until.toISOString(),
      nick: 'Renny',
    });
    assert.deepEqual([timedOut.nick, timedOut.communicationDisabledUntil], ['Renny', until]);
    await guilds.createBan(ids.guild, ids.outsider, { deleteMessageSeconds: 60, reason: 'spam' });
    const ban = await guilds.getBan(ids.guild, ids.outsider);
    assert.deepEqual([ban.user.id, ban.reason], [ids.outsider, 'spam']);
    await guilds.removeBan(ids.guild, ids.outsider);
    await guilds.removeMember(ids.guild, ids.member, 'bye');
    await assert.rejects(guilds.getMember(ids.guild, ids.member), { code: 10007, status: 404 });
  });

  it('registers commands', async () => {
    const { applications } = client.rest;
    const created = await applications.createGlobalCommand(ids.application, {
      type: 1,
      name: 'roll',
      description: 'Rolls dice',
      options: [{ type: 4, name: 'sides', description: 'How many', required: true }],
    });
    assert.deepEqual([created.name, created.applicationID], ['roll', ids.application]);
    const all = await applications.bulkEditGuildCommands(ids.application, ids.guild, [
      { type: 1, name: 'local', description: 'Here' },
      { type: 3, name: 'Report' },
    ]);
    assert.deepEqual(
      all.map(({ name, guildID }) => [name, guildID]),
      [
        ['local', ids.guild],
        ['Report', ids.guild],
      ],
    );
    await applications.deleteGlobalCommand(ids.application, created.id);
    assert.deepEqual(
      (await applications.getGlobalCommands(ids.application)).map(({ name }) => name),
      ['ping'],
    );
  });

  it('answers interactions', async () => {
    const { interactions } = client.rest;
    const token = interactionToken(ids.interaction);
    await interactions.createInteractionResponse(ids.interaction, token, { type: 5, data: {} });
    const original = await interactions.editOriginalMessage(ids.application, token, { content: 'done' });
    assert.equal(original.content, 'done');
    const more = await interactions.createFollowupMessage(ids.application, token, { content: 'more' });
    assert.equal(more.content, 'more');
    await interactions.deleteOriginalMessage(ids.application, token);
    await assert.rejects(interactions.getOriginalMessage(ids.application, token), { code: 10008 });
  });

  it('executes webhooks', async () => {
    const { webhooks } = client.rest;
    const sent = await webhooks.execute(ids.webhook, webhookToken, { content: 'hi', username: 'Relay', wait: true });
    assert.deepEqual([sent.content, sent.author.username, sent.webhookID], ['hi', 'Relay', ids.webhook]);
    const edited = await webhooks.editMessage(ids.webhook, webhookToken, sent.id, { content: 'ho' });
    assert.equal(edited.content, 'ho');
    await webhooks.deleteMessage(ids.webhook, webhookToken, sent.id);
  });

  it('makes channels, threads and roles', async function () {
    needs(
      this,
      'POST /guilds/{guild_id}/channels',
      'POST /channels/{channel_id}/threads',
      'POST /guilds/{guild_id}/roles',
    );
    const made = await client.rest.guilds.createChannel(ids.guild, 0, { name: 'new' });
    const thread = await client.rest.channels.startThreadWithoutMessage(made.id, {
      type: 11,
      name: 'inside',
      autoArchiveDuration: 60,
    });
    assert.deepEqual([thread.name, thread.parentID], ['inside', made.id]);
    const role = await client.rest.guilds.createRole(ids.guild, { name: 'Guest' });
    assert.equal(role.name, 'Guest');
    await client.rest.guilds.deleteRole(ids.guild, role.id);
    await client.rest.channels.delete(made.id);
  });

  it('throws what Discord refuses, with the fields', async () => {
    await assert.rejects(client.rest.channels.createMessage(ids.text, { content: 'x'.repeat(2001) }), (error) => {
      assert.ok(error instanceof DiscordRESTError);
      assert.deepEqual([error.code, error.status, error.method], [50035, 400, 'POST']);
      assert.match(error.message, /content: Must be 2000 or fewer in length\./);
      return true;
    });
    await assert.rejects(client.rest.channels.get(ids.hidden), { code: 50001 });
  });

  it('waits for a bucket and then goes on', async () => {
    // Reactions: one in 250 ms (discord-api-docs#864)
    const from = performance.now();
    for (const emoji of ['🔥', '👍', '🎉']) await client.rest.channels.createReaction(ids.text, ids.botMessage, emoji);
    assert.ok(performance.now() - from >= 500);
    assert.equal((await client.rest.channels.getMessage(ids.text, ids.botMessage)).reactions.length, 3);
  });
});
