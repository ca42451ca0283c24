import assert from 'node:assert/strict';
import { ActionRowBuilder, type ChatInputCommandInteraction, ModalBuilder, TextInputBuilder } from 'discord.js';
import { sandboxIds as ids } from '../../../src/sandbox/seed.ts';
import { type DiscordJsBot, discordJsBot, slashCommand } from './discordJs.ts';

describe('discord.js in the sandbox: an interaction', () => {
  let bot: DiscordJsBot;
  let interaction: ChatInputCommandInteraction;
  beforeEach(async () => {
    bot = await discordJsBot();
    interaction = slashCommand(bot.client);
  });
  afterEach(() => bot.end());

  it('is replied to, and the reply edited, fetched, followed up and deleted', async () => {
    assert.deepEqual([interaction.commandName, interaction.options.getInteger('times')], ['ping', 3]);
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

  it('is deferred first', async () => {
    const { resource } = await interaction.deferReply({ withResponse: true });
    assert.equal(resource?.message?.flags.has('Loading'), true);
    const edited = await interaction.editReply({ content: 'done', embeds: [{ title: 'Result' }] });
    assert.deepEqual([edited.content, edited.embeds[0]?.title, edited.flags.has('Loading')], ['done', 'Result', false]);
  });

  it('is answered with a modal', async () => {
    const input = new TextInputBuilder().setCustomId('why').setLabel('Why').setStyle(1);
    const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
    await interaction.showModal(new ModalBuilder().setCustomId('ask').setTitle('Ask').addComponents(row));
    assert.ok(interaction.replied);
  });

  it('is answered once only', async () => {
    await interaction.reply('first');
    await assert.rejects(slashCommand(bot.client).reply('second'), { code: 40060, status: 400 });
  });
});
