import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';
import { atMost, between, type Case, findings, many, missing, x } from './formErrors.ts';

const place = 'components.0.components.0';
const row = (...components: readonly unknown[]) => ({ content: 'x', components: [{ type: 1, components }] });
const button = (more: object = {}) => row({ type: 2, style: 1, label: 'x', custom_id: 'a', ...more });
const link = (more: object = {}) => button({ style: 5, custom_id: undefined, url: 'https://example.com', ...more });
const premium = (more: object = {}) => button({ style: 6, custom_id: null, label: null, sku_id: '1', ...more });
const option = (index: number, more: object = {}) => ({ label: 'l', value: `v${index}`, ...more });
const select = (more: object = {}) => row({ type: 3, custom_id: 'a', options: many(5, option), ...more });
const filled = (type: number, more: object = {}) => row({ type, custom_id: 'a', ...more });
const notAllowed = (field: string) =>
  `${place}.${field}[BUTTON_COMPONENT_FIELD_NOT_ALLOWED]: A ${field} cannot be specified for this style of button`;
const emoji = (field: string) => `${place}.${field}[BUTTON_COMPONENT_INVALID_EMOJI]: Invalid emoji`;
const noId = `${place}.custom_id[BUTTON_COMPONENT_CUSTOM_ID_REQUIRED]: A custom id is required`;
const tooManyDefaults = (field: string) =>
  `${place}.${field}[SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES]: The specified number of default values exceeds the specified maximum values`;

