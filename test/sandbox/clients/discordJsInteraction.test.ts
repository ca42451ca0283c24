import assert from 'node:assert/strict';
import {
  ActionRowBuilder,
  type AutocompleteInteraction,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  ModalBuilder,
  type ModalSubmitInteraction,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  type StringSelectMenuInteraction,
  TextInputBuilder,
  TextInputStyle,
  type UserContextMenuCommandInteraction,
} from 'discord.js';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { type DiscordJsBot, discordJsBot, happen } from './discordJs.ts';

const ping = { type: 2, command: 'ping' };

describe('discord.js in the sandbox: an interaction', () => {
  let bot: DiscordJsBot;
  beforeEach(async () => {
    bot = await discordJsBot();
  });
  afterEach(() => bot.end());

  const command = (what: unknown = ping) => happen<ChatInputCommandInteraction>(bot, what);

  it('with a command is replied to, and the reply edited, fetched, followed up and deleted', async () => {
    const interaction = await command();
    assert.ok(interaction.isChatInputCommand());
    assert.deepEqual(
      [interaction.commandName, interaction.user.id, interaction.guildId],
      ['ping', ids.member, ids.guild],
    );
    const { resource } = await interaction.reply({ content: 'pong', withResponse: true });
    assert.equal(resource?.message?.content, 'pong');
    assert.equal((await interaction.editReply('pong pong')).content, 'pong pong');
    assert.equal((await interaction.fetchReply()).content, 'pong pong');
    const more = await interaction.followUp('and more');
    assert.deepEqual([more.content, more.author.id, more.channelId], ['and more', ids.bot, ids.text]);
    await interaction.deleteReply(more);
    await interaction.deleteReply();
    await assert.rejects(interaction.fetchReply(), { code: 10008 });
  });

  it('with a command carries its options', async () => {
    const hug = new SlashCommandBuilder()
      .setName('hug')
      .setDescription('Hugs')
      .addStringOption((option) => option.setName('who').setDescription('Whom').setRequired(true).setAutocomplete(true))
      .addIntegerOption((option) => option.setName('times').setDescription('How often'));
    await bot.client.application.commands.create(hug);
    const { options } = await command({ type: 2, command: 'hug', values: ['ren', '3'] });
    assert.deepEqual([options.getString('who'), options.getInteger('times')], ['ren', 3]);
    const typing = await happen<AutocompleteInteraction>(bot, { type: 4, command: 'hug', values: ['re'] });
    assert.equal(typing.options.getFocused(), 're');
    await typing.respond([{ name: 'Ren', value: 'ren' }]);
    assert.ok(typing.responded);
  });

  it('is deferred first, also for one pair of eyes', async () => {
    const open = await command();
    const { resource } = await open.deferReply({ withResponse: true });
    assert.equal(resource?.message?.flags.has('Loading'), true);
    const edited = await open.editReply({ content: 'done', embeds: [{ title: 'Result' }] });
    assert.deepEqual([edited.content, edited.embeds[0]?.title, edited.flags.has('Loading')], ['done', 'Result', false]);
    const secret = await command();
    await secret.deferReply({ flags: MessageFlags.Ephemeral });
    assert.ok((await secret.editReply('psst')).flags.has('Ephemeral'));
  });

  it('with a button or a select changes its message', async () => {
    const text = await bot.text();
    const button = new ButtonBuilder().setCustomId('go').setLabel('Go').setStyle(ButtonStyle.Primary);
    const select = new StringSelectMenuBuilder().setCustomId('pick').addOptions({ label: 'A', value: 'a' });
    const message = await text.send({
      content: 'Pick',
      components: [
        new ActionRowBuilder<ButtonBuilder>().addComponents(button),
        new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
      ],
    });
    const pressed = await happen<ButtonInteraction>(bot, { type: 3, custom_id: 'go' });
    assert.ok(pressed.isButton());
    assert.deepEqual([pressed.message.id, pressed.component.type], [message.id, 2]);
    const { resource } = await pressed.update({ content: 'Pressed', withResponse: true });
    assert.deepEqual([resource?.message?.id, resource?.message?.content], [message.id, 'Pressed']);
    const picked = await happen<StringSelectMenuInteraction>(bot, { type: 3, custom_id: 'pick', values: ['a'] });
    assert.deepEqual(picked.values, ['a']);
    await picked.deferUpdate();
    const done = await picked.editReply({ content: 'Picked', components: [] });
    assert.deepEqual([done.id, done.content, done.components.length], [message.id, 'Picked', 0]);
    assert.equal((await picked.followUp('Thanks')).content, 'Thanks');
  });

  it('is answered with a modal, which is then sent', async () => {
    const input = new TextInputBuilder().setCustomId('why').setLabel('Why').setStyle(TextInputStyle.Short);
    const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
    const modal = new ModalBuilder().setCustomId('ask').setTitle('Ask').addComponents(row);
    const asked = await command();
    await asked.showModal(modal);
    const sent = await happen<ModalSubmitInteraction>(bot, { type: 5, custom_id: 'ask', values: ['because'] });
    assert.ok(sent.isModalSubmit());
    assert.equal(sent.fields.getTextInputValue('why'), 'because');
    const { resource } = await sent.reply({ content: 'I see', withResponse: true });
    assert.equal(resource?.message?.content, 'I see');
  });

  it('from a context menu brings its user or its message', async () => {
    await bot.client.application.commands.set([
      { name: 'Greet', type: 2 },
      { name: 'Quote', type: 3 },
    ]);
    const greet = { type: 2, command: 'Greet', target_id: ids.owner };
    const onUser = await happen<UserContextMenuCommandInteraction>(bot, greet);
    assert.equal(onUser.targetUser.username, 'olivia');
    const quote = { type: 2, command: 'Quote', target_id: ids.memberMessage };
    const onMessage = await happen<MessageContextMenuCommandInteraction>(bot, quote);
    assert.equal(onMessage.targetMessage.content, 'Is the bot awake?');
  });

  it('is answered once only', async () => {
    const interaction = await command();
    await interaction.reply('first');
    const again = Object.assign(interaction, { replied: false });
    await assert.rejects(again.reply('second'), { code: 40060, status: 400 });
  });
});
