import { assertBody, assertFine, at } from './cases.ts';

/** JSON of `n` times the letter x. */
const x = (n: number) => `"${'x'.repeat(n)}"`;
const many = (item: string, n: number) => Array.from({ length: n }, () => item).join(', ');
const numbered = (item: (index: number) => string, n: number) =>
  Array.from({ length: n }, (_, index) => item(index)).join(', ');

const inEmbed = (inner: string) => `{ "embeds": [{ ${inner} }] }`;
const inRow = (inner: string) => `{ "content": "x", "components": [{ "type": 1, "components": [${inner}] }] }`;
const button = (inner: string) => inRow(`{ "type": 2, ${inner} }`);
const select = (inner: string) => inRow(`{ "type": 3, ${inner} }`);
const option = '{ "label": "l", "value": "v" }';
const layout = (inner: string) => `{ "flags": 32768, "components": [${inner}] }`;
const modal = (inner: string) => `{ "type": 9, "data": { ${inner} } }`;
const input = (inner: string) =>
  modal(`"custom_id": "m", "title": "t", "components": [{ "type": 1, "components": [{ "type": 4, ${inner} }] }]`);
const label = (inner: string) => modal(`"custom_id": "m", "title": "t", "components": [{ "type": 18, ${inner} }]`);
const poll = (inner: string) => `{ "poll": { ${inner} } }`;
const slash = (inner: string) => `{ "name": "a", "description": "d", ${inner} }`;
const slashOption = (inner: string) => slash(`"options": [{ "name": "o", "description": "d", ${inner} }]`);
const rule = (inner: string) =>
  `{ "name": "n", "event_type": 1, "trigger_type": 1, "actions": [{ "type": 1 }], ${inner} }`;
const event = (inner: string) =>
  `{ "name": "n", "privacy_level": 2, "scheduled_start_time": "2030-01-01T00:00:00Z", "entity_type": 2, "channel_id": "1", ${inner} }`;
const connection = (inner: string) => `[{ "type": 1, ${inner} }]`;

