import {
  ActionRowBuilder,
  ButtonBuilder,
  ChannelSelectMenuBuilder,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  FileUploadBuilder,
  LabelBuilder,
  MediaGalleryBuilder,
  ModalBuilder,
  PollLayoutType,
  SectionBuilder,
  SeparatorBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  ThumbnailBuilder,
} from 'discord.js';
import { interactionToken, webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { many, x } from './formErrors.ts';

/** A body that the API takes, where it goes, and which schema of the API's own description is for it. */
export interface Payload {
  readonly name: string;
  readonly line: string;
  readonly schema: string;
  readonly body: unknown;
  /** Why the description does not know of it, though the documentation does. */
  readonly undescribed?: string;
}

const messages = `POST /channels/${ids.text}/messages`;
const commands = `POST /applications/${ids.application}/commands`;
const webhook = `POST /webhooks/${ids.webhook}/${webhookToken}`;
const callback = (id: string) => `POST /interactions/${id}/${interactionToken(id)}/callback`;

const button = () => new ButtonBuilder().setCustomId('b').setLabel('Press').setStyle(1).setEmoji('👍');
const link = () => new ButtonBuilder().setURL('https://example.com').setLabel('Open').setStyle(5);
const select = () =>
  new StringSelectMenuBuilder()
    .setCustomId('s')
    .setPlaceholder('Choose')
    .setMinValues(0)
    .setMaxValues(2)
    .addOptions(
      { label: 'One', value: '1', description: 'The first', emoji: { name: '1️⃣' }, default: true },
      { label: 'Two', value: '2', emoji: { id: ids.emoji, name: 'sandbox' } },
    );
const channels = () =>
  new ChannelSelectMenuBuilder().setCustomId('c').setChannelTypes(0, 2).setDefaultChannels(ids.text).setMaxValues(25);
const embed = () =>
  new EmbedBuilder()
    .setTitle('Title')
    .setDescription('Description')
    .setURL('https://example.com/')
    .setColor(0x5865f2)
    .setTimestamp(0)
    .setAuthor({ name: 'Author', url: 'https://example.com', iconURL: 'https://example.com/a.png' })
    .setFooter({ text: 'Footer', iconURL: 'attachment://b.png' })
    .setImage('https://example.com/c.png')
    .setThumbnail('https://example.com/d.png')
    .addFields({ name: 'Name', value: 'Value', inline: true }, { name: 'Other', value: 'Value' });

const message = (name: string, body: unknown): Payload => ({
  name,
  line: messages,
  schema: 'MessageCreateRequestSchema',
  body,
});
const command = (name: string, body: unknown): Payload => ({
  name,
  line: commands,
  schema: 'ApplicationCommandCreateRequestSchema',
  body,
});

/** Structurally different bodies, half of them made with the builders of discord.js. */
export function payloads(): readonly Payload[] {
  return [
    message('content', { content: 'hello', tts: false, nonce: 'n', enforce_nonce: true, flags: 4 }),
    message('an embed', { embeds: [embed().toJSON()] }),
    message('mentions and a reply', {
      content: 'x',
      allowed_mentions: { parse: ['roles'], users: [ids.member], replied_user: true },
      message_reference: {
        type: 0,
        message_id: ids.memberMessage,
        channel_id: ids.text,
        guild_id: ids.guild,
        fail_if_not_exists: false,
      },
      sticker_ids: ['1'],
    }),
    {
      ...message('a forward', {
        message_reference: { type: 1, message_id: ids.memberMessage, channel_id: ids.text },
      }),
      undescribed: 'it has replies only (resources/message#message-reference-types has both)',
    },
    {
      ...command('a command with permissions', { name: 'a', description: 'd', default_member_permissions: '8' }),
      undescribed: 'it has the bits as a number (interactions/application-commands has them as text)',
    },
    {
      ...message('a time with an offset', { embeds: [{ title: 'x', timestamp: '2026-11-20T12:00:00+01:00' }] }),
      undescribed: 'it wants Z (reference#iso8601-date/time has offsets)',
    },
    {
      ...message('an emoji by its id alone', {
        content: 'x',
        components: [{ type: 1, components: [{ type: 2, style: 1, custom_id: 'a', emoji: { id: ids.emoji } }] }],
      }),
      undescribed: 'it wants a name as well (discord.js sends an id alone where it is given one)',
    },
    message('buttons', {
      content: 'x',
      components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button(), link()).toJSON()],
    }),
    message('selects', {
      content: 'x',
      components: [
        new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select()).toJSON(),
        new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(channels()).toJSON(),
        { type: 1, components: [{ type: 7, custom_id: 'm', default_values: [{ id: '1', type: 'role' }] }] },
      ],
    }),
    message('components of the second kind', {
      flags: 1 << 15,
      components: [
        new TextDisplayBuilder().setContent('# Title').setId(1).toJSON(),
        new ContainerBuilder()
          .setAccentColor(0xff0000)
          .setSpoiler(false)
          .addSectionComponents(
            new SectionBuilder()
              .addTextDisplayComponents(new TextDisplayBuilder().setContent('text'))
              .setThumbnailAccessory(new ThumbnailBuilder().setURL('https://example.com/a.png').setDescription('alt')),
          )
          .addMediaGalleryComponents(
            new MediaGalleryBuilder().addItems({ media: { url: 'https://example.com/b.png' } }),
          )
          .addSeparatorComponents(new SeparatorBuilder().setDivider(true).setSpacing(2))
          .addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(button()))
          .toJSON(),
        new SectionBuilder()
          .addTextDisplayComponents(new TextDisplayBuilder().setContent('text'))
          .setButtonAccessory(link())
          .toJSON(),
      ],
    }),
    message('a poll', {
      poll: {
        question: { text: 'Question' },
        answers: [{ poll_media: { text: 'Yes', emoji: { name: '👍' } } }, { poll_media: { text: 'No' } }],
        duration: 768,
        allow_multiselect: true,
        layout_type: PollLayoutType.Default,
      },
    }),
    message('a theme', { shared_client_theme: { colors: ['ff0000', '00ff00'], gradient_angle: 90, base_mix: 50 } }),
    {
      name: 'what a webhook sends',
      line: webhook,
      schema: 'IncomingWebhookRequestPartialSchema',
      body: { content: 'x', username: 'Relay', avatar_url: 'https://example.com/a.png', embeds: [{ title: 'x' }] },
    },
    {
      name: 'a message to a command',
      line: callback(ids.interaction),
      schema: 'CreateMessageInteractionCallbackRequestSchema',
      body: { type: 4, data: { content: 'x', flags: 64, embeds: [{ title: 'x' }] } },
    },
    {
      name: 'an update',
      line: callback(ids.componentInteraction),
      schema: 'UpdateMessageInteractionCallbackRequestSchema',
      body: { type: 7, data: { content: 'x', components: [] } },
    },
    {
      name: 'choices',
      line: callback(ids.autocompleteInteraction),
      schema: 'ApplicationCommandAutocompleteCallbackRequestSchema',
      body: { type: 8, data: { choices: [{ name: 'n', value: 'v', name_localizations: { de: 'n' } }] } },
    },
    {
      name: 'a dialog',
      line: callback(ids.interaction),
      schema: 'ModalInteractionCallbackRequestSchema',
      body: {
        type: 9,
        data: new ModalBuilder()
          .setCustomId('m')
          .setTitle('Dialog')
          .addTextDisplayComponents(new TextDisplayBuilder().setContent('text'))
          .addLabelComponents(
            new LabelBuilder()
              .setLabel('Name')
              .setDescription('Yours')
              .setTextInputComponent(
                new TextInputBuilder()
                  .setCustomId('i')
                  .setStyle(2)
                  .setMinLength(1)
                  .setMaxLength(10)
                  .setPlaceholder('p')
                  .setValue('v')
                  .setRequired(true),
              ),
            new LabelBuilder().setLabel('Which').setStringSelectMenuComponent(select().setRequired(false)),
            new LabelBuilder()
              .setLabel('File')
              .setFileUploadComponent(new FileUploadBuilder().setCustomId('f').setMaxValues(2)),
          )
          .toJSON(),
      },
    },
    {
      name: 'a dialog of choices',
      line: callback(ids.interaction),
      schema: 'ModalInteractionCallbackRequestSchema',
      body: {
        type: 9,
        data: {
          custom_id: 'm',
          title: 't',
          components: [
            {
              type: 18,
              label: 'l',
              component: { type: 21, custom_id: 'r', options: many(2, (n) => ({ label: 'l', value: `${n}` })) },
            },
            {
              type: 18,
              label: 'l',
              component: { type: 22, custom_id: 'g', options: [{ label: 'l', value: 'v' }], min_values: 1 },
            },
            { type: 18, label: 'l', component: { type: 23, custom_id: 'x', default: true } },
            { type: 1, components: [{ type: 4, custom_id: 'i', style: 1, label: 'l' }] },
          ],
        },
      },
    },
    command(
      'a command with options',
      new SlashCommandBuilder()
        .setName('command')
        .setNameLocalization('de', 'befehl')
        .setDescription('Description')
        .setDescriptionLocalization('fr', 'description')
        .setNSFW(false)
        .setContexts(0, 1)
        .setIntegrationTypes(0)
        .addStringOption((one) =>
          one
            .setName('text')
            .setDescription('d')
            .setRequired(true)
            .addChoices({ name: 'n', value: 'v' })
            .setMinLength(0)
            .setMaxLength(6000),
        )
        .addIntegerOption((one) =>
          one.setName('whole').setDescription('d').setMinValue(-1).setMaxValue(1).setAutocomplete(true),
        )
        .addNumberOption((one) =>
          one.setName('number').setDescription('d').setMinValue(0.5).addChoices({ name: 'n', value: 0.5 }),
        )
        .addChannelOption((one) => one.setName('channel').setDescription('d').addChannelTypes(0, 5))
        .addAttachmentOption((one) => one.setName('file').setDescription('d'))
        .addUserOption((one) => one.setName('user').setDescription('d'))
        .toJSON(),
    ),
    command(
      'a command with subcommands',
      new SlashCommandBuilder()
        .setName('sub')
        .setDescription('Description')
        .addSubcommand((one) =>
          one
            .setName('one')
            .setDescription('d')
            .addBooleanOption((flag) => flag.setName('flag').setDescription('d')),
        )
        .addSubcommandGroup((group) =>
          group
            .setName('group')
            .setDescription('d')
            .addSubcommand((one) => one.setName('two').setDescription('d')),
        )
        .toJSON(),
    ),
    command('a context menu', new ContextMenuCommandBuilder().setName('Look At').setType(2).toJSON()),
    command('an activity', { type: 4, name: 'Launch', handler: 2 }),
  ];
}

