import { assertBody, assertFine, assertMarked, assertSilent, at } from './cases.ts';

const inRow = (inner: string) => `{ "content": "x", "components": [{ "type": 1, "components": [${inner}] }] }`;
const select = (inner: string) => inRow(`{ "type": 3, "custom_id": "c", ${inner} }`);
const layout = (inner: string) => `{ "flags": 32768, "components": [${inner}] }`;
const modal = (inner: string) => `{ "type": 9, "data": { "custom_id": "m", "title": "t", "components": [${inner}] } }`;
const slash = (options: string) => `{ "name": "a", "description": "d", "options": [${options}] }`;
const option = (inner: string) => `{ "description": "d", ${inner} }`;

type Cases = Readonly<Record<string, readonly (readonly [line: string, marked: string])[]>>;

/** Refused, by what is wrong. Sources stand in the shapes. */
const refused: Cases = {
  'a key that is required': [
    [at.message, inRow('«{ "type": 2, "style": 1, "label": "l" }»')],
    [at.message, inRow('«{ "type": 2, "style": 5, "label": "l" }»')],
    [at.message, inRow('«{ "type": 2, "style": 6 }»')],
    [at.message, inRow('«{ "type": 2, "label": "l", "custom_id": "c" }»')],
    [at.message, inRow('«{ "type": 3, "options": [{ "label": "l", "value": "v" }] }»')],
    [at.message, inRow('«{ "type": 3, "custom_id": "c" }»')],
    [at.message, select('"options": [«{ "label": "l" }»]')],
    [at.message, inRow('«{ "type": 5 }»')],
    [at.message, '{ "content": "x", "components": [«{ "type": 1 }»] }'],
    [at.message, '{ "embeds": [{ "fields": [«{ "name": "n" }»] }] }'],
    [at.message, '{ "embeds": [{ "fields": [{ "name": «""», "value": "v" }] }] }'],
    [at.message, '{ "embeds": [{ "title": "t", "footer": «{ "icon_url": "https://a.b" }» }] }'],
    [at.message, '{ "embeds": [{ "title": "t", "image": «{}» }] }'],
    [at.message, '{ "poll": «{ "answers": [{ "poll_media": { "text": "a" } }] }» }'],
    [at.message, '{ "content": "x", "message_reference": «{ "channel_id": "1" }» }'],
    [at.message, layout('«{ "type": 10 }»')],
    [at.message, layout('«{ "type": 9, "components": [{ "type": 10, "content": "x" }] }»')],
    [at.callback, '«{ "data": { "content": "x" } }»'],
    [at.callback, '«{ "type": 4 }»'],
    [at.callback, '{ "type": 9, "data": «{ "title": "t", "components": [{ "type": 10, "content": "x" }] }» }'],
    [at.callback, modal('{ "type": 1, "components": [«{ "type": 4, "style": 1, "custom_id": "i" }»] }')],
    [at.callback, modal('«{ "type": 18, "label": "l" }»')],
    [at.command, '«{ "description": "d" }»'],
    [at.command, '«{ "name": "a" }»'],
    [at.command, '{ "name": "a", "description": «""» }'],
    [at.command, slash('«{ "type": 3, "name": "o" }»')],
    [at.command, slash('«{ "name": "o", "description": "d" }»')],
    [at.commands, '[«{ "name": "a" }»]'],
    [at.thread, '«{ "auto_archive_duration": 60 }»'],
    [at.bulk, '«{}»'],
    [at.newWebhook, '«{}»'],
    [at.newChannel, '«{ "type": 0 }»'],
    [at.emoji, '«{ "name": "ok" }»'],
    [
      at.event,
      '«{ "name": "n", "privacy_level": 2, "scheduled_start_time": "2030-01-01T00:00:00Z", "entity_type": 3, "entity_metadata": { "location": "l" } }»',
    ],
    [at.overwrite, '«{ "allow": "1" }»'],
  ],
  'a value that stands twice': [
    [
      at.message,
      inRow(
        '{ "type": 2, "style": 1, "label": "l", "custom_id": "c" }, { "type": 2, "style": 1, "label": "l", "custom_id": «"c"» }',
      ),
    ],
    [
      at.message,
      '{ "content": "x", "components": [{ "type": 1, "components": [{ "type": 2, "style": 1, "label": "l", "custom_id": "c" }] }, { "type": 1, "components": [{ "type": 5, "custom_id": «"c"» }] }] }',
    ],
    [at.message, layout('{ "type": 10, "content": "x", "id": 7 }, { "type": 10, "content": "x", "id": «7» }')],
    [at.message, select('"options": [{ "label": "a", "value": "v" }, { "label": "b", "value": «"v"» }]')],
    [at.message, '{ "content": "x", "allowed_mentions": { "users": ["1", «"1"»] } }'],
    [at.message, '{ "content": "x", "allowed_mentions": { "parse": ["users", «"users"»] } }'],
    [
      at.callback,
      modal(
        '{ "type": 18, "label": "l", "component": { "type": 4, "style": 1, "custom_id": "i" } }, { "type": 18, "label": "l", "component": { "type": 4, "style": 1, "custom_id": «"i"» } }',
      ),
    ],
    [at.command, slash(`${option('"type": 3, "name": "o"')}, ${option('"type": 4, "name": «"o"»')}`)],
    [
      at.command,
      slash(
        option('"type": 3, "name": "o", "choices": [{ "name": "n", "value": "1" }, { "name": «"n"», "value": "2" }]'),
      ),
    ],
    [at.commands, '[{ "name": "a", "description": "d" }, { "name": «"a"», "description": "e" }]'],
  ],
  'what excludes something else': [
    [at.message, '{ "content": "x", "allowed_mentions": { "parse": ["users"], "users": «["1"]» } }'],
    [at.message, '{ "content": "x", "allowed_mentions": { "parse": ["everyone", "roles"], "roles": «["1"]» } }'],
    [at.message, '{ "content": «"x"», "flags": 32768, "components": [{ "type": 10, "content": "x" }] }'],
    [at.message, '{ "embeds": «[{ "title": "t" }]», "flags": 32768, "components": [{ "type": 10, "content": "x" }] }'],
    [
      at.callback,
      '{ "type": 4, "data": { "content": «"x"», "flags": 32832, "components": [{ "type": 10, "content": "x" }] } }',
    ],
    [
      at.webhook,
      '{ "poll": «{ "question": { "text": "q" }, "answers": [{ "poll_media": { "text": "a" } }] }», "flags": 32768, "components": [{ "type": 10, "content": "x" }] }',
    ],
    [at.edit, '{ "content": «"x"», "flags": 32768, "components": [{ "type": 10, "content": "x" }] }'],
    [at.message, inRow('{ "type": 2, "style": 5, "label": "l", "url": "https://a.b", "custom_id": «"c"» }')],
    [at.message, inRow('{ "type": 2, "style": 1, "label": "l", "url": «"https://a.b"» }')],
    [at.message, inRow('{ "type": 2, "style": 6, "sku_id": "1", "label": «"l"» }')],
    [
      at.callback,
      modal('{ "type": 18, "label": "l", "component": { "type": 4, "style": 1, "custom_id": "i", "label": «"k"» } }'),
    ],
    [
      at.callback,
      modal(
        '{ "type": 18, "label": "l", "component": { "type": 3, "custom_id": "i", "options": [{ "label": "l", "value": "v" }], "disabled": «true» } }',
      ),
    ],
    [at.command, '{ "type": 2, "name": "Menu", "description": «"d"» }'],
    [at.command, slash(option('"type": 5, "name": "o", "choices": «[{ "name": "n", "value": "v" }]»'))],
    [
      at.command,
      slash(option('"type": 3, "name": "o", "choices": [{ "name": "n", "value": "v" }], "autocomplete": «true»')),
    ],
  ],
  'what is above its counterpart': [
    [at.message, select('"options": [{ "label": "l", "value": "v" }], "max_values": «2»')],
    [at.message, select('"options": [{ "label": "l", "value": "v" }], "min_values": «2»')],
    [
      at.message,
      select(
        '"options": «[{ "label": "a", "value": "a", "default": true }, { "label": "b", "value": "b", "default": true }]»',
      ),
    ],
    [
      at.message,
      inRow(
        '{ "type": 5, "custom_id": "c", "default_values": «[{ "id": "1", "type": "user" }, { "id": "2", "type": "user" }]» }',
      ),
    ],
    [at.command, slash(option('"type": 4, "name": "o", "min_value": «5», "max_value": 4'))],
    [at.command, slash(option('"type": 3, "name": "o", "min_length": «5», "max_length": 4'))],
  ],
  'what stands at the wrong place': [
    [at.command, slash(`${option('"type": 3, "name": "a"')}, ${option('"type": 3, "name": "b", "required": «true»')}`)],
    [at.command, slash(`${option('"type": 1, "name": "a"')}, ${option('"type": «3», "name": "b"')}`)],
    [at.command, slash(option(`"type": 1, "name": "a", "options": [${option('"type": «1», "name": "b"')}]`))],
    [at.command, slash(option(`"type": 2, "name": "a", "options": [${option('"type": «3», "name": "b"')}]`))],
    [
      at.message,
      `{ "content": "x", "components": [{ "type": 1, "components": «[{ "type": 2, "style": 1, "label": "l", "custom_id": "b" }, { "type": 5, "custom_id": "c" }]» }] }`,
    ],
    [at.message, '{ "content": "x", "components": [{ "type": «10», "content": "x" }] }'],
    [at.message, '{ "content": "x", "components": [{ "type": «2», "style": 1, "label": "l", "custom_id": "c" }] }'],
    [at.message, inRow('{ "type": «4», "custom_id": "c", "style": 1, "label": "l" }')],
    [at.callback, modal('{ "type": 1, "components": [{ "type": «2», "style": 1, "label": "l", "custom_id": "c" }] }')],
  ],
  'what is none of those that exist': [
    [at.message, inRow('{ "type": 2, "style": «7», "label": "l", "custom_id": "c" }')],
    [at.thread, '{ "name": "n", "auto_archive_duration": «30» }'],
    [at.channel, '{ "default_auto_archive_duration": «90» }'],
    [at.message, '{ "content": "x", "allowed_mentions": { "parse": [«"user"»] } }'],
    [at.command, '{ "type": «9», "name": "a" }'],
  ],
  'text of another form': [
    [at.command, '{ "name": «"My Command"», "description": "d" }'],
    [at.command, '{ "name": «"Upper"», "description": "d" }'],
    [at.command, '{ "name": «"a.b"», "description": "d" }'],
    [at.command, slash(option('"type": 3, "name": «"userName"»'))],
    [at.emoji, '{ "name": «"no-dash"», "image": "data:image/png;base64,AA==" }'],
    [at.emoji, '{ "name": "ok", "image": «"https://example.com/a.png"» }'],
    [at.message, '{ "embeds": [{ "title": "t", "url": «"example.com"» }] }'],
    [at.message, '{ "embeds": [{ "image": { "url": «"a.png"» } }] }'],
    [at.message, '{ "embeds": [{ "title": "t", "timestamp": «"yesterday"» }] }'],
    [at.role, '{ "permissions": «"ADMINISTRATOR"» }'],
    [at.webhook, '{ "content": "x", "username": «"My Discord"» }'],
    [at.newWebhook, '{ "name": «"Clyde"» }'],
  ],
  'a file that is not there': [
    [at.message, '{ "content": "x", "attachments": [{ "id": «0», "filename": "a.png" }] }'],
    [at.message, layout('{ "type": 13, "file": { "url": «"attachment://a.txt"» } }')],
  ],
};

