const x = (length: number) => 'x'.repeat(length);
const times = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join(', ');
const field = () => `{ name: 'n', value: 'v' }`;
const button = (index: number) => `new ButtonBuilder().setCustomId('b${index}').setLabel('l').setStyle(1)`;
const option = (index: number) => `{ label: 'l', value: 'v${index}' }`;

/** Code with what it takes from discord.js in front of it. */
export function withImports(code: string): string {
  const used = code.match(
    /\b(?:[A-Z]\w+(?:Builder|Option)|ButtonStyle|TextInputStyle|MessageFlags|ApplicationCommandType|ChannelType|Events)\b/g,
  );
  return `const { ${['Client', ...new Set(used)].join(', ')} } = require('discord.js');\n${code}`;
}

/** What is refused, and why: each `«…»` is the range of a finding, in order. */
export const refused: readonly (readonly [marked: string, ...found: readonly string[]])[] = [
  // Messages, whoever sends them.
  [`channel.send(«'${x(2001)}'»);`, 'body/limit length 2001'],
  [`message.channel.send({ content: «'${x(2001)}'» });`, 'body/limit length 2001'],
  [`message.reply({ content: «'${x(2001)}'» });`, 'body/limit length 2001'],
  [`message.edit({ content: «'${x(2001)}'» });`, 'body/limit length 2001'],
  [`interaction.reply({ content: «'${x(2001)}'», ephemeral: true });`, 'body/limit length 2001'],
  [`await interaction.editReply(«'${x(2001)}'»);`, 'body/limit length 2001'],
  [`await interaction.followUp({ content: «'${x(2001)}'» });`, 'body/limit length 2001'],
  [`interaction.update({ content: «'${x(2001)}'» });`, 'body/limit length 2001'],
  [`webhook.send({ content: «'${x(2001)}'» });`, 'body/limit length 2001'],
  [`webhook.send({ content: 'c', username: «'${x(81)}'» });`, 'body/limit length 81'],
  [`user.send(«'${x(2001)}'»);`, 'body/limit length 2001'],
  [`client.channels.cache.get('1').send(«'${x(2001)}'»);`, 'body/limit length 2001'],
  [`(await client.channels.fetch('1')).send(«'${x(2001)}'»);`, 'body/limit length 2001'],
  [`client.on('messageCreate', (m) => {\n  m.reply(«'${x(2001)}'»);\n});`, 'body/limit length 2001'],
  [
    `client.on(Events.InteractionCreate, async (i) => {\n  await i.reply(«'${x(2001)}'»);\n});`,
    'body/limit length 2001',
  ],
  [`(channel as TextChannel).send(«'${x(2001)}'»);`, 'body/limit length 2001'],
  [`const sent = await channel.send('c');\nsent.edit(«'${x(2001)}'»);`, 'body/limit length 2001'],
  [`function announce(to: ThreadChannel) {\n  to.send(«'${x(2001)}'»);\n}`, 'body/limit length 2001'],
  [`log.send({ embeds: [{ title: «'${x(257)}'» }] });`, 'body/limit length 257'],
  [`const text = «'${x(2001)}'»;\nchannel.send({ content: text });`, 'body/limit length 2001'],
  [`channel.send({ content: «''» });`, 'body/empty-message'],
  [`channel.send(«''»);`, 'body/empty-message'],
  [`interaction.reply(«{ embeds: [] }»);`, 'body/empty-message'],
  [`interaction.reply(«{ flags: MessageFlags.Ephemeral }»);`, 'body/empty-message'],
  [`message.edit({ content: 'c', «embed»: new EmbedBuilder() });`, 'body/unknown-key embeds'],
  [`interaction.editReply({ content: 'c', «file»: './a.png' });`, 'body/unknown-key files'],
  [`interaction.followUp({ content: 'c', «epheremal»: true });`, 'body/unknown-key ephemeral'],
  [`interaction.reply({ content: 'c', «'allowedmentions'»: { parse: [] } });`, 'body/unknown-key allowedMentions'],
  [`channel.send({ «Embeds»: [new EmbedBuilder().setTitle('t')], content: 'c' });`, 'body/unknown-key embeds'],
  [`interaction.reply({ content: «42», ephemeral: true });`, 'body/type number'],
  [`channel.send({ content: 'c', allowedMentions: { users: [«123456789012345678»] } });`, 'body/type number'],
  [`channel.send({ content: 'c', embeds: «{ title: 't' }» });`, 'body/type object'],
  [`channel.send({ content: 'c', embeds: [«'t'»] });`, 'body/type text'],
  [`channel.send({ content: 'c', nonce: «'${x(26)}'» });`, 'body/limit length 26'],
  [`channel.send({ content: 'c', nonce: «12345678901234567890n» });`, 'body/bigint'],
  [`channel.send({ poll: { question: { text: «'${x(301)}'» }, answers: [{ text: 'a' }] } });`, 'body/limit length 301'],
  [
    `channel.send({ poll: { question: { text: 'q' }, answers: [{ text: «'${x(56)}'» }], duration: «769» } });`,
    'body/limit length 56',
    'body/limit number 769',
  ],

  [`channel.send({ embed: { title: «'${x(257)}'» } });`, 'body/limit length 257'],

  // Lists that code makes.
  [
    `const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(1)));\nchannel.send({ content: 'c', components: rows });`.replace(
      "['a', 'b', 'c', 'd', 'e', 'f'].map((id) => new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(1)))",
      (list) => `«${list}»`,
    ),
    'body/limit items 6',
  ],
  [
    `new EmbedBuilder().addFields(«Array.from({ length: 26 }, (_, n) => ({ name: String(n), value: 'v' }))»);`,
    'body/limit items 26',
  ],
  [
    `const many = new Array(26).fill({ name: 'n', value: 'v' });\ninteraction.respond([...many]);`.replace(
      '[...many]',
      '«[...many]»',
    ),
    'body/limit items 26',
  ],

  // Threads and choices.
  [`channel.threads.create({ name: «'${x(101)}'» });`, 'body/limit length 101'],
  [`forum.threads.create({ name: 'n', message: { content: «'${x(2001)}'» } });`, 'body/limit length 2001'],
  [
    `forum.threads.create({ name: 'n', message: { embeds: [new EmbedBuilder().setTitle(«'${x(257)}'»)] } });`,
    'body/limit length 257',
  ],
  [`channel.threads.create({ name: 'n', autoArchiveDuration: «61» });`, 'body/limit choice 61'],
  [`message.startThread({ name: «'${x(101)}'» });`, 'body/limit length 101'],
  [`interaction.respond(«[${times(26, (i) => `{ name: 'n${i}', value: 'v' }`)}]»);`, 'body/limit items 26'],
  [`interaction.respond([{ name: «'${x(101)}'», value: 'v' }]);`, 'body/limit length 101'],

  // Channels and members.
  [`channel.setName(«'${x(101)}'»);`, 'body/limit length 101'],
  [`channel.setTopic(«'${x(4097)}'»);`, 'body/limit length 4097'],
  [`thread.setRateLimitPerUser(«21601»);`, 'body/limit number 21601'],
  [`member.setNickname(«'${x(33)}'»);`, 'body/limit length 33'],
  [`client.user.setUsername(«'${x(33)}'»);`, 'body/limit length 33'],
  [`guild.channels.create({ name: «'${x(101)}'», type: ChannelType.GuildText });`, 'body/limit length 101'],
  [`guild.channels.create({ name: 'n', topic: «'${x(1025)}'» });`, 'body/limit length 1025'],

  // Embeds.
  [`new EmbedBuilder().setTitle(«'${x(257)}'»);`, 'body/limit length 257'],
  [`new EmbedBuilder()\n  .setColor(1)\n  .setDescription(«'${x(4097)}'»);`, 'body/limit length 4097'],
  [`const embed = new EmbedBuilder();\nembed.setTitle(«'${x(257)}'»);`, 'body/limit length 257'],
  [`channel.send({ embeds: [new EmbedBuilder().setTitle(«'${x(257)}'»)] });`, 'body/limit length 257'],
  [
    `const embed = new EmbedBuilder().setTitle(«'${x(257)}'»);\nchannel.send({ embeds: [embed] });`,
    'body/limit length 257',
  ],
  [
    `const embed = new EmbedBuilder();\nembed.setTitle(«'${x(257)}'»).setDescription('d');\nchannel.send({ embeds: [embed] });`,
    'body/limit length 257',
  ],
  [
    `function a() {\n  const embed = new EmbedBuilder();\n  embed.setTitle(«'${x(257)}'»);\n  return embed;\n}\nfunction b() {\n  const embed = new EmbedBuilder().setTitle(«'${x(258)}'»);\n  return embed;\n}`,
    'body/limit length 257',
    'body/limit length 258',
  ],
  [`new EmbedBuilder({ title: «'${x(257)}'» });`, 'body/limit length 257'],
  [`new EmbedBuilder().setFooter({ text: «'${x(2049)}'» });`, 'body/limit length 2049'],
  [`new EmbedBuilder().setAuthor({ name: «'${x(257)}'» });`, 'body/limit length 257'],
  [`new EmbedBuilder().setAuthor({ name: 'n', iconURL: «'picture.png'» });`, 'body/limit pattern'],
  [`new EmbedBuilder().setURL(«'example.com'»);`, 'body/limit pattern'],
  [`new EmbedBuilder().setImage(«'picture.png'»);`, 'body/limit pattern'],
  [`new EmbedBuilder().setColor(«16777216»);`, 'body/limit number 16777216'],
  [
    `new EmbedBuilder().addFields({ name: «'${x(257)}'», value: «'${x(1025)}'» });`,
    'body/limit length 257',
    'body/limit length 1025',
  ],
  [`new EmbedBuilder().addFields([{ name: 'n', value: «''» }]);`, 'body/limit missing'],
  [`new EmbedBuilder().addFields(«${times(26, field)}»);`, 'body/limit items 26'],
  [`new EmbedBuilder().addFields(${times(25, field)}).addFields(«${field()}»);`, 'body/limit items 26'],
  [`new EmbedBuilder().setFields(«[${times(26, field)}]»);`, 'body/limit items 26'],
  [`«new EmbedBuilder()».setDescription('${x(4000)}').setFooter({ text: '${x(2001)}' });`, 'body/limit total 6001'],
  [
    `channel.send({ embeds: «[new EmbedBuilder().setDescription('${x(4000)}'), new EmbedBuilder().setDescription('${x(2001)}')]» });`,
    'body/limit total 6001',
  ],
  [`channel.send({ embeds: «[${times(11, () => `{ title: 't' }`)}]» });`, 'body/limit items 11'],
  [`channel.send({ embeds: [{ footer: { text: 'f', iconURL: «'x'» } }] });`, 'body/limit pattern'],

  // Buttons, rows and selects.
  [`new ButtonBuilder().setLabel(«'${x(81)}'»);`, 'body/limit length 81'],
  [`new ButtonBuilder().setCustomId(«'${x(101)}'»);`, 'body/limit length 101'],
  [`new ButtonBuilder().setStyle(«7»);`, 'body/limit choice 7'],
  [`new ButtonBuilder().setStyle(ButtonStyle.Link).setCustomId(«'a'»);`, 'body/limit conflict'],
  [
    `channel.send({ components: [new ActionRowBuilder().addComponents(«new ButtonBuilder()».setLabel('l').setStyle(ButtonStyle.Primary))] });`,
    'body/limit missing',
  ],
  [`new ActionRowBuilder().addComponents(«${times(6, button)}»);`, 'body/limit items 6'],
  [
    `new ActionRowBuilder().addComponents(«${button(0)}, new StringSelectMenuBuilder().setCustomId('s').addOptions(${option(0)})»);`,
    'body/limit width 6',
  ],
  [
    `channel.send({ components: [new ActionRowBuilder().addComponents(${button(1)}, new ButtonBuilder().setCustomId(«'b1'»).setLabel('m').setStyle(2))] });`,
    'body/limit duplicate',
  ],
  [
    `channel.send({ components: «[${times(6, (i) => `new ActionRowBuilder().addComponents(${button(i)})`)}]» });`,
    'body/limit items 6',
  ],
  [`new StringSelectMenuBuilder().setPlaceholder(«'${x(151)}'»);`, 'body/limit length 151'],
  [`new StringSelectMenuBuilder().addOptions(«${times(26, option)}»);`, 'body/limit items 26'],
  [`new StringSelectMenuBuilder().addOptions({ label: «'${x(101)}'», value: 'v' });`, 'body/limit length 101'],
  [
    `new StringSelectMenuBuilder().addOptions({ label: 'a', value: 'v' }, { label: 'b', value: «'v'» });`,
    'body/limit duplicate',
  ],
  [`new StringSelectMenuOptionBuilder().setDescription(«'${x(101)}'»);`, 'body/limit length 101'],
  [`new StringSelectMenuBuilder().setMinValues(«3»).setMaxValues(2);`, 'body/limit above'],
  [`new UserSelectMenuBuilder().setMaxValues(«26»);`, 'body/limit number 26'],
  [
    `channel.send({ components: [{ type: 1, components: [{ type: 2, style: 1, customId: «'${x(101)}'», label: 'l' }] }] });`,
    'body/limit length 101',
  ],
  [
    `channel.send({ components: [new ActionRowBuilder().addComponents(new ButtonBuilder({ customId: 'a', style: 1, label: «'${x(81)}'» }))] });`,
    'body/limit length 81',
  ],

  // Layouts.
  [`new TextDisplayBuilder().setContent(«'${x(4001)}'»);`, 'body/limit length 4001'],
  [
    `new ContainerBuilder().addTextDisplayComponents((text) => text.setContent(«'${x(4001)}'»));`,
    'body/limit length 4001',
  ],
  [
    `new MediaGalleryBuilder().addItems(«${times(11, () => `{ media: { url: 'https://a.b/c.png' } }`)}»);`,
    'body/limit items 11',
  ],
  [
    `new SectionBuilder().addTextDisplayComponents(«${times(4, () => `new TextDisplayBuilder().setContent('c')`)}»);`,
    'body/limit items 4',
  ],
  [`new ContainerBuilder().setAccentColor(«16777216»);`, 'body/limit number 16777216'],
  [
    `channel.send({ content: «'c'», flags: MessageFlags.IsComponentsV2, components: [new TextDisplayBuilder().setContent('c')] });`,
    'body/limit conflict',
  ],
  [
    `channel.send({ flags: MessageFlags.IsComponentsV2, components: «[new TextDisplayBuilder().setContent('${x(3000)}'), new TextDisplayBuilder().setContent('${x(1001)}')]» });`,
    'body/limit total 4001',
  ],

  // Modals.
  [`new ModalBuilder().setTitle(«'${x(46)}'»);`, 'body/limit length 46'],
  [
    `interaction.showModal(new ModalBuilder().setCustomId('m').setTitle(«'${x(46)}'»).addComponents(new ActionRowBuilder().addComponents(new TextInputBuilder().setCustomId('i').setLabel('l').setStyle(1))));`,
    'body/limit length 46',
  ],
  [
    `const modal = new ModalBuilder().setCustomId('m').setTitle('t');\nmodal.addComponents(new ActionRowBuilder().addComponents(new TextInputBuilder().setCustomId('i').setLabel(«'${x(46)}'»).setStyle(1)));\nawait interaction.showModal(modal);`,
    'body/limit length 46',
  ],
  [`new TextInputBuilder().setPlaceholder(«'${x(101)}'»);`, 'body/limit length 101'],
  [`new TextInputBuilder().setMaxLength(«4001»);`, 'body/limit number 4001'],
  [`new LabelBuilder().setLabel(«'${x(46)}'»);`, 'body/limit length 46'],
  [
    `interaction.showModal(«new ModalBuilder()».setTitle('t').addLabelComponents((label) => label.setLabel('l').setTextInputComponent((input) => input.setCustomId('i').setStyle(1))));`,
    'body/limit missing',
  ],

  // Commands.
  [`new SlashCommandBuilder().setName(«'Ping'»).setDescription('d');`, 'body/limit pattern'],
  [`new SlashCommandBuilder().setName(«'${x(33)}'»).setDescription('d');`, 'body/limit length 33'],
  [`new SlashCommandBuilder().setName('a').setDescription(«'${x(101)}'»);`, 'body/limit length 101'],
  [`module.exports = { data: «new SlashCommandBuilder()».setName('a') };`, 'body/limit missing'],
  [
    `new SlashCommandBuilder().setName('a').setDescription('d').addStringOption((o) => o.setName(«'Text'»).setDescription('d'));`,
    'body/limit pattern',
  ],
  [
    `new SlashCommandBuilder().setName('a').setDescription('d').addStringOption((o) => o.setName('b').setDescription(«'${x(101)}'»));`,
    'body/limit length 101',
  ],
  [
    `new SlashCommandBuilder().setName('a').setDescription('d').addStringOption((o) => o.setName('b').setDescription('d')).addUserOption((o) => o.setName('c').setDescription('d').setRequired(«true»));`,
    'body/limit order',
  ],
  [
    `new SlashCommandBuilder().setName('a').setDescription('d').addStringOption((o) => o.setName('b').setDescription('d')).addUserOption((o) => o.setName(«'b'»).setDescription('d'));`,
    'body/limit duplicate',
  ],
  [
    `new SlashCommandBuilder().setName('a').setDescription('d').addStringOption((o) => o.setName('b').setDescription('d').addChoices(«${times(26, (i) => `{ name: 'n${i}', value: 'v' }`)}»));`,
    'body/limit items 26',
  ],
  [
    `new SlashCommandBuilder().setName('a').setDescription('d').addIntegerOption((o) => o.setName('b').setDescription('d').setMinValue(«2»).setMaxValue(1));`,
    'body/limit above',
  ],
  [
    `new SlashCommandBuilder().setName('a').setDescription('d').addSubcommand((s) => s.setName('b').setDescription(«'${x(101)}'»));`,
    'body/limit length 101',
  ],
  [
    `new SlashCommandBuilder().setName('a').setDescription('d').addSubcommandGroup((g) => g.setName('b').setDescription('d').addSubcommand((s) => s.setName(«'C'»).setDescription('d')));`,
    'body/limit pattern',
  ],
  [
    `new ContextMenuCommandBuilder().setType(ApplicationCommandType.User).setName(«'${x(33)}'»);`,
    'body/limit length 33',
  ],
  [
    `registry.registerChatInputCommand((builder) => builder.setName(«'Ping'»).setDescription('d'));`,
    'body/limit pattern',
  ],
  [
    `registry.registerContextMenuCommand((builder) => builder.setName(«'${x(33)}'»).setType(2));`,
    'body/limit length 33',
  ],
  [`client.application.commands.set([{ name: «'Ping'», description: 'd' }]);`, 'body/limit pattern'],
  [`guild.commands.create({ name: 'a', description: «'${x(101)}'» });`, 'body/limit length 101'],
  [
    `client.application.commands.set([{ name: 'a', description: 'd' }, { name: «'a'», description: 'e' }]);`,
    'body/limit duplicate',
  ],
];
