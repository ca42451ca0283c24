import assert from 'node:assert/strict';
import {
  AuditLogEvent,
  ChannelType,
  type ForumChannel,
  type Guild,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  type NewsChannel,
} from 'discord.js';
import { sandboxIds as ids, sandboxInvite } from '../../../src/sandbox/world/seed.ts';
import { image } from '../spec/recipe.ts';
import { type DiscordJsBot, discordJsBot } from './discordJs.ts';

describe('discord.js in the sandbox: what an administrator does', () => {
  let bot: DiscordJsBot;
  let guild: Guild;
  beforeEach(async () => {
    bot = await discordJsBot();
    const role = bot.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    role.permissions = '8'; // ADMINISTRATOR
    guild = await bot.client.guilds.fetch({ guild: ids.guild, force: true });
  });
  afterEach(() => bot.end());

  it('edits the guild, and finds it in the audit log', async () => {
    const edited = await guild.edit({ name: 'Renamed', afkTimeout: 60, reason: 'Better' });
    assert.deepEqual([edited.name, edited.afkTimeout], ['Renamed', 60]);
    const { entries } = await guild.fetchAuditLogs({ type: AuditLogEvent.GuildUpdate });
    const entry = entries.first();
    assert.deepEqual([entry?.executorId, entry?.reason], [ids.bot, 'Better']);
  });

  it('makes and deletes emojis', async () => {
    const emoji = await guild.emojis.create({ attachment: image, name: 'fresh' });
    assert.deepEqual([emoji.name, emoji.animated], ['fresh', false]);
    assert.equal((await emoji.setName('other')).name, 'other');
    await emoji.delete();
    assert.equal((await guild.emojis.fetch()).size, 1);
    const own = await bot.client.application.emojis.create({ attachment: image, name: 'mine' });
    assert.ok((await bot.client.application.emojis.fetch()).has(own.id));
  });

  it('invites', async () => {
    const text = await bot.text();
    const invite = await text.createInvite({ maxAge: 3600, maxUses: 2 });
    assert.deepEqual([invite.maxAge, invite.maxUses, invite.channelId], [3600, 2, ids.text]);
    const known = await bot.client.fetchInvite(sandboxInvite);
    assert.ok('guild' in known && known.guild?.id === ids.guild);
    assert.ok((await guild.invites.fetch()).has(invite.code));
    await invite.delete();
    await assert.rejects(bot.client.fetchInvite(invite.code), { code: 10006 });
  });

  it('writes to a member, if that takes messages', async () => {
    const member = await guild.members.fetch(ids.member);
    const sent = await member.send('Hello');
    assert.deepEqual([sent.content, sent.channel.type, sent.guildId], ['Hello', ChannelType.DM, null]);
    await assert.rejects((await guild.members.fetch(ids.moderator)).send('Hello'), { code: 50007 });
  });

  it('posts in a forum and publishes news', async () => {
    const forum = (await bot.client.channels.fetch(ids.forum)) as ForumChannel;
    assert.deepEqual(
      forum.availableTags.map(({ name }) => name),
      ['question', 'solved'],
    );
    const message = { content: 'How?' };
    const post = await forum.threads.create({ name: 'A question', message, appliedTags: [ids.tag] });
    assert.deepEqual([post.parentId, post.appliedTags], [ids.forum, [ids.tag]]);
    assert.equal((await post.fetchStarterMessage())?.content, 'How?');
    const news = (await bot.client.channels.fetch(ids.announcement)) as NewsChannel;
    const published = await (await news.send('News')).crosspost();
    assert.ok((await published.fetch(true)).flags.has('Crossposted'));
  });

  it('looks after threads', async () => {
    const text = await bot.text();
    const { threads } = await guild.channels.fetchActiveThreads();
    assert.ok(threads.has(ids.thread));
    assert.ok((await text.threads.fetchArchived()).threads.has(ids.archivedThread));
    const thread = await text.threads.create({ name: 'closed', type: ChannelType.PrivateThread, invitable: false });
    await thread.members.add(ids.member);
    assert.ok((await thread.members.fetch()).has(ids.member));
    await thread.members.remove(ids.member);
    assert.equal((await thread.setArchived(true)).archived, true);
    await thread.delete();
  });

  it('asks in polls', async () => {
    const text = await bot.text();
    const poll = {
      question: { text: 'When?' },
      answers: [{ text: 'Today' }, { text: 'Tomorrow', emoji: '🐟' }],
      duration: 24,
      allowMultiselect: false,
    };
    const sent = await text.send({ poll });
    assert.deepEqual(
      sent.poll?.answers.map(({ text: answer }) => answer),
      ['Today', 'Tomorrow'],
    );
    assert.equal(sent.poll?.resultsFinalized, false);
    await sent.poll?.end();
    assert.ok(((await sent.fetch(true)).poll?.expiresTimestamp ?? 0) <= Date.now() + 1000);
  });

  it('plans events', async () => {
    const start = Date.now() + 3_600_000;
    const event = await guild.scheduledEvents.create({
      name: 'Meeting',
      scheduledStartTime: new Date(start),
      scheduledEndTime: new Date(start + 3_600_000),
      privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
      entityType: GuildScheduledEventEntityType.External,
      entityMetadata: { location: 'The park' },
    });
    assert.deepEqual([event.name, event.scheduledStartTimestamp], ['Meeting', start]);
    assert.equal((await event.edit({ name: 'Picnic' })).name, 'Picnic');
    assert.ok((await guild.scheduledEvents.fetch()).has(event.id));
    await event.delete();
  });

  it('bans many at once and prunes', async () => {
    const { bannedUsers } = await guild.bans.bulkCreate([ids.member, ids.outsider], { reason: 'raid' });
    assert.deepEqual(bannedUsers, [ids.member, ids.outsider]);
    assert.equal(typeof (await guild.members.prune({ dry: true, days: 7 })), 'number');
  });

  it('sets up rules and templates', async () => {
    const rule = await guild.autoModerationRules.create({
      name: 'No shouting',
      eventType: 1,
      triggerType: 1,
      triggerMetadata: { keywordFilter: ['loud'] },
      actions: [{ type: 1 }],
    });
    assert.deepEqual(rule.triggerMetadata.keywordFilter, ['loud']);
    await rule.delete();
    const template = await guild.createTemplate('Ours');
    assert.deepEqual([template.name, template.guildId], ['Ours', ids.guild]);
    assert.ok((await guild.fetchTemplates()).has(template.code));
  });
});