/** The same where nothing is wrong. */
const fine: readonly (readonly [line: string, body: string])[] = [
  [
    at.message,
    inRow(
      '{ "type": 2, "style": 1, "label": "l", "custom_id": "c" }, { "type": 2, "style": 1, "label": "l", "custom_id": "d" }',
    ),
  ],
  [at.message, inRow('{ "type": 2, "style": 5, "url": "https://a.b", "emoji": { "name": "👍" } }')],
  [at.message, inRow('{ "type": 2, "style": 6, "sku_id": "1" }')],
  [at.message, inRow('{ "type": "2", "style": "1", "label": "l", "custom_id": "c" }')],
  [
    at.message,
    select(
      '"options": [{ "label": "a", "value": "1" }, { "label": "a", "value": "2" }], "max_values": 2, "min_values": 0',
    ),
  ],
  [at.message, select('"placeholder": null, "options": [{ "label": "a", "value": "1", "default": true }]')],
  [
    at.message,
    layout(
      '{ "type": 10, "content": "x", "id": 0 }, { "type": 10, "content": "x", "id": 0 }, { "type": 14, "divider": true, "spacing": 2 }',
    ),
  ],
  [at.message, '{ "content": "x", "allowed_mentions": { "parse": ["users", "everyone"], "roles": ["1"] } }'],
  [at.message, '{ "content": "x", "allowed_mentions": { "parse": ["users"], "users": [] } }'],
  [at.message, '{ "content": "", "flags": 32768, "embeds": [], "components": [{ "type": 10, "content": "x" }] }'],
  [at.message, '{ "message_reference": { "type": 1, "message_id": "1", "channel_id": "2" } }'],
  [at.message, '{ "content": "x", "nonce": 12345678901, "enforce_nonce": true }'],
  [
    at.message,
    '{ "embeds": [{ "title": "t", "url": "HTTPS://example.com/ä", "timestamp": "2026-11-20T12:00:00.000+01:00" }] }',
  ],
  [at.message, '{ "embeds": [{ "description": "d", "fields": [], "color": 0, "footer": null }] }'],
  [
    at.message,
    '{ "poll": { "question": { "text": "q" }, "answers": [{ "poll_media": { "text": "a", "emoji": { "name": "👍" } } }], "layout_type": 1 } }',
  ],
  [at.edit, '{ "components": [{ "type": 10, "content": "x" }] }'],
  [at.edit, '{ "content": "" }'],
  [at.edit, '{ "attachments": [{ "id": "123456789012345678" }] }'],
  [at.webhook, '{ "content": "x", "username": "Discover" }'],
  [at.callback, '{ "type": 1 }'],
  [at.callback, '{ "type": 5, "data": { "flags": 64 } }'],
  [at.callback, '{ "type": 8, "data": { "choices": [] } }'],
  [at.callback, '{ "type": 7, "data": { "components": [] } }'],
  [
    at.callback,
    modal(
      '{ "type": 10, "content": "x" }, { "type": 18, "label": "l", "component": { "type": 3, "custom_id": "s", "required": false, "min_values": 0, "options": [{ "label": "l", "value": "v" }] } }',
    ),
  ],
  [at.callback, modal('{ "type": 18, "label": "l", "component": { "type": 19, "custom_id": "u", "max_values": 10 } }')],
  [at.command, slash(`${option('"type": 3, "name": "b", "required": true')}, ${option('"type": 3, "name": "a"')}`)],
  [
    at.command,
    slash(
      option(
        `"type": 2, "name": "g", "options": [${option(`"type": 1, "name": "s", "options": [${option('"type": 3, "name": "o"')}]`)}]`,
      ),
    ),
  ],
  [at.command, slash(`${option('"type": 1, "name": "a"')}, ${option('"type": 2, "name": "b", "options": []')}`)],
  [at.command, '{ "name": "größe-1_x\'", "description": "d" }'],
  [at.command, '{ "name": "コマンド", "description": "d" }'],
  [at.command, '{ "type": 3, "name": "Show Avatar" }'],
  [at.command, '{ "type": 2, "name": "Show", "description": "" }'],
  [at.commands, '[{ "name": "a", "description": "d" }, { "name": "a", "type": 2 }]'],
  [at.commands, '[]'],
  [at.commandEdit, '{ "name": "Menu Name" }'],
  [at.thread, '{ "name": "n", "type": 11, "auto_archive_duration": 4320 }'],
  [at.channel, '{ "parent_id": null, "topic": null, "archived": true }'],
  [
    at.event,
    '{ "name": "n", "privacy_level": 2, "scheduled_start_time": "2030-01-01T00:00:00Z", "scheduled_end_time": "2030-01-01T01:00:00Z", "entity_type": 3, "entity_metadata": { "location": "l" } }',
  ],
  [at.role, '{ "permissions": 8, "colors": { "primary_color": 1 } }'],
  [at.member, '{ "communication_disabled_until": null, "roles": ["1"] }'],
  [at.overwrite, '{ "type": 0, "allow": "0", "deny": "1024" }'],
  [at.directMessage, '{ "recipient_id": "1" }'],
];

