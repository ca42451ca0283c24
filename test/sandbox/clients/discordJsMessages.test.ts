import assert from 'node:assert/strict';
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  DiscordAPIError,
  EmbedBuilder,
  MessageFlags,
  MessageType,
  StringSelectMenuBuilder,
  type TextChannel,
  TextDisplayBuilder,
} from 'discord.js';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { type DiscordJsBot, discordJsBot } from './discordJs.ts';

describe('discord.js in the sandbox: messages', () => {
  let bot: DiscordJsBot;
  let text: TextChannel;
  beforeEach(async () => {
    bot = await discordJsBot();
    text = await bot.text();
  });
  afterEach(() => bot.end());

  it('are sent, edited and deleted', async () => {
    const message = await text.send('Hello');
    assert.deepEqual([message.content, message.author.id, message.channelId], ['Hello', ids.bot, ids.text]);
    assert.ok(Math.abs(message.createdTimestamp - Date.now()) < 5000);
    assert.equal(message.editedTimestamp, null);
    const edited = await message.edit('Hello again');
    assert.equal(edited.content, 'Hello again');
    assert.ok(edited.editedTimestamp !== null);
    await message.delete();
    await assert.rejects(
      text.messages.fetch({ message: message.id, force: true }),
      (error) => error instanceof DiscordAPIError && error.code === 10008 && error.status === 404,
    );
  });

  it('answer one another', async () => {
    const asked = await text.messages.fetch(ids.memberMessage);
    const reply = await asked.reply('Yes');
    assert.deepEqual([reply.type, reply.reference?.messageId], [MessageType.Reply, ids.memberMessage]);
    assert.equal((await reply.fetchReference()).content, 'Is the bot awake?');
  });

  it('are read as history, by pages', async () => {
    const newest = await text.messages.fetch({ limit: 2 });
    assert.deepEqual(
      newest.map(({ content }) => content),
      ['Testing', 'Anyone here?'],
    );
    const older = await text.messages.fetch({ limit: 100, before: newest.lastKey() as string });
    assert.deepEqual(
      older.map(({ content }) => content),
      ['Hello', 'House rules', 'It is.', 'Is the bot awake?'],
    );
  });

  it('are reacted to', async () => {
    const message = await text.messages.fetch(ids.memberMessage);
    await message.react('🔥');
    await message.react(`sandbox:${ids.emoji}`);
    const fetched = await message.fetch(true);
    assert.deepEqual(
      fetched.reactions.cache.map(({ emoji, count, me }) => [emoji.name, count, me]),
      [
        ['🔥', 1, true],
        ['sandbox', 1, true],
      ],
    );
    const fire = fetched.reactions.cache.get('🔥');
    assert.deepEqual([...((await fire?.users.fetch())?.keys() ?? [])], [ids.bot]);
    await fire?.users.remove(ids.bot);
    await fetched.reactions.removeAll();
    assert.equal((await message.fetch(true)).reactions.cache.size, 0);
  });

  it('are pinned and unpinned', async () => {
    const message = await text.messages.fetch(ids.botMessage);
    await message.pin();
    assert.equal((await message.fetch(true)).pinned, true);
    const { items, hasMore } = await text.messages.fetchPins();
    assert.deepEqual([items.map(({ message: { id } }) => id), hasMore], [[ids.botMessage, ids.pinnedMessage], false]);
    await message.unpin();
    assert.equal((await text.messages.fetchPins()).items.length, 1);
  });

  it('are deleted together', async () => {
    const recent = await text.messages.fetch({ limit: 3 });
    const deleted = await text.bulkDelete(recent);
    assert.equal(deleted.size, 3);
    assert.equal((await text.messages.fetch({ limit: 100 })).size, 3);
    // Too old ones are left out by the library itself, if asked to.
    assert.equal((await text.bulkDelete([ids.memberMessage, ids.botMessage], true)).size, 0);
    await assert.rejects(text.bulkDelete([ids.memberMessage, ids.botMessage]), { code: 50034 });
  });

  it('carry embeds, buttons, selects and files', async () => {
    const embed = new EmbedBuilder()
      .setTitle('Status')
      .setColor('Blurple')
      .setTimestamp(new Date('2026-11-20T12:00:00Z'))
      .addFields({ name: 'Uptime', value: '3 days', inline: true });
    const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('again').setLabel('Again').setStyle(ButtonStyle.Primary),
      new ButtonBuilder().setURL('https://example.com/').setLabel('Open').setStyle(ButtonStyle.Link),
    );
    const select = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
      new StringSelectMenuBuilder().setCustomId('pick').addOptions({ label: 'One', value: '1' }),
    );
    const file = new AttachmentBuilder(Buffer.from('abc'), { name: 'a.txt', description: 'Letters' });
    const message = await text.send({ embeds: [embed], components: [buttons, select], files: [file] });
    const [shown] = message.embeds;
    assert.deepEqual([shown?.title, shown?.hexColor, shown?.fields[0]?.value], ['Status', '#5865f2', '3 days']);
    assert.equal(shown?.timestamp, '2026-11-20T12:00:00.000000+00:00');
    assert.equal(message.resolveComponent('again')?.type, 2);
    assert.equal(message.resolveComponent('pick')?.type, 3);
    const attachment = message.attachments.first();
    assert.deepEqual([attachment?.name, attachment?.size, attachment?.description], ['a.txt', 3, 'Letters']);
    const bare = await message.edit({ content: 'Bare', embeds: [], components: [], attachments: [] });
    assert.deepEqual([bare.embeds.length, bare.components.length, bare.attachments.size], [0, 0, 0]);
  });

  it('are made of components alone', async () => {
    const container = new ContainerBuilder()
      .setAccentColor(0xff0000)
      .addTextDisplayComponents((display) => display.setContent('# Title'))
      .addSeparatorComponents((separator) => separator.setDivider(false))
      .addSectionComponents((section) =>
        section
          .addTextDisplayComponents((display) => display.setContent('Section'))
          .setButtonAccessory((button) => button.setCustomId('go').setLabel('Go').setStyle(ButtonStyle.Success)),
      );
    const message = await text.send({
      flags: MessageFlags.IsComponentsV2,
      components: [new TextDisplayBuilder().setContent('Above'), container],
    });
    assert.ok(message.flags.has(MessageFlags.IsComponentsV2));
    assert.deepEqual(
      message.components.map(({ type }) => type),
      [10, 17],
    );
    assert.equal(message.resolveComponent('go')?.type, 2);
  });

  it('are refused with a tree of errors', async () => {
    await assert.rejects(text.send({ content: 'x', embeds: [{ title: 'x'.repeat(257) }] }), (error) => {
      assert.ok(error instanceof DiscordAPIError);
      assert.equal(error.code, 50035);
      assert.match(
        error.message,
        /^Invalid Form Body\nembeds\[0\]\.title\[BASE_TYPE_MAX_LENGTH\]: Must be 256 or fewer/,
      );
      return true;
    });
    const readOnly = (await bot.client.channels.fetch(ids.readOnly)) as TextChannel;
    await assert.rejects(readOnly.send('x'), { code: 50013, status: 403 });
    await assert.rejects(bot.client.channels.fetch(ids.hidden), { code: 50001, status: 403 });
  });
});