/** Longest texts, `§` for the text: the documentation's pages are those that the shapes name. */
const texts: readonly (readonly [line: string, body: string, max: number])[] = [
  [at.message, '{ "content": § }', 2000],
  [at.edit, '{ "content": § }', 2000],
  [at.webhook, '{ "content": § }', 2000],
  [at.webhookEdit, '{ "content": § }', 2000],
  [at.callback, '{ "type": 4, "data": { "content": § } }', 2000],
  [at.callback, '{ "type": 7, "data": { "content": § } }', 2000],
  [at.thread, '{ "name": "n", "message": { "content": § } }', 2000],
  [at.message, '{ "content": "x", "nonce": § }', 25],
  [at.message, inEmbed('"title": §'), 256],
  [at.message, inEmbed('"description": §'), 4096],
  [at.message, inEmbed('"footer": { "text": § }'), 2048],
  [at.message, inEmbed('"author": { "name": § }'), 256],
  [at.message, inEmbed('"fields": [{ "name": §, "value": "v" }]'), 256],
  [at.message, inEmbed('"fields": [{ "name": "n", "value": § }]'), 1024],
  [at.edit, inEmbed('"title": §'), 256],
  [at.message, button('"style": 1, "custom_id": "c", "label": §'), 80],
  [at.message, button('"style": 1, "label": "l", "custom_id": §'), 100],
  [at.message, select(`"options": [${option}], "custom_id": §`), 100],
  [at.message, select(`"options": [${option}], "custom_id": "c", "placeholder": §`), 150],
  [at.message, select('"custom_id": "c", "options": [{ "label": §, "value": "v" }]'), 100],
  [at.message, select('"custom_id": "c", "options": [{ "label": "l", "value": § }]'), 100],
  [at.message, select('"custom_id": "c", "options": [{ "label": "l", "value": "v", "description": § }]'), 100],
  [at.message, layout('{ "type": 10, "content": § }'), 4000],
  [at.message, layout('{ "type": 12, "items": [{ "media": { "url": "https://a.b" }, "description": § }] }'), 1024],
  [at.callback, modal('"title": "t", "components": [{ "type": 10, "content": "x" }], "custom_id": §'), 100],
  [at.callback, modal('"custom_id": "m", "components": [{ "type": 10, "content": "x" }], "title": §'), 45],
  [at.callback, input('"custom_id": "i", "style": 1, "label": §'), 45],
  [at.callback, input('"custom_id": "i", "style": 1, "label": "l", "value": §'), 4000],
  [at.callback, input('"custom_id": "i", "style": 1, "label": "l", "placeholder": §'), 100],
  [at.callback, label('"component": { "type": 4, "custom_id": "i", "style": 1 }, "label": §'), 45],
  [at.callback, label('"component": { "type": 4, "custom_id": "i", "style": 1 }, "label": "l", "description": §'), 100],
  [at.callback, '{ "type": 8, "data": { "choices": [{ "name": §, "value": "v" }] } }', 100],
  [at.message, poll('"answers": [{ "poll_media": { "text": "a" } }], "question": { "text": § }'), 300],
  [at.message, poll('"question": { "text": "q" }, "answers": [{ "poll_media": { "text": § } }]'), 55],
  [at.webhook, '{ "content": "x", "username": § }', 80],
  [at.webhook, '{ "content": "x", "thread_name": § }', 100],
  [at.newWebhook, '{ "name": § }', 80],
  [at.command, '{ "description": "d", "name": § }', 32],
  [at.command, '{ "name": "a", "description": § }', 100],
  [at.command, '{ "type": 2, "name": § }', 32],
  [at.command, '{ "name": "a", "description": "d", "name_localizations": { "ja": § } }', 32],
  [at.command, slash('"options": [{ "type": 3, "description": "d", "name": § }]'), 32],
  [at.command, slash('"options": [{ "type": 3, "name": "o", "description": § }]'), 100],
  [at.command, slashOption('"type": 3, "choices": [{ "name": §, "value": "v" }]'), 100],
  [at.command, slashOption('"type": 3, "choices": [{ "name": "n", "value": § }]'), 100],
  [at.commands, '[{ "name": "a", "description": § }]', 100],
  [at.commandEdit, '{ "name": § }', 32],
  [at.thread, '{ "name": § }', 100],
  [at.threadOn, '{ "name": § }', 100],
  [at.channel, '{ "name": § }', 100],
  [at.channel, '{ "topic": § }', 4096],
  [at.newChannel, '{ "name": § }', 100],
  [at.newChannel, '{ "name": "n", "topic": § }', 1024],
  [at.newChannel, '{ "name": "n", "type": 15, "topic": § }', 4096],
  [at.newChannel, '{ "name": "f", "available_tags": [{ "name": § }] }', 20],
  [at.role, '{ "name": § }', 100],
  [at.member, '{ "nick": § }', 32],
  [at.emoji, '{ "image": "data:image/png;base64,AA==", "name": § }', 32],
  [at.sticker, '{ "name": § }', 30],
  [at.sticker, '{ "description": § }', 100],
  [at.sound, '{ "sound": "data:audio/ogg;base64,AA==", "name": § }', 32],
  [at.event, event('"description": §'), 1000],
  [
    at.event,
    '{ "privacy_level": 2, "scheduled_start_time": "2030-01-01T00:00:00Z", "entity_type": 2, "channel_id": "1", "name": § }',
    100,
  ],
  [at.moderation, '{ "event_type": 1, "trigger_type": 1, "actions": [{ "type": 1 }], "name": § }', 100],
  [at.moderation, rule('"trigger_metadata": { "keyword_filter": [§] }'), 60],
  [at.moderation, rule('"trigger_metadata": { "regex_patterns": [§] }'), 260],
  [at.stage, '{ "channel_id": "1", "topic": § }', 120],
  [at.guild, '{ "name": § }', 100],
  [at.guild, '{ "description": § }', 300],
  [at.welcome, '{ "description": § }', 140],
  [at.welcome, '{ "welcome_channels": [{ "channel_id": "1", "description": § }] }', 50],
  [at.template, '{ "name": § }', 100],
  [at.template, '{ "name": "n", "description": § }', 120],
  [at.application, '{ "description": § }', 400],
  [at.application, '{ "tags": [§] }', 20],
  [at.connections, connection('"name": "n", "description": "d", "key": §'), 50],
  [at.connections, connection('"key": "k", "description": "d", "name": §'), 100],
  [at.connections, connection('"key": "k", "name": "n", "description": §'), 200],
  [at.user, '{ "username": § }', 32],
  [at.status, '{ "status": § }', 500],
];

