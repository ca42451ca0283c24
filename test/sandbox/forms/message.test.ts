import assert from 'node:assert/strict';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';
import { flat, many as times, x } from './formErrors.ts';

const messages = `POST /channels/${ids.text}/messages`;
const webhook = `POST /webhooks/${ids.webhook}/${webhookToken}?wait=true`;

const many = (length: number, one: unknown = {}) => times(length, () => one);

describe('a message form', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  /** The findings, or the status and code where it is something else. */
  async function findings(json: unknown, line = messages): Promise<string[]> {
    asker.clock.pass(60_000);
    const reply = await asker.ask(line, { json });
    if (reply.status < 300) return [];
    if (reply.json.code !== 50035) return [`${reply.status} ${reply.json.code}`];
    assert.equal(reply.status, 400);
    assert.equal(reply.json.message, 'Invalid Form Body');
    return flat(reply.json.errors);
  }

  it('is a tree whose lists are objects with numbers for keys', async () => {
    // https://docs.discord.com/developers/reference#error-messages
    asker.clock.pass(60_000);
    const { json } = await asker.ask(messages, { json: { embeds: [{}, { fields: [{ name: 'n' }] }] } });
    assert.deepEqual(json, {
      message: 'Invalid Form Body',
      code: 50035,
      errors: {
        embeds: {
          1: {
            fields: { 0: { value: { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] } } },
          },
        },
      },
    });
  });

  it('has in version 6, which is that of URLs without one, only the names of fields', async () => {
    // python-discord-webhook#118
    asker.clock.pass(60_000);
    const embed = await asker.ask(messages.replace(' ', ' /api'), { json: { embeds: [{ title: x(257) }] } });
    assert.deepEqual([embed.status, embed.json], [400, { embeds: ['0'] }]);
    const content = await asker.ask(messages.replace(' ', ' /api'), { json: { content: x(2001) } });
    assert.deepEqual(content.json, { content: ['Must be 2000 or fewer in length.'] });
    const missing = await asker.ask('GET /api/channels/1');
    assert.deepEqual(missing.json, { message: 'Unknown Channel', code: 10003 });
  });

  describe('has limits that are accepted, and one more is not', () => {
    // Limits: resources/message#create-message and #embed-object-embed-limits
    const cases: readonly (readonly [string, (length: number) => unknown, number, string])[] = [
      ['content', (n) => ({ content: x(n) }), 2000, 'content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.'],
      [
        'embeds',
        (n) => ({ embeds: many(n, { title: 'x' }) }),
        10,
        'embeds[BASE_TYPE_MAX_LENGTH]: Must be 10 or fewer in length.',
      ],
      [
        'title',
        (n) => ({ embeds: [{ title: x(n) }] }),
        256,
        'embeds.0.title[BASE_TYPE_MAX_LENGTH]: Must be 256 or fewer in length.',
      ],
      [
        'description',
        (n) => ({ embeds: [{ description: x(n) }] }),
        4096,
        'embeds.0.description[BASE_TYPE_MAX_LENGTH]: Must be 4096 or fewer in length.',
      ],
      [
        'fields',
        (n) => ({ embeds: [{ fields: many(n, { name: 'n', value: 'v' }) }] }),
        25,
        'embeds.0.fields[BASE_TYPE_MAX_LENGTH]: Must be 25 or fewer in length.',
      ],
      [
        'field name',
        (n) => ({ embeds: [{ fields: [{ name: x(n), value: 'v' }] }] }),
        256,
        'embeds.0.fields.0.name[BASE_TYPE_MAX_LENGTH]: Must be 256 or fewer in length.',
      ],
      [
        'field value',
        (n) => ({ embeds: [{ fields: [{ name: 'n', value: x(n) }] }] }),
        1024,
        'embeds.0.fields.0.value[BASE_TYPE_MAX_LENGTH]: Must be 1024 or fewer in length.',
      ],
      [
        'footer',
        (n) => ({ embeds: [{ footer: { text: x(n) } }] }),
        2048,
        'embeds.0.footer.text[BASE_TYPE_MAX_LENGTH]: Must be 2048 or fewer in length.',
      ],
      [
        'author',
        (n) => ({ embeds: [{ author: { name: x(n) } }] }),
        256,
        'embeds.0.author.name[BASE_TYPE_MAX_LENGTH]: Must be 256 or fewer in length.',
      ],
      [
        'all embeds together',
        (n) => ({ embeds: [{ description: x(4096) }, { description: x(n - 4096) }] }),
        6000,
        'embeds[MAX_EMBED_SIZE_EXCEEDED]: Embed size exceeds maximum size of 6000',
      ],
      [
        'nonce',
        (n) => ({ content: 'x', nonce: x(n) }),
        25,
        'nonce[NONCE_TYPE_TOO_LONG]: Must be 25 or fewer characters long.',
      ],
      [
        'sticker ids',
        (n) => ({ sticker_ids: many(n, '1') }),
        3,
        'sticker_ids[BASE_TYPE_MAX_LENGTH]: Must be 3 or fewer in length.',
      ],
    ];
    for (const [name, body, limit, finding] of cases) {
      it(name, async () => {
        assert.deepEqual(await findings(body(limit)), []);
        assert.deepEqual(await findings(body(limit + 1)), [finding]);
      });
    }

    it('of which every text of an embed takes its part', async () => {
      const embed = {
        title: x(200),
        description: x(3000),
        footer: { text: x(1000) },
        author: { name: x(200) },
        fields: [
          { name: x(200), value: x(1000) },
          { name: x(200), value: x(200) },
        ],
      };
      assert.deepEqual(await findings({ embeds: [embed] }), []);
      for (const part of ['title', 'description'] as const) {
        const tooLong = { ...embed, [part]: `${embed[part]}x` };
        assert.deepEqual(await findings({ embeds: [tooLong] }), [
          'embeds[MAX_EMBED_SIZE_EXCEEDED]: Embed size exceeds maximum size of 6000',
        ]);
      }
    });
  });

  it('counts a character beyond U+FFFF once', async () => {
    assert.deepEqual(await findings({ content: '😀'.repeat(2000) }), []);
    assert.equal((await findings({ content: '😀'.repeat(2001) })).length, 1);
  });

  it('wants what a part cannot do without', async () => {
    const required = (path: string) => `${path}[BASE_TYPE_REQUIRED]: This field is required`;
    assert.deepEqual(await findings({ embeds: [{ fields: [{}], footer: {}, author: {}, image: {} }] }), [
      required('embeds.0.footer.text'),
      required('embeds.0.image.url'),
      required('embeds.0.author.name'),
      required('embeds.0.fields.0.name'),
      required('embeds.0.fields.0.value'),
    ]);
    assert.deepEqual(await findings({ embeds: [{ fields: [{ name: '', value: 'v' }] }] }), [
      required('embeds.0.fields.0.name'),
    ]);
  });

  it('wants the right kinds of values', async () => {
    // KMQ_Discord#523, Would-You-Bot#334; NUMBER_TYPE_COERCE as for ids
    assert.deepEqual(await findings({ embeds: [{ title: [], color: 'red', timestamp: 'today', url: 'example' }] }), [
      'embeds.0.title[STRING_TYPE_CONVERT]: Could not interpret "[]" as string.',
      'embeds.0.url[URL_TYPE_INVALID_URL]: Not a well formed URL.',
      'embeds.0.timestamp[DATE_TIME_TYPE_PARSE]: Could not parse today. Should be ISO8601.',
      'embeds.0.color[NUMBER_TYPE_COERCE]: Value "red" is not int.',
    ]);
    assert.deepEqual(await findings({ embeds: [null] }), [
      'embeds.0[LIST_ITEM_VALUE_REQUIRED]: List item values of ModelType are required',
    ]);
    assert.deepEqual(await findings({ embeds: ['x'] }), [
      'embeds.0[MODEL_TYPE_CONVERT]: Expected an object/dictionary.',
    ]);
    assert.deepEqual(await findings({ content: 'x', message_reference: { message_id: 'that one' } }), [
      'message_reference.message_id[NUMBER_TYPE_COERCE]: Value "that one" is not snowflake.',
    ]);
    assert.deepEqual(await findings({ embeds: [{ image: { url: 'ftp://example.com/x.png' } }] }), [
      "embeds.0.image.url[URL_TYPE_INVALID_SCHEME]: Scheme \"ftp\" is not supported. Scheme must be one of ('http', 'https', 'attachment').",
    ]);
  });

  it('does not sum up embeds that are wrong already', async () => {
    assert.deepEqual(await findings({ embeds: [{ title: x(257), description: x(4096) }, { description: x(4096) }] }), [
      'embeds.0.title[BASE_TYPE_MAX_LENGTH]: Must be 256 or fewer in length.',
    ]);
  });

  it('takes ids and texts that are numbers, but nothing else for them', async () => {
    assert.deepEqual(await findings({ content: 12, sticker_ids: [1, '2'] }), []);
    assert.deepEqual(await findings({ content: 'x', sticker_ids: [true] }), [
      'sticker_ids.0[NUMBER_TYPE_COERCE]: Value "true" is not snowflake.',
    ]);
    assert.deepEqual(await findings({ content: 'x', tts: 1 }), [
      'tts[BOOLEAN_TYPE_CONVERT]: Must be either true or false.',
    ]);
  });

  it('wants colours of 24 bits', async () => {
    assert.deepEqual(
      await findings({
        embeds: [
          { title: 'x', color: 16_777_215 },
          { title: 'x', color: 0 },
        ],
      }),
      [],
    );
    assert.deepEqual(await findings({ embeds: [{ color: 16_777_216 }, { color: -1 }] }), [
      'embeds.0.color[NUMBER_TYPE_MAX]: int value should be less than or equal to 16777215.',
      'embeds.1.color[NUMBER_TYPE_MIN]: int value should be greater than or equal to 0.',
    ]);
  });

  it('wants something to show', async () => {
    for (const body of [
      {},
      { content: '' },
      { content: ' \n ' },
      { embed: { title: 'x' } },
      { embeds: [] },
      { tts: true },
    ]) {
      assert.deepEqual(await findings(body), ['400 50006'], JSON.stringify(body));
    }
    assert.deepEqual(await findings(undefined), ['400 50006']);
  });

  it('does not mind fields that it does not know, nor null where nothing is needed', async () => {
    assert.deepEqual(await findings({ content: 'x', colour: 'red', embeds: null, tts: null }), []);
  });

  it('does not take a list of mentions beside the word for all of them', async () => {
    assert.deepEqual(await findings({ content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }), [
      'allowed_mentions[MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE]: parse:["users"] and users: [ids...] are mutually exclusive.',
    ]);
    assert.deepEqual(await findings({ content: 'x', allowed_mentions: { parse: ['all'] } }), [
      "allowed_mentions.parse.0[BASE_TYPE_CHOICES]: Value must be one of ('roles', 'users', 'everyone').",
    ]);
  });

  describe('with components', () => {
    const button = (more: object = {}) => ({ type: 2, style: 1, label: 'x', custom_id: 'a', ...more });
    const rows = (...children: readonly unknown[]) => ({
      content: 'x',
      components: [{ type: 1, components: children }],
    });

    it('takes five buttons with ids of their own', async () => {
      const five = ['a', 'b', 'c', 'd', 'e'].map((custom_id) => button({ custom_id }));
      assert.deepEqual(await findings(rows(...five)), []);
      assert.deepEqual(
        await findings(rows(button({ style: 5, custom_id: undefined, url: 'https://example.com' }))),
        [],
      );
    });

    const cases: readonly (readonly [string, unknown, string])[] = [
      ['none in a row', rows(), 'components.0.components[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 5 in length.'],
      [
        'six rows',
        {
          content: 'x',
          components: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
            type: 1,
            components: [button({ custom_id: id })],
          })),
        },
        'components[BASE_TYPE_MAX_LENGTH]: Must be 5 or fewer in length.',
      ],
      [
        'a button without a row',
        { content: 'x', components: [button()] },
        'components.0[UNION_TYPE_CHOICES]: Value of field "type" must be one of (1,).',
      ],
      [
        'a row in a row',
        rows({ type: 1, components: [] }),
        'components.0.components.0[UNION_TYPE_CHOICES]: Value of field "type" must be one of (2, 3, 5, 6, 7, 8).',
      ],
      [
        'a button without an id',
        rows(button({ custom_id: undefined })),
        'components.0.components.0.custom_id[BUTTON_COMPONENT_CUSTOM_ID_REQUIRED]: A custom id is required',
      ],
      [
        'an id twice',
        rows(button(), button()),
        'components.0.components.1.custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]: Component custom id cannot be duplicated',
      ],
      [
        'an id and an address',
        rows(button({ style: 5, url: 'https://example.com' })),
        'components.0.components.0.custom_id[BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE]: A custom id and url cannot both be specified',
      ],
      [
        'a long label',
        rows(button({ label: x(81) })),
        'components.0.components.0.label[BASE_TYPE_MAX_LENGTH]: Must be 80 or fewer in length.',
      ],
      [
        'a select without options',
        rows({ type: 3, custom_id: 'a', options: [] }),
        'components.0.components.0.options[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 25 in length.',
      ],
      [
        'an option twice',
        rows({ type: 3, custom_id: 'a', options: many(2, { label: 'l', value: 'v' }) }),
        'components.0.components.0.options.1[SELECT_COMPONENT_OPTION_VALUE_DUPLICATED]: The specified option value is already used',
      ],
      [
        'a select beside a button',
        rows(button(), { type: 5, custom_id: 'b' }),
        'components.0.components.1[COMPONENT_LAYOUT_WIDTH_EXCEEDED]: The specified component exceeds the maximum width',
      ],
    ];
    for (const [name, body, finding] of cases) {
      it(`does not take ${name}`, async () => assert.deepEqual(await findings(body), [finding]));
    }
  });

  describe('of a webhook', () => {
    it('wants a name of 1 to 80 characters without certain words', async () => {
      // Would-You-Bot#314, Discord-MC-Chat#286, discord-webhooks#100
      assert.deepEqual(await findings({ content: 'x', username: x(80) }, webhook), []);
      assert.deepEqual(await findings({ content: 'x', username: x(81) }, webhook), [
        'username[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 80 in length.',
      ]);
      assert.deepEqual(await findings({ content: 'x', username: 'My Discord Relay' }, webhook), [
        'username[USERNAME_INVALID_CONTAINS]: Username cannot contain "discord"',
      ]);
      assert.deepEqual(await findings({ content: 'x', username: 'here' }, webhook), [
        'username[USERNAME_INVALID]: Username cannot be "here"',
      ]);
    });
  });

  describe('in other bodies', () => {
    const raw = (body: string | Buffer, contentType: string | undefined, line = messages) => {
      asker.clock.pass(60_000);
      return asker.ask(line, { body, headers: { 'content-type': contentType } });
    };
    const form = (...parts: readonly string[]) => `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`;
    const payload = (json: string) => `Content-Disposition: form-data; name="payload_json"\r\n\r\n${json}`;
    const file = (name: string, content: string) =>
      `Content-Disposition: form-data; name="files[0]"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}`;
    const multipart = 'multipart/form-data; boundary=b';

    it('refuses JSON that is broken with 50109', async () => {
      const { status, json } = await raw('{"content": hi}', 'application/json');
      assert.deepEqual([status, json], [400, { message: 'The request body contains invalid JSON.', code: 50109 }]);
    });

    it('refuses a type that it does not take, and a body without one', async () => {
      // CrazyHackGUT/Discord#14
      const message =
        "Expected \"Content-Type\" header to be one of {'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'}.";
      for (const type of ['text/plain', undefined]) {
        const { status, json } = await raw('{"content":"hi"}', type);
        assert.equal(status, 400);
        assert.deepEqual(json.errors, { _errors: [{ code: 'CONTENT_TYPE_INVALID', message }] });
      }
      const legacy = await raw('{"content":"hi"}', 'text/plain', messages.replace(' ', ' /api'));
      assert.deepEqual(legacy.json, { _misc: [message] });
    });

    it('refuses forms where only JSON goes', async () => {
      // Vencord#824
      const { json } = await raw('name=x', 'application/x-www-form-urlencoded', `PATCH /channels/${ids.text}`);
      assert.deepEqual(json.errors, {
        _errors: [
          {
            code: 'CONTENT_TYPE_INVALID',
            message: 'Expected "Content-Type" header to be one of {\'application/json\'}.',
          },
        ],
      });
    });

    it('takes files with payload_json', async () => {
      const { status, json } = await raw(form(payload('{"content":"with file"}'), file('a.txt', 'hello')), multipart);
      assert.equal(status, 200);
      assert.equal(json.content, 'with file');
      assert.deepEqual(
        json.attachments.map((one: Record<string, unknown>) => [one.filename, one.size, one.content_type]),
        [['a.txt', 5, 'text/plain']],
      );
    });

    it('takes a file alone, and a form whose fields are the message', async () => {
      assert.equal((await raw(form(file('a.txt', 'hello')), multipart)).status, 200);
      const { json } = await raw('content=from+a+form', 'application/x-www-form-urlencoded');
      assert.equal(json.content, 'from a form');
    });

    it('refuses payload_json that is broken, at that field', async () => {
      // discord-api-docs#4732
      const { status, json } = await raw(form(payload('{"content": hi'), file('a.txt', 'x')), multipart);
      assert.equal(status, 400);
      assert.equal(json.errors.payload_json._errors[0].message, 'Expected "payload_json" to be a valid JSON string.');
    });

    it('refuses a file above 10 MiB with 40005', async () => {
      // developers/reference#uploading-files
      const size = 10 * 1024 * 1024;
      assert.equal((await raw(form(file('a.bin', 'x'.repeat(size))), multipart)).status, 200);
      const { status, json } = await raw(form(file('a.bin', 'x'.repeat(size + 1))), multipart);
      assert.deepEqual([status, json], [413, { message: 'Request entity too large', code: 40005 }]);
    });
  });
});
