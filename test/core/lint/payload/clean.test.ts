import { deepEqual, ok } from 'node:assert/strict';
import { extract } from '../../../../src/core/extract/extract.ts';
import { findingsIn } from '../marked.ts';
import { withImports } from './refused.ts';

const long = 'x'.repeat(5000);

/** Code of bots in which nothing is wrong, or nothing is certain. */
const clean: readonly (readonly [name: string, code: string])[] = [
  [
    'what only run time knows',
    `async function execute(interaction) {
  const title = interaction.options.getString('title');
  await interaction.reply({ content: title, embeds: [new EmbedBuilder().setTitle(title).setDescription(\`\${title}\`)] });
}`,
  ],
  [
    'what is cut before it is sent',
    `const text = '${long}';\nchannel.send(text.slice(0, 2000));\nchannel.send({ content: text.substring(0, 2000) });`,
  ],
  [
    'a title that is replaced',
    `const embed = new EmbedBuilder().setTitle('${long}');\nembed.setTitle('short');\nchannel.send({ embeds: [embed] });`,
  ],
  [
    'a title that may be replaced',
    `const embed = new EmbedBuilder().setTitle('${long}');\nif (isShort) embed.setTitle('short');\nchannel.send({ embeds: [embed] });`,
  ],
  [
    'fields that are added under conditions',
    `const embed = new EmbedBuilder();\n${Array.from({ length: 30 }, (_, i) => `if (changes.has(${i})) {\n  embed.addFields({ name: 'n', value: 'v' });\n}`).join('\n')}\nchannel.send({ embeds: [embed] });`,
  ],
  [
    'components that are added in a loop',
    `const row = new ActionRowBuilder();\nfor (const choice of choices) row.addComponents(new ButtonBuilder().setCustomId(choice).setLabel(choice).setStyle(1));\nchannel.send({ content: 'c', components: [row] });`,
  ],
  [
    'a select that is filled later',
    `const select = new StringSelectMenuBuilder().setCustomId('s');\nfill(select);\nexport { select };`,
  ],
  [
    'options that are mapped',
    `const select = new StringSelectMenuBuilder().setCustomId('s').addOptions(items.map((item) => ({ label: item.name, value: item.id })));\ninteraction.update({ components: [new ActionRowBuilder().addComponents(select)] });`,
  ],
  [
    'a text that something else fills',
    `async function say(channel) {\n  let text = null;\n  fill((value) => {\n    text = value;\n  });\n  await channel.send({ content: text });\n}`,
  ],
  [
    'a field that something else fills',
    `class Game {\n  value = null;\n  show(channel) {\n    channel.send({ embeds: [new EmbedBuilder().addFields({ name: 'n', value: this.value })] });\n  }\n}`,
  ],
  [
    'the one embed of discord.js 12',
    `channel.send({ embed: { title: 't' } });\nguild.channels.create('jail', { type: 'text' });`,
  ],
  [
    'the names of discord.js 13',
    `channel.send({ content: 'c', components: [{ type: 'ACTION_ROW', components: [{ type: 'BUTTON', style: 'PRIMARY', label: 'l', customId: 'c' }] }] });\nguild.commands.create({ name: 'a', description: 'd', options: [{ type: 'CHANNEL', name: 'o', description: 'd', channelTypes: ['GUILD_TEXT'] }] });`,
  ],
  [
    'builders that are completed elsewhere',
    `export const link = new ButtonBuilder().setURL('https://example.com').setLabel('l');\nexport const many = new StringSelectMenuBuilder().setMinValues(2);\nexport const row = new ActionRowBuilder();`,
  ],
  ['what is not written yet', `new ButtonBuilder().setStyle();\nnew EmbedBuilder().setFooter().setImage();`],
  ['a message of a file alone', `channel.send({ files: [attachment] });`],
  ['a message of a sticker alone', `channel.send({ stickers: ['123456789012345678'] });`],
  ['a forward', `channel.send({ forward: { message } });`],
  [
    "a message that is somebody else's",
    `channel.send(message);\nchannel.send({ ...options });\nchannel.send(await build());`,
  ],
  ['a message that takes all away', `interaction.editReply({ content: '', embeds: [], components: [] });`],
  [
    'a command that a function completes',
    `module.exports = { data: localized(new SlashCommandBuilder().setName('ping').addStringOption((option) => option.setName('o'))) };`,
  ],
  [
    'an option that a block makes',
    `module.exports = { data: new SlashCommandBuilder().setName('a').setDescription('d').addStringOption((option) => {\n  option.setName('o').setDescription('e');\n  for (const choice of choices) option.addChoices(choice);\n  return option;\n}) };`,
  ],
  [
    'a class of their own',
    `class EmbedBuilderPlus { setTitle() { return this; } }\nnew EmbedBuilderPlus().setTitle('${long}');`,
  ],
  ['another embed', `const embed = EmbedBuilder.from(other).setColor(0xff0000);\nmessage.edit({ embeds: [embed] });`],
  [
    'what is sent to no channel',
    `res.send('${long}');\nsocket.send('${long}');\nprocess.send({ content: '${long}' });`,
  ],
  ['a channel between workers', `channel.send({ type: 'job', payload: '${long}' });`],
  ['a method of the object around', `this.send('${long}');\nthis.showModal({ label: 'l' });`],
  ['a function of this name', `const showModal = (options) => options;\nshowModal({ label: '' });`],
  ['what is no channel', `player.setName('${long}');\nstream.channels.create({ name: 5 });`],
  [
    'a member that only run time knows',
    `member.setNickname(name);\nchannel.setTopic(null);\nmember.setNickname('');\nguild.channels.create({ name, permissionOverwrites: [{ id: guild.id, deny: [1n] }] });`,
  ],
  [
    'options of every method, and keys of somebody else',
    `interaction.reply({ content: 'c', ephemeral: true, fetchReply: true, withResponse: true });\nwebhook.send({ content: 'c', username: 'u', avatarURL: url, threadId: '1', withComponents: true });\nmessage.reply({ content: 'c', failIfNotExists: false, stickers: [], files: [] });\nchannel.send({ content: 'c', nonce: '1', enforceNonce: true, tts: false, category: 'x', note: 1 });\ninteraction.editReply({ content: 'c', message: '1' });`,
  ],
  [
    'lists that fit, or of which the length is left to run time',
    `const row = new ActionRowBuilder().addComponents(['a', 'b', 'c', 'd', 'e'].map((id) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(1)));\nconst found = [];\nload(found);\nchannel.send({ content: 'c', components: [row] });\nchannel.send({ embeds: found.map((one) => new EmbedBuilder().setTitle(one)) });\nchannel.send({ embeds: Array.from({ length: 10 }, () => new EmbedBuilder().setTitle('t')) });`,
  ],
  ['a map of this name', `const commands = new Map();\ncommands.set('name', { name: 'Ping' });`],
];

describe('high-level calls of which nothing can be said', () => {
  for (const [name, code] of clean) {
    it(name, async () => deepEqual(await findingsIn('javascript', withImports(code)), []));
  }

  it('are not looked for where nothing is of Discord', async () => {
    for (const code of [
      `channel.send('${long}');`,
      `import { EmbedBuilder } from './embeds.js';\nnew EmbedBuilder().setTitle('${long}');`,
      `import { Channel } from 'amqplib';\nchannel.send({ content: '${long}' });`,
    ]) {
      ok((await extract(code, 'javascript')).payloads === undefined);
    }
  });
});