/** Most items, `§` for the items; each item stands as often as told. */
const lists: readonly (readonly [line: string, body: string, item: (index: number) => string, max: number])[] = [
  [at.message, '{ "embeds": § }', () => '{ "title": "t" }', 10],
  [at.webhook, '{ "embeds": § }', () => '{ "title": "t" }', 10],
  [at.message, '{ "embeds": [{ "fields": § }] }', () => '{ "name": "n", "value": "v" }', 25],
  [at.message, '{ "content": "x", "sticker_ids": § }', () => '"1"', 3],
  [at.message, '{ "content": "x", "allowed_mentions": { "users": § } }', (index) => `"${index + 1}"`, 100],
  [at.message, '{ "content": "x", "allowed_mentions": { "roles": § } }', (index) => `"${index + 1}"`, 100],
  [
    at.message,
    '{ "content": "x", "components": § }',
    (index) => `{ "type": 1, "components": [{ "type": 2, "style": 1, "label": "l", "custom_id": "${index}" }] }`,
    5,
  ],
  [
    at.message,
    '{ "content": "x", "components": [{ "type": 1, "components": § }] }',
    (index) => `{ "type": 2, "style": 1, "label": "l", "custom_id": "${index}" }`,
    5,
  ],
  [at.message, select('"custom_id": "c", "options": §'), (index) => `{ "label": "l", "value": "${index}" }`, 25],
  [at.message, layout('{ "type": 12, "items": § }'), () => '{ "media": { "url": "https://a.b/c.png" } }', 10],
  [
    at.message,
    layout('{ "type": 9, "accessory": { "type": 11, "media": { "url": "https://a.b" } }, "components": § }'),
    () => '{ "type": 10, "content": "x" }',
    3,
  ],
  [at.message, '{ "flags": 32768, "components": § }', () => '{ "type": 10, "content": "x" }', 40],
  [
    at.callback,
    modal('"custom_id": "m", "title": "t", "components": §'),
    (index) => `{ "type": 18, "label": "l", "component": { "type": 4, "style": 1, "custom_id": "${index}" } }`,
    5,
  ],
  [at.callback, '{ "type": 8, "data": { "choices": § } }', (index) => `{ "name": "n${index}", "value": "v" }`, 25],
  [at.message, poll('"question": { "text": "q" }, "answers": §'), () => '{ "poll_media": { "text": "a" } }', 10],
  [at.command, slash('"options": §'), (index) => `{ "type": 3, "name": "o${index}", "description": "d" }`, 25],
  [at.command, slashOption('"type": 3, "choices": §'), (index) => `{ "name": "n${index}", "value": "v" }`, 25],
  [
    at.command,
    slashOption('"type": 1, "options": §'),
    (index) => `{ "type": 3, "name": "o${index}", "description": "d" }`,
    25,
  ],
  [at.commands, '§', (index) => `{ "name": "a${index}", "description": "d" }`, 100],
  [at.commands, '§', (index) => `{ "name": "a${index}", "type": 3 }`, 15],
  [at.bulk, '{ "messages": § }', (index) => `"${index + 1}"`, 100],
  [at.bulkBan, '{ "user_ids": § }', (index) => `"${index + 1}"`, 200],
  [at.thread, '{ "name": "n", "message": { "content": "x" }, "applied_tags": § }', (index) => `"${index + 1}"`, 5],
  [at.moderation, rule('"exempt_roles": §'), () => '"1"', 20],
  [at.moderation, rule('"exempt_channels": §'), () => '"1"', 50],
  [at.application, '{ "tags": § }', () => '"t"', 5],
  [at.connections, '§', () => '{ "type": 1, "key": "k", "name": "n", "description": "d" }', 5],
];

/** Least and largest numbers, `§` for the number. */
const numbers: readonly (readonly [line: string, body: string, min: number, max: number])[] = [
  [at.message, inEmbed('"title": "t", "color": §'), 0, 0xffffff],
  [
    at.message,
    select(
      `"custom_id": "c", "min_values": §, "max_values": 25, "options": [${numbered((index) => `{ "label": "l", "value": "${index}" }`, 25)}]`,
    ),
    0,
    25,
  ],
  [
    at.message,
    poll('"question": { "text": "q" }, "answers": [{ "poll_media": { "text": "a" } }], "duration": §'),
    1,
    768,
  ],
  [at.callback, input('"custom_id": "i", "style": 1, "label": "l", "max_length": §'), 1, 4000],
  [at.callback, input('"custom_id": "i", "style": 1, "label": "l", "min_length": §'), 0, 4000],
  [at.command, slashOption('"type": 3, "max_length": §'), 1, 6000],
  [at.channel, '{ "rate_limit_per_user": § }', 0, 21_600],
  [at.channel, '{ "bitrate": § }', 8000, 384_000],
  [at.role, '{ "color": § }', 0, 0xffffff],
  [at.ban, '{ "delete_message_seconds": § }', 0, 604_800],
  [at.invite, '{ "max_age": § }', 0, 604_800],
  [at.invite, '{ "max_uses": § }', 0, 100],
  [at.moderation, rule('"trigger_metadata": { "mention_total_limit": § }'), 0, 50],
];