describe('body/limit between values', () => {
  for (const [what, cases] of Object.entries(refused)) {
    for (const [line, marked] of cases) {
      it(`finds ${what}: ${line} ${marked.slice(0, 150)}`, () => assertBody(line, marked));
    }
  }

  for (const [line, body] of fine) {
    it(`has nothing to say of ${line} ${body.slice(0, 150)}`, () => assertFine(line, body));
  }

  it('doubts a picture of an embed that no file is for, and a button without a face', async () => {
    const image = '{ "embeds": [{ "image": { "url": «"attachment://a.png"» } }] }';
    await assertBody(at.message, image, 'body/limit', 'warning');
    await assertBody(at.message, inRow('«{ "type": 2, "style": 1, "custom_id": "c" }»'), 'body/limit', 'warning');
  });

  it('knows the files of a form', async () => {
    const form = (id: string, name: string) =>
      [
        'POST https://discord.com/api/v10/channels/1/messages',
        'Authorization: Bot {{token}}',
        'Content-Type: multipart/form-data; boundary=b',
        '',
        '--b',
        'Content-Disposition: form-data; name="payload_json"',
        'Content-Type: application/json',
        '',
        `{ "attachments": [{ "id": ${id} }], "embeds": [{ "image": { "url": ${name} } }] }`,
        '--b',
        'Content-Disposition: form-data; name="files[0]"; filename="a.png"',
        '',
        'x',
        '--b--',
        '',
      ].join('\n');
    await assertSilent('http', form('0', '"attachment://a.png"'));
    await assertMarked('http', form('«1»', '"attachment://a.png"'), 'body/limit');
    await assertMarked('http', form('0', '«"attachment://b.png"»'), 'body/limit', 'warning');
  });
});