describe('a form for components of the first kind', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  const groups: Readonly<Record<string, readonly Case[]>> = {
    // components/reference#button
    'a button': [
      [
        'each style that has an id',
        row(...[1, 2, 3, 4].map((style) => ({ type: 2, style, label: 'x', custom_id: `${style}` }))),
      ],
      ['a link', link()],
      ['a link into the client', link({ url: 'discord://-/channels/@me' })],
      ['a premium one', premium()],
      ['a picture for a label', button({ label: undefined, emoji: { name: '👍🏽' } })],
      [
        'neither',
        button({ label: '' }),
        `${place}.label[BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED]: A label or emoji is required`,
      ],
      ['no style', button({ style: undefined }), missing(`${place}.style`)],
      [
        'a style of seven',
        button({ style: 7 }),
        `${place}.style[BASE_TYPE_CHOICES]: Value must be one of (1, 2, 3, 4, 5, 6).`,
      ],
      ['a label of 80', button({ label: x(80) })],
      ['an id of 101', button({ custom_id: x(101) }), atMost(`${place}.custom_id`, 100)],
      ['an empty id', button({ custom_id: '' }), noId],
      ['a link without an address', link({ url: undefined }), missing(`${place}.url`)],
      [
        'a link to a file',
        link({ url: 'file:///x' }),
        `${place}.url[URL_TYPE_INVALID_SCHEME]: Scheme "file" is not supported. Scheme must be one of ('http', 'https', 'discord').`,
      ],
      ['a long address', link({ url: `https://example.com/${x(493)}` }), atMost(`${place}.url`, 512)],
      [
        'an address without an id',
        button({ custom_id: undefined, url: 'https://example.com' }),
        noId,
        notAllowed('url'),
      ],
      ['goods on another style', button({ sku_id: '1' }), notAllowed('sku_id')],
      ['premium without goods', premium({ sku_id: undefined }), missing(`${place}.sku_id`)],
      [
        'premium with more',
        premium({ label: 'x', custom_id: 'a', emoji: { name: '👍' } }),
        notAllowed('custom_id'),
        notAllowed('label'),
        notAllowed('emoji'),
      ],
    ],
    // discord-api-docs#8071
    'an emoji': [
      ['by its id', button({ emoji: { id: ids.emoji, name: 'sandbox', animated: false } })],
      ...['👍', '❤️', '❤', '🏳️‍🌈', '👩‍👩‍👧', '🇯🇵', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '#️⃣', 'ℹ️'].map(
        (name): Case => [name, button({ emoji: { name } })],
      ),
      ...['thumbsup', ':thumbsup:', '<:a:1>', '👍 ', '1', ''].map(
        (name): Case => [`"${name}"`, button({ emoji: { name } }), emoji('emoji.name')],
      ),
      ['an id that is a name', button({ emoji: { id: 'sandbox' } }), emoji('emoji.id')],
      [
        'the like in an option',
        select({ options: [option(0, { emoji: { name: 'x' } })] }),
        emoji('options.0.emoji.name'),
      ],
      ['text', button({ emoji: '👍' }), `${place}.emoji[MODEL_TYPE_CONVERT]: Expected an object/dictionary.`],
    ],
    // components/reference#string-select
    'a select': [
      ['25 options', select({ options: many(25, option), min_values: 0, max_values: 25, placeholder: x(150) })],
      ['26 options', select({ options: many(26, option) }), between(`${place}.options`, 1, 25)],
      ['a placeholder of 151', select({ placeholder: x(151) }), atMost(`${place}.placeholder`, 150)],
      ['no id', select({ custom_id: undefined }), missing(`${place}.custom_id`)],
      ['an option without a value', select({ options: [{ label: 'l' }] }), missing(`${place}.options.0.value`)],
      [
        'a long option',
        select({ options: [{ label: x(101), value: x(101), description: x(101) }] }),
        atMost(`${place}.options.0.label`, 100),
        atMost(`${place}.options.0.value`, 100),
        atMost(`${place}.options.0.description`, 100),
      ],
      ['a default', select({ options: [option(0, { default: true }), option(1)] })],
      [
        'two defaults where one may be chosen',
        select({ options: many(2, (index) => option(index, { default: true })) }),
        tooManyDefaults('options'),
      ],
      // discord.py#6984
      [
        'fewer options than may be chosen',
        select({ options: [option(0)], max_values: 3 }),
        between(`${place}.options`, 3, 25),
      ],
      // TanzaniteBot/tanzanite#42
      [
        'more to choose than may be chosen',
        select({ min_values: 2 }),
        `${place}.min_values[SELECT_COMPONENT_MIN_VALUES_TOO_LARGE]: min_values must be equal to or less than 1`,
      ],
      [
        'none to choose',
        select({ max_values: 0 }),
        `${place}.max_values[NUMBER_TYPE_MIN]: int value should be greater than or equal to 1.`,
      ],
    ],
    'a select that fills itself': [
      ['a user by default', filled(5, { default_values: [{ id: ids.member, type: 'user' }] })],
      [
        'a role among users',
        filled(5, { default_values: [{ id: '1', type: 'role' }] }),
        `${place}.default_values.0.type[BASE_TYPE_CHOICES]: Value must be one of ('user',).`,
      ],
      [
        'both among mentionables',
        filled(7, {
          max_values: 2,
          default_values: [
            { id: '1', type: 'role' },
            { id: '2', type: 'user' },
          ],
        }),
      ],
      [
        'more by default than may be chosen',
        filled(6, {
          default_values: [
            { id: '1', type: 'role' },
            { id: '2', type: 'role' },
          ],
        }),
        tooManyDefaults('default_values'),
      ],
      [
        'a default that is no id',
        filled(8, { default_values: [{ id: 'x', type: 'channel' }] }),
        `${place}.default_values.0.id[NUMBER_TYPE_COERCE]: Value "x" is not snowflake.`,
      ],
      ['kinds of channels', filled(8, { channel_types: [0, 2, 15] })],
      [
        'a kind that there is not',
        filled(8, { channel_types: [0, 99] }),
        `${place}.channel_types.1[BASE_TYPE_CHOICES]: Value must be one of (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16).`,
      ],
    ],
    'a row': [
      ['no type', { content: 'x', components: [{ components: [] }] }, missing('components.0.type')],
      ['no components', { content: 'x', components: [{ type: 1 }] }, missing('components.0.components')],
      [
        'text',
        { content: 'x', components: ['row'] },
        'components.0[MODEL_TYPE_CONVERT]: Expected an object/dictionary.',
      ],
      [
        'an input for text',
        row({ type: 4, custom_id: 'a', style: 1, label: 'l' }),
        `${place}[UNION_TYPE_CHOICES]: Value of field "type" must be one of (2, 3, 5, 6, 7, 8).`,
      ],
      [
        'two selects',
        row({ type: 5, custom_id: 'a' }, { type: 6, custom_id: 'b' }),
        'components.0.components.1[COMPONENT_LAYOUT_WIDTH_EXCEEDED]: The specified component exceeds the maximum width',
      ],
      [
        'six buttons',
        row(...many(6, (index) => ({ type: 2, style: 1, label: 'x', custom_id: `${index}` }))),
        between('components.0.components', 1, 5),
      ],
    ],
  };
  for (const [group, cases] of Object.entries(groups)) {
    describe(`for ${group}`, () => {
      for (const [name, body, ...expected] of cases) {
        it(`${expected.length === 0 ? 'takes' : 'does not take'} ${name}`, async () => {
          assert.deepEqual(await findings(asker, `POST /channels/${ids.text}/messages`, { json: body }), expected);
        });
      }
    });
  }
});
