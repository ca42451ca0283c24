import assert from 'node:assert/strict';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';
import { atMost, between, type Case, findings, many, missing, x } from './formErrors.ts';

const messages = `/channels/${ids.text}/messages`;
const v2 = 1 << 15;
const https = (path = 'x.png') => ({ url: `https://example.com/${path}` });
const text = (content = 'x', more: object = {}) => ({ type: 10, content, ...more });
const container = (...components: readonly unknown[]) => ({ type: 17, components });
const button = (custom_id = 'b', more: object = {}) => ({ type: 2, style: 1, label: 'x', custom_id, ...more });
const row = (...components: readonly unknown[]) => ({ type: 1, components });
const section = (accessory: unknown, ...components: readonly unknown[]) => ({ type: 9, components, accessory });
const gallery = (length: number) => ({ type: 12, items: many(length, () => ({ media: https() })) });
const file = (url: string) => ({ type: 13, file: { url } });
const with2 = (...components: readonly unknown[]) => ({ flags: v2, components });
const legacy = (field: string) =>
  `${field}[MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]: The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
const types = (path: string, allowed: string) =>
  `${path}[UNION_TYPE_CHOICES]: Value of field "type" must be one of (${allowed}).`;
const tooMany = 'components[COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED]: Total number of components cannot exceed 40';
const tooLong =
  'components[COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED]: Components displayable text size exceeds maximum size of 4000';

describe('a form for components of the second kind', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  const send = (json: unknown) => findings(asker, `POST ${messages}`, { json });

  // components/reference
  const cases: readonly Case[] = [
    [
      'all kinds at once',
      with2(
        text(),
        section(button(), text(), text(), text()),
        section({ type: 11, media: https(), description: x(1024), spoiler: true }, text()),
        gallery(10),
        { type: 14, divider: false, spacing: 2 },
        {
          ...container(text(), row({ type: 5, custom_id: 's' }), { type: 14 }),
          accent_color: 0xffffff,
          spoiler: false,
        },
        row(button('c'), button('d')),
      ),
    ],
    ['no flag', { components: [text()] }, types('components.0', '1,')],
    ['another flag', { components: [text()], flags: 4 }, types('components.0', '1,')],
    ['a flag that is text', { components: [text()], flags: String(v2) }],
    ['no components', { flags: v2 }, '400 50006'],
    ['content beside them', { ...with2(text()), content: 'x' }, legacy('content')],
    ['embeds beside them', { ...with2(text()), embeds: [{ title: 'x' }] }, legacy('embeds')],
    ['stickers beside them', { ...with2(text()), sticker_ids: ['1'] }, legacy('sticker_ids')],
    [
      'a poll beside them',
      { ...with2(text()), poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'a' } }] } },
      legacy('poll'),
    ],
    ['empty fields beside them', { ...with2(text()), content: '', embeds: [], sticker_ids: null }],
    ['a button at the top', with2(button()), types('components.0', '1, 9, 10, 12, 13, 14, 17')],
    ['a button in a container', with2(container(button())), types('components.0.components.0', '1, 9, 10, 12, 13, 14')],
    [
      'a container in a container',
      with2(container(container(text()))),
      types('components.0.components.0', '1, 9, 10, 12, 13, 14'),
    ],
    ['a text in a row', with2(row(text())), types('components.0.components.0', '2, 3, 5, 6, 7, 8')],
    ['an empty container', with2(container()), between('components.0.components', 1, 40)],
    [
      'a colour beyond white',
      with2({ ...container(text()), accent_color: 0x1000000 }),
      'components.0.accent_color[NUMBER_TYPE_MAX]: int value should be less than or equal to 16777215.',
    ],
    ['a section without an accessory', with2(section(undefined, text())), missing('components.0.accessory')],
    ['a section with a text for accessory', with2(section(text(), text())), types('components.0.accessory', '2, 11')],
    [
      'an accessory without an id',
      with2(section(button(undefined, { custom_id: null }), text())),
      'components.0.accessory.custom_id[BUTTON_COMPONENT_CUSTOM_ID_REQUIRED]: A custom id is required',
    ],
    ['a section without text', with2(section(button())), between('components.0.components', 1, 3)],
    [
      'a section with four texts',
      with2(section(button(), text(), text(), text(), text())),
      between('components.0.components', 1, 3),
    ],
    ['a section with a separator', with2(section(button(), { type: 14 })), types('components.0.components.0', '10,')],
    ['a text without content', with2({ type: 10 }), missing('components.0.content')],
    ['an empty text', with2(text('')), missing('components.0.content')],
    ['a gallery of none', with2(gallery(0)), between('components.0.items', 1, 10)],
    ['a gallery of eleven', with2(gallery(11)), between('components.0.items', 1, 10)],
    [
      'a medium without an address',
      with2({ type: 12, items: [{ media: {} }] }),
      missing('components.0.items.0.media.url'),
    ],
    [
      'a medium that is no address',
      with2({ type: 12, items: [{ media: { url: 'x.png' } }] }),
      'components.0.items.0.media.url[URL_TYPE_INVALID_URL]: Not a well formed URL.',
    ],
    [
      'a long description',
      with2({ type: 12, items: [{ media: https(), description: x(1025) }] }),
      between('components.0.items.0.description', 1, 1024),
    ],
    [
      'a long address',
      with2({ type: 12, items: [{ media: https(x(2048)) }] }),
      atMost('components.0.items.0.media.url', 2048),
    ],
    [
      'a file from elsewhere',
      with2(file('https://example.com/x.png')),
      'components.0.file.url[URL_TYPE_INVALID_SCHEME]: Scheme "https" is not supported. Scheme must be one of (\'attachment\',).',
    ],
    [
      'a file that did not come with it',
      with2(file('attachment://x.png')),
      'components.0.file.url[UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND]: The referenced attachment "x.png" was not found',
    ],
    [
      'spacing of three',
      with2({ type: 14, spacing: 3 }),
      'components.0.spacing[BASE_TYPE_CHOICES]: Value must be one of (1, 2).',
    ],
    ['40 of them', with2(...many(40, () => ({ type: 14 })))],
    ['41 of them', with2(...many(41, () => ({ type: 14 }))), tooMany],
    ['40 with those within', with2(...many(20, () => container(text())))],
    ['41 with those within', with2(...many(20, () => container(text())), text()), tooMany],
    ['40 with accessories', with2(...many(13, (index) => section(button(`b${index}`), text())), text())],
    ['42 with accessories', with2(...many(14, (index) => section(button(`b${index}`), text()))), tooMany],
    ['4000 characters', with2(text(x(2000)), container(text(x(2000))))],
    ['4001 characters', with2(text(x(2000)), container(text(x(2001)))), tooLong],
    ['a text of 4001', with2(text(x(4001))), between('components.0.content', 1, 4000)],
    ['numbers of their own', with2(text('x', { id: 1 }), { ...container(text('x', { id: 2 })), id: 3 })],
    ['several numbers 0, which are none', with2(text('x', { id: 0 }), text('x', { id: 0 }))],
    [
      'a number twice',
      with2(text('x', { id: 7 }), container(text('x', { id: 7 }))),
      'components.1.components.0.id[COMPONENT_ID_DUPLICATED]: Component id cannot be duplicated',
    ],
    [
      'a number beyond 32 bits',
      with2(text('x', { id: 2_147_483_648 })),
      'components.0.id[NUMBER_TYPE_MAX]: int value should be less than or equal to 2147483647.',
    ],
    [
      'a custom id twice',
      with2(section(button('same'), text()), container(row(button('same')))),
      'components.1.components.0.components.0.custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]: Component custom id cannot be duplicated',
    ],
    ['64 media', with2(...many(6, () => gallery(10)), gallery(4))],
    // discord-api-docs#7528
    ['65 media', with2(...many(6, () => gallery(10)), gallery(5)), '500 0'],
    // discord-api-docs#8554: 10,158 bytes for one text display, 10,146 for two; 3386 * 3 = 10,158
    ['10,158 bytes', with2(text('語'.repeat(3386)))],
    ['10,159 bytes', with2(text(`${'語'.repeat(3386)}x`)), '500 0'],
    ['10,146 bytes in two texts', with2(text('語'.repeat(1691)), text('語'.repeat(1691)))],
    ['10,147 bytes in two texts', with2(text('語'.repeat(1691)), text(`${'語'.repeat(1691)}x`)), '500 0'],
  ];
  for (const [name, body, ...expected] of cases) {
    it(`${expected.length === 0 ? 'takes' : 'does not take'} ${name}`, async () => {
      assert.deepEqual(await send(body), expected);
    });
  }

  it('says of too large a message only that something failed', async () => {
    asker.clock.pass(60_000);
    const { status, json } = await asker.ask(`POST ${messages}`, { json: with2(...many(7, () => gallery(10))) });
    assert.deepEqual([status, json], [500, { message: '500: Internal Server Error', code: 0 }]);
  });

  it('takes files that come with the message', async () => {
    const part = (head: string, content: string) =>
      `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
    const payload = JSON.stringify(with2(file('attachment://a.txt')));
    const body = `${part('name="payload_json"', payload)}${part('name="files[0]"; filename="a.txt"', 'x')}--b--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    assert.deepEqual(await findings(asker, `POST ${messages}`, { body, headers }), []);
  });

  describe('in changes', () => {
    const start = async (json: unknown) => {
      asker.clock.pass(60_000);
      const { json: message } = await asker.ask(`POST ${messages}`, { json });
      return async (change: unknown) => {
        const line = `PATCH ${messages}/${message.id}`;
        const errors = await findings(asker, line, { json: change });
        return { errors, after: (await asker.ask(line.replace('PATCH', 'GET'))).json };
      };
    };

    it('remains what a message is: the flag stays without being sent, or against it', async () => {
      const edit = await start(with2(text()));
      for (const flags of [undefined, 0]) {
        const { errors, after } = await edit({ components: [text('new')], flags });
        assert.deepEqual([errors, after.flags, after.components], [[], v2, [{ id: 1, ...text('new') }]]);
        assert.deepEqual((await edit({ content: 'x', flags })).errors, [legacy('content')]);
      }
      assert.deepEqual((await edit({ components: [button()] })).errors, [
        types('components.0', '1, 9, 10, 12, 13, 14, 17'),
      ]);
    });

    // components/reference, and seen in bots' logs
    it('makes a message one only if its other fields are taken away', async () => {
      const edit = await start({ content: 'old', embeds: [{ title: 'x' }] });
      assert.deepEqual((await edit(with2(text()))).errors, [legacy('content'), legacy('embeds')]);
      const { errors, after } = await edit({ ...with2(text()), content: null, embeds: [] });
      assert.deepEqual([errors, after.flags, after.content, after.embeds], [[], v2, '', []]);
    });

    it('counts what is there already', async () => {
      const edit = await start(with2(text()));
      assert.deepEqual((await edit({ components: [] })).errors, ['400 50006']);
      assert.deepEqual((await edit({})).errors, []);
    });
  });

  it('goes for webhooks too', async () => {
    const line = `POST /webhooks/${ids.webhook}/${webhookToken}?wait=true`;
    assert.deepEqual(await findings(asker, line, { json: { ...with2(text()), content: 'x' } }), [legacy('content')]);
    assert.deepEqual(await findings(asker, line, { json: with2(text()) }), []);
  });
});
