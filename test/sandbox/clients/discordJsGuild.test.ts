import assert from 'node:assert/strict';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ContextMenuCommandBuilder,
  type Guild,
  SlashCommandBuilder,
  WebhookClient,
} from 'discord.js';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { type DiscordJsBot, discordJsBot } from './discordJs.ts';
import { needs } from './offered.ts';
import { ownAgent } from './ownAgent.ts';

describe('discord.js in the sandbox: a guild', () => {
  let bot: DiscordJsBot;
  let guild: Guild;
  beforeEach(async () => {
    bot = await discordJsBot();
    guild = await bot.client.guilds.fetch(ids.guild);
  });
  afterEach(() => bot.end());

  it('is read with its channels, roles and members', async () => {
    assert.deepEqual([guild.name, guild.ownerId, guild.approximateMemberCount], ['Sandbox', ids.owner, 4]);
    const channels = await guild.channels.fetch();
    assert.deepEqual(
      [ids.text, ids.voice, ids.category].map((id) => channels.get(id)?.type),
      [ChannelType.GuildText, ChannelType.GuildVoice, ChannelType.GuildCategory],
    );
    const roles = await guild.roles.fetch();
    assert.equal(roles.get(ids.botRole)?.tags?.botId, ids.bot);
    const members = await guild.members.list({ limit: 10 });
    assert.equal(members.size, 4);
    assert.ok(guild.emojis.cache.has(ids.emoji));
  });

  it('knows what the bot may do', async () => {
    const me = await guild.members.fetchMe();
    const [text, readOnly] = [await guild.channels.fetch(ids.text), await guild.channels.fetch(ids.readOnly)];
    assert.equal(text?.permissionsFor(me).has('SendMessages'), true);
    assert.equal(readOnly?.permissionsFor(me).has('SendMessages'), false);
    assert.equal((await guild.members.fetch(ids.member)).kickable, true);
    assert.equal((await guild.members.fetch(ids.moderator)).kickable, false);
  });

  it('has members who get roles, names and timeouts', async () => {
    const member = await guild.members.fetch(ids.member);
    await member.roles.add(ids.mutedRole);
    const fetch = () => guild.members.fetch({ user: ids.member, force: true });
    assert.ok((await fetch()).roles.cache.has(ids.mutedRole));
    await member.roles.remove(ids.mutedRole);
    assert.ok(!(await fetch()).roles.cache.has(ids.mutedRole));
    assert.ok((await member.roles.set([ids.mutedRole])).roles.cache.has(ids.mutedRole));
    assert.equal((await member.setNickname('Renny')).nickname, 'Renny');
    const timedOut = await member.timeout(60_000, 'calm down');
    assert.ok(timedOut.isCommunicationDisabled());
    assert.equal((await member.timeout(null)).isCommunicationDisabled(), false);
  });

  it('loses members who are kicked or banned', async () => {
    await (await guild.members.fetch(ids.member)).kick('bye');
    await assert.rejects(guild.members.fetch({ user: ids.member, force: true }), { code: 10007 });
    await guild.bans.create(ids.outsider, { reason: 'spam', deleteMessageSeconds: 3600 });
    const ban = await guild.bans.fetch(ids.outsider);
    assert.deepEqual([ban.user.username, ban.reason], ['noa', 'spam']);
    assert.equal((await guild.bans.fetch()).size, 1);
    assert.equal((await guild.bans.remove(ids.outsider))?.id, ids.outsider);
    await assert.rejects(guild.bans.fetch({ user: ids.outsider, force: true }), { code: 10026 });
    await assert.rejects((await guild.members.fetch(ids.moderator)).ban(), { code: 50013 });
  });

  it('has channels that are changed', async () => {
    const text = await bot.text();
    const changed = await text.edit({ topic: 'Everything', rateLimitPerUser: 5, nsfw: true });
    assert.deepEqual([changed.topic, changed.rateLimitPerUser, changed.nsfw], ['Everything', 5, true]);
    assert.equal((await text.setName('lobby')).name, 'lobby');
    await text.sendTyping();
  });

  it('has channels that are made and deleted', async function () {
    needs(this, 'POST /guilds/{guild_id}/channels', 'DELETE /channels/{channel_id}');
    const made = await guild.channels.create({ name: 'new', type: ChannelType.GuildText, parent: ids.category });
    assert.deepEqual([made.name, made.parentId], ['new', ids.category]);
    assert.equal((await made.send('first')).content, 'first');
    await made.delete();
    await assert.rejects(bot.client.channels.fetch(made.id, { force: true }), { code: 10003 });
  });

  it('has channels with permissions of their own', async function () {
    needs(this, 'PUT /channels/{channel_id}/permissions/{overwrite_id}');
    const text = await bot.text();
    await text.permissionOverwrites.create(ids.memberRole, { SendMessages: false });
    const fetched = await bot.client.channels.fetch(ids.text, { force: true });
    assert.ok(fetched !== null && 'permissionOverwrites' in fetched);
    assert.ok(fetched.permissionOverwrites.cache.get(ids.memberRole)?.deny.has('SendMessages'));
  });

  it('has roles that are made, changed and deleted', async function () {
    const one = '/guilds/{guild_id}/roles/{role_id}';
    needs(this, 'POST /guilds/{guild_id}/roles', `PATCH ${one}`, `DELETE ${one}`);
    const role = await guild.roles.create({ name: 'Guest', colors: { primaryColor: 0xff0000 } });
    assert.deepEqual([role.name, role.colors.primaryColor], ['Guest', 0xff0000]);
    assert.equal((await role.setName('Visitor')).name, 'Visitor');
    await (await guild.members.fetch(ids.member)).roles.add(role);
    await role.delete();
    assert.equal((await guild.roles.fetch()).has(role.id), false);
  });

  it('has threads', async function () {
    const thread = '/channels/{channel_id}/threads';
    needs(this, `POST ${thread}`, 'POST /channels/{channel_id}/messages/{message_id}/threads');
    const text = await bot.text();
    const made = await text.threads.create({ name: 'a thread', autoArchiveDuration: 60 });
    assert.deepEqual([made.name, made.parentId, made.autoArchiveDuration], ['a thread', ids.text, 60]);
    assert.equal((await made.send('inside')).channelId, made.id);
    const message = await text.send('topic');
    assert.equal((await message.startThread({ name: 'about it' })).id, message.id);
  });

  it('has webhooks that the bot makes', async function () {
    needs(this, 'POST /channels/{channel_id}/webhooks', 'GET /channels/{channel_id}/webhooks');
    const text = await bot.text();
    const webhook = await text.createWebhook({ name: 'Relay' });
    assert.deepEqual([webhook.name, webhook.channelId], ['Relay', ids.text]);
    const sent = await webhook.send({ content: 'through it', username: 'Somebody' });
    assert.deepEqual([sent.content, sent.author.username, sent.webhookId], ['through it', 'Somebody', webhook.id]);
    assert.ok((await text.fetchWebhooks()).has(webhook.id));
  });

  it('is posted to by webhooks without a bot', async () => {
    const api = `${bot.sandbox.url}/api`;
    const webhook = new WebhookClient({ id: ids.webhook, token: webhookToken }, { rest: { api, agent: ownAgent() } });
    const sent = await webhook.send({ content: 'hi', embeds: [{ title: 'News' }] });
    assert.deepEqual([sent.content, sent.embeds[0]?.title], ['hi', 'News']);
    assert.equal((await webhook.editMessage(sent.id, 'ho')).content, 'ho');
    assert.equal((await webhook.fetchMessage(sent.id)).content, 'ho');
    await webhook.deleteMessage(sent.id);
    await assert.rejects(webhook.fetchMessage(sent.id), { code: 10008 });
    webhook.destroy();
  });

  it('has commands that are registered with builders', async () => {
    const { commands } = bot.client.application;
    const roll = new SlashCommandBuilder()
      .setName('roll')
      .setDescription('Rolls dice')
      .setDefaultMemberPermissions(0n)
      .addIntegerOption((option) => option.setName('sides').setDescription('How many').setRequired(true).setMinValue(2))
      .addStringOption((option) =>
        option.setName('how').setDescription('How').addChoices({ name: 'Loud', value: 'loud' }),
      );
    const report = new ContextMenuCommandBuilder().setName('Report').setType(ApplicationCommandType.Message);
    const created = await commands.create(roll);
    assert.deepEqual([created.name, created.options[0]?.type], ['roll', ApplicationCommandOptionType.Integer]);
    assert.equal(created.defaultMemberPermissions?.bitfield, 0n);
    const set = await commands.set([roll, report]);
    assert.deepEqual(
      set.map(({ name, type }) => [name, type]),
      [
        ['roll', ApplicationCommandType.ChatInput],
        ['Report', ApplicationCommandType.Message],
      ],
    );
    const inGuild = await guild.commands.create({ name: 'local', description: 'Here only' });
    assert.equal(inGuild.guildId, ids.guild);
    assert.equal((await guild.commands.fetch()).size, 1);
    await inGuild.delete();
    assert.equal((await commands.fetch()).size, 2);
  });

  it('has commands that are edited', async function () {
    needs(this, 'PATCH /applications/{application_id}/commands/{command_id}');
    const { commands } = bot.client.application;
    assert.equal((await commands.edit(ids.command, { description: 'Answers' })).description, 'Answers');
  });
});