describe('body/limit: the longest text', () => {
  for (const [line, body, max] of texts) {
    it(`is ${max} characters in ${line} ${body.slice(0, 110)}`, async () => {
      await assertFine(line, body.replace('§', x(max)));
      await assertBody(line, body.replace('§', `«${x(max + 1)}»`));
    });
  }

  it('counts code points, and no blank ends', async () => {
    await assertFine(at.message, `{ "content": "${'😀'.repeat(2000)}" }`);
    await assertBody(at.message, `{ "content": «"${'😀'.repeat(2001)}"» }`);
    await assertFine(at.message, `{ "embeds": [{ "title": " ${'x'.repeat(256)}\\n" }] }`);
    await assertFine(at.message, `{ "content": "${'\\u00e9'.repeat(2000)}" }`);
    await assertBody(at.message, `{ "content": «"${'\\u00e9'.repeat(2001)}"» }`);
  });
});

describe('body/limit: the most items', () => {
  for (const [line, body, item, max] of lists) {
    it(`are ${max} in ${line} ${body.slice(0, 110)}`, async () => {
      await assertFine(line, body.replace('§', `[${numbered(item, max)}]`));
      await assertBody(line, body.replace('§', `«[${numbered(item, max + 1)}]»`));
    });
  }

  it('are at least some', async () => {
    await assertBody(at.bulk, '{ "messages": «["1"]» }');
    await assertFine(at.bulk, '{ "messages": ["1", "2"] }');
    await assertBody(at.message, inRow('').replace('[]', '«[]»'));
    await assertBody(at.message, select('"custom_id": "c", "options": «[]»'));
    await assertBody(at.message, poll('"question": { "text": "q" }, "answers": «[]»'));
  });
});

describe('body/limit: a number', () => {
  for (const [line, body, min, max] of numbers) {
    it(`lies between ${min} and ${max} in ${line} ${body.slice(0, 110)}`, async () => {
      await assertFine(line, body.replace('§', String(max)));
      await assertFine(line, body.replace('§', String(min)));
      await assertBody(line, body.replace('§', `«${min - 1}»`));
      if (!body.includes('bitrate')) await assertBody(line, body.replace('§', `«${max + 1}»`));
    });
  }
});

describe('body/limit: sums', () => {
  const embed = (characters: number) => `{ "description": ${x(characters)} }`;

  it('are 6,000 characters for all embeds', async () => {
    await assertFine(at.message, `{ "embeds": [${embed(4000)}, ${embed(2000)}] }`);
    await assertBody(at.message, `{ "embeds": «[${embed(4000)}, ${embed(2001)}]» }`);
    const whole = `{ "title": ${x(200)}, "footer": { "text": ${x(2000)} }, "author": { "name": ${x(200)} }, "fields": [{ "name": ${x(200)}, "value": ${x(1000)} }], "description": `;
    await assertFine(at.message, `{ "embeds": [${whole}${x(2400)} }] }`);
    await assertBody(at.message, `{ "embeds": «[${whole}${x(2401)} }]» }`);
    await assertBody(at.callback, `{ "type": 4, "data": { "embeds": «[${embed(4000)}, ${embed(2001)}]» } }`);
  });

  it('are 4,000 characters and 40 components for a layout', async () => {
    const display = (characters: number) => `{ "type": 10, "content": ${x(characters)} }`;
    await assertFine(at.message, layout(`${display(2000)}, ${display(2000)}`));
    await assertBody(at.message, `{ "flags": 32768, "components": «[${display(2000)}, ${display(2001)}]» }`);
    const container = (inside: number) => `{ "type": 17, "components": [${many(display(1), inside)}] }`;
    await assertFine(at.message, layout(`${container(19)}, ${container(19)}`));
    await assertBody(at.message, `{ "flags": 32768, "components": «[${container(20)}, ${container(19)}]» }`);
  });

  it('are 8,000 characters for a command', async () => {
    const choices = (last: number) =>
      `"choices": [${numbered((index) => `{ "name": "${String(index).padStart(3, '0')}${'n'.repeat(97)}", "value": ${x(100)} }`, 24)}, { "name": ${x(100)}, "value": ${x(last)} }]`;
    const option = (name: string, inner: string) => `{ "type": 3, "name": "${name}", "description": "d", ${inner} }`;
    const small = (last: number) =>
      `"choices": [${numbered((index) => `{ "name": "${String(index).padStart(3, '0')}${'n'.repeat(97)}", "value": ${x(100)} }`, 14)}, { "name": ${x(95)}, "value": ${x(last)} }]`;
    // 2 for the command, 2 for each option, 5,000 for the first option's choices, 2,895 and the last value for the other's
    await assertFine(at.command, slash(`"options": [${option('o', choices(100))}, ${option('p', small(99))}]`));
    await assertBody(at.command, `«${slash(`"options": [${option('o', choices(100))}, ${option('p', small(100))}]`)}»`);
  });
});