/** Bodies that the description lets pass and Discord does not, and why they are refused. */
export function lax(): readonly (Payload & { readonly reason: string })[] {
  const row = (...components: readonly unknown[]) => ({ content: 'x', components: [{ type: 1, components }] });
  const why = (reason: string, payload: Payload) => ({ ...payload, reason });
  return [
    why('2000 characters, not 4000: resources/message#create-message', message('long content', { content: x(2001) })),
    why('something must be shown: discord-api-docs#1313', message('an empty message', {})),
    why(
      '6000 in all: resources/message#embed-object-embed-limits',
      message('large embeds', {
        embeds: [{ description: x(4000) }, { description: x(2001) }],
      }),
    ),
    why(
      'an id is required: components/reference#button',
      message('a button without an id', row({ type: 2, style: 1, label: 'x' })),
    ),
    why(
      'five rows: components/reference#legacy-message-component-behavior',
      message('six rows', {
        content: 'x',
        components: many(6, (n) => ({ type: 1, components: [{ type: 5, custom_id: `${n}` }] })),
      }),
    ),
    why(
      'values differ: Would-You-Bot/client#304',
      message(
        'an option twice',
        row({
          type: 3,
          custom_id: 'a',
          options: many(2, () => ({ label: 'l', value: 'v' })),
        }),
      ),
    ),
    why(
      'the flag is needed: bwmarrin/discordgo#1659',
      message('a text without the flag', { components: [{ type: 10, content: 'x' }] }),
    ),
    why(
      'nothing beside components: discord-api-docs#7500',
      message('content beside components', {
        content: 'x',
        flags: 1 << 15,
        components: [{ type: 10, content: 'x' }],
      }),
    ),
    why(
      'all or some: resources/message#allowed-mentions-object',
      message('all users and some', {
        content: 'x',
        allowed_mentions: { parse: ['users'], users: ['1'] },
      }),
    ),
    why(
      '55 characters, not 300: resources/poll',
      message('a long answer', {
        poll: { question: { text: 'q' }, answers: [{ poll_media: { text: x(56) } }] },
      }),
    ),
    why('five components, not 40: interactions/receiving-and-responding', {
      name: 'a long dialog',
      line: callback(ids.interaction),
      schema: 'ModalInteractionCallbackRequestSchema',
      body: { type: 9, data: { custom_id: 'm', title: 't', components: many(6, () => ({ type: 10, content: 'x' })) } },
    }),
    why('data is required', {
      name: 'a message without data',
      line: callback(ids.interaction),
      schema: 'CreateMessageInteractionCallbackRequestSchema',
      body: { type: 4 },
    }),
    why(
      'lower case: interactions/application-commands',
      command('a name with capitals', { name: 'Bad', description: 'd' }),
    ),
    why(
      '1 to 100 characters: interactions/application-commands',
      command('no description', { name: 'a', description: '' }),
    ),
    why(
      'required options first: interactions/application-commands',
      command('a required option late', {
        name: 'a',
        description: 'd',
        options: [
          { type: 3, name: 'o', description: 'd' },
          { type: 3, name: 'p', description: 'd', required: true },
        ],
      }),
    ),
    why(
      '8000 in all: reference#error-messages',
      command('a large command', {
        name: 'a',
        description: 'd',
        options: many(2, (n) => ({
          type: 3,
          name: `o${n}`,
          description: 'd',
          choices: many(25, (index) => ({
            name: `n${index}`,
            value: x(98) + String(index).padStart(2, '0'),
            name_localizations: { de: x(100) },
          })),
        })),
      }),
    ),
  ];
}
