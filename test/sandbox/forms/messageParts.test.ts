import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';
import { atMost, between, type Case, findings, found, many, missing, x } from './formErrors.ts';

const messages = `/channels/${ids.text}/messages`;
const create = `POST ${messages}`;

describe('a part of a message', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  function table(cases: readonly Case[]): void {
    for (const [name, body, ...expected] of cases) {
      it(`${expected.length === 0 ? 'takes' : 'does not take'} ${name}`, async () => {
        assert.deepEqual(await findings(asker, create, { json: body }), expected);
      });
    }
  }

  describe('a poll', () => {
    const answer = (text: unknown = 'a') => ({ poll_media: { text } });
    const poll = (more: object = {}) => ({ poll: { question: { text: 'q' }, answers: [answer()], ...more } });
    const most = 'poll.duration[NUMBER_TYPE_MAX]: int32 value should be less than or equal to 768.';
    // resources/poll#poll-create-request-object
    table([
      ['the least that it can be', poll()],
      [
        'the most that it can be',
        poll({
          question: { text: x(300) },
          answers: many(10, () => answer(x(55))),
          duration: 768,
          allow_multiselect: true,
          layout_type: 1,
        }),
      ],
      ['no question', { poll: { answers: [answer()] } }, missing('poll.question')],
      ['an empty question', poll({ question: {} }), missing('poll.question.text')],
      ['a long question', poll({ question: { text: x(301) } }), between('poll.question.text', 1, 300)],
      ['no answers', poll({ answers: [] }), between('poll.answers', 1, 10)],
      ['eleven answers', poll({ answers: many(11, () => answer()) }), between('poll.answers', 1, 10)],
      ['a long answer', poll({ answers: [answer(x(56))] }), between('poll.answers.0.poll_media.text', 1, 55)],
      ['an answer without text', poll({ answers: [{ text: 'a' }] }), missing('poll.answers.0.poll_media')],
      ['a day more than 32', poll({ duration: 769 }), most],
      [
        'no time',
        poll({ duration: 0 }),
        'poll.duration[NUMBER_TYPE_MIN]: int32 value should be greater than or equal to 1.',
      ],
      // DSharpPlus/DSharpPlus#1835
      [
        'a date',
        poll({ duration: '2024-04-10T01:12:45' }),
        'poll.duration[NUMBER_TYPE_COERCE]: Value "2024-04-10T01:12:45" is not int32.',
      ],
      ['another layout', poll({ layout_type: 2 }), 'poll.layout_type[BASE_TYPE_CHOICES]: Value must be one of (1,).'],
    ]);

    it('is open for a day unless it says otherwise', async () => {
      // discord-api-docs#6966
      asker.clock.pass(60_000);
      const { json } = await asker.ask(create, { json: poll({ answers: [answer('a'), answer('b')] }) });
      assert.deepEqual(
        json.poll.answers.map((one: { answer_id: number }) => one.answer_id),
        [1, 2],
      );
      assert.equal(Date.parse(json.poll.expiry) - asker.clock.now(), 86_400_000);
    });
  });

  describe('the nonce', () => {
    const nonce = (value: unknown, more: object = {}) => ({ content: 'x', nonce: value, ...more });
    const wrong = 'nonce[NONCE_TYPE_INVALID_TYPE]: This field must be a string or integer.';
    table([
      ['a number', nonce(12)],
      ['a negative number', nonce(-9_223_372_036_854_775_000)],
      ['a text of 25', nonce(x(25))],
      ['a text of 26', nonce(x(26)), 'nonce[NONCE_TYPE_TOO_LONG]: Must be 25 or fewer characters long.'],
      ['a fraction', nonce(1.5), wrong],
      ['a list', nonce([1]), wrong],
      [
        'a number of more than 64 bits',
        nonce(1e25),
        'nonce[NONCE_TYPE_OUT_OF_BOUNDS]: Must be between -9223372036854775808 and 9223372036854775807.',
      ],
      [
        'a wish that is text',
        nonce('a', { enforce_nonce: 'yes' }),
        'enforce_nonce[BOOLEAN_TYPE_CONVERT]: Must be either true or false.',
      ],
    ]);

    it('finds a message again for some minutes, if that is wished', async () => {
      // resources/message#create-message
      const send = async (value: unknown, enforce_nonce?: boolean) => {
        asker.clock.pass(10_000);
        return (await asker.ask(create, { json: nonce(value, { enforce_nonce }) })).json;
      };
      const first = await send('once');
      assert.equal((await send('once', true)).id, first.id);
      assert.equal((await send('once', true)).nonce, 'once');
      assert.notEqual((await send('twice', true)).id, first.id);
      const second = await send('once');
      assert.notEqual(second.id, first.id);
      assert.equal((await send('once', true)).id, second.id);
      asker.clock.pass(600_000);
      assert.notEqual((await send('once', true)).id, second.id);
    });

    it('does not send again what was deleted', async () => {
      // discord-api-docs#6647
      const { json } = await asker.ask(create, { json: nonce('gone') });
      await asker.ask(`DELETE ${messages}/${json.id}`);
      const again = await asker.ask(create, { json: nonce('gone', { enforce_nonce: true }) });
      assert.deepEqual(found(again), ['404 10008']);
    });
  });

  describe('a reference', () => {
    const reply = (more: object = {}) => ({
      content: 'x',
      message_reference: { message_id: ids.memberMessage, ...more },
    });
    const forward = (more: object = {}, beside: object = {}) => ({
      message_reference: { type: 1, message_id: ids.memberMessage, channel_id: ids.text, ...more },
      ...beside,
    });
    table([
      ['a reply', reply()],
      ['a reply with the channel', reply({ channel_id: ids.text, guild_id: ids.guild })],
      [
        'a reply to another channel',
        reply({ channel_id: ids.readOnly }),
        'message_reference[REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL]: Cannot reply to a message in a different channel',
      ],
      ['a reply to nothing', reply({ message_id: '1' }), 'message_reference[REPLIES_UNKNOWN_MESSAGE]: Unknown message'],
      ['a reply to nothing that may be one', reply({ message_id: '1', fail_if_not_exists: false })],
      ['no message', { content: 'x', message_reference: {} }, missing('message_reference.message_id')],
      ['another type', reply({ type: 2 }), 'message_reference.type[BASE_TYPE_CHOICES]: Value must be one of (0, 1).'],
      ['a forward', forward()],
      ['a forward without a channel', forward({ channel_id: undefined }), missing('message_reference.channel_id')],
      // discord-api-docs#7648
      ['a forward with more', forward({}, { content: 'x' }), '400 160011'],
      ['a forward of nothing', forward({ message_id: '1' }), '404 10008'],
      ['a forward from where it cannot read', forward({ channel_id: ids.hidden }), '403 50001'],
    ]);

    it('shows in a forward what was said', async () => {
      asker.clock.pass(60_000);
      const { json } = await asker.ask(create, { json: forward() });
      assert.deepEqual([json.type, json.content, json.message_reference.type], [0, '', 1]);
      assert.equal(json.message_snapshots[0].message.content, 'Is the bot awake?');
      assert.equal('author' in json.message_snapshots[0].message, false);
    });

    it('is not taken for a reply to what nobody said', async () => {
      const world = asker.sandbox.world.channels.get(ids.text);
      const message = world?.messages.get(ids.pinnedMessage);
      assert.ok(message !== undefined);
      message.type = 6;
      assert.deepEqual(await findings(asker, create, { json: reply({ message_id: ids.pinnedMessage }) }), [
        'message_reference[REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE]: Cannot reply to a system message',
      ]);
    });
  });

  describe('whom it may notify', () => {
    const mentions = (allowed_mentions: unknown) => ({ content: 'x', allowed_mentions });
    const twice = (path: string) => `${path}[SET_TYPE_ALREADY_CONTAINS_VALUE]: The set already contains this value`;
    table([
      ['nobody', mentions({ parse: [] })],
      ['a hundred', mentions({ users: many(100, String) })],
      ['a hundred and one', mentions({ users: many(101, String) }), atMost('allowed_mentions.users', 100)],
      ['somebody twice', mentions({ users: ['1', '2', '1'] }), twice('allowed_mentions.users.2')],
      [
        'all roles and some',
        mentions({ parse: ['roles'], roles: ['1'] }),
        'allowed_mentions[MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE]: parse:["roles"] and roles: [ids...] are mutually exclusive.',
      ],
      ['all users and some roles', mentions({ parse: ['users'], roles: ['1'] })],
    ]);
  });

  describe('a flag', () => {
    it('stays only if it may be set', async () => {
      // resources/message#create-message
      asker.clock.pass(60_000);
      const { json } = await asker.ask(create, { json: { content: 'x', flags: 1 | 4 | 64 | 4096 } });
      assert.equal(json.flags, 4 | 4096);
      const edited = await asker.ask(`PATCH ${messages}/${json.id}`, { json: { flags: 0 } });
      assert.equal(edited.json.flags, 4096);
    });
    table([
      [
        'below none',
        { content: 'x', flags: -1 },
        'flags[NUMBER_TYPE_MIN]: int value should be greater than or equal to 0.',
      ],
      ['for a voice message that is text', { content: 'x', flags: 8192 }, '400 50159'],
      ['for a voice message without a file', { flags: 8192 }, '400 50160'],
    ]);
  });

  describe('a file', () => {
    const part = (head: string, content = 'x') =>
      `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
    const file = (n: number, name = `${n}.txt`) => part(`name="files[${n}]"; filename="${name}"`);
    const form = (payload: unknown, ...files: readonly string[]) => ({
      body: `${part('name="payload_json"', JSON.stringify(payload))}${files.join('')}--b--\r\n`,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    const told = (...attachments: readonly unknown[]) => ({ content: 'x', attachments });
    const unknown = (index: number) => `attachments.${index}[ATTACHMENT_NOT_FOUND]: Attachment data not found`;
    const send = (payload: unknown, ...files: readonly string[]) => findings(asker, create, form(payload, ...files));

    // reference#uploading-files
    it('is one of ten at most', async () => {
      assert.deepEqual(await send({}, ...many(10, (n) => file(n))), []);
      assert.deepEqual(await send({}, ...many(11, (n) => file(n))), ['400 30015']);
    });

    it('goes by its number', async () => {
      assert.deepEqual(await send(told({ id: 0 }, { id: '2' }), file(0), file(2)), []);
      assert.deepEqual(await send(told({ id: 0 }, { id: 1 }), file(0), file(2)), [unknown(1)]);
      assert.deepEqual(await findings(asker, create, { json: told({ id: 0 }) }), [unknown(0)]);
      assert.deepEqual(await send(told({ filename: 'x' }), file(0)), [missing('attachments.0.id')]);
      assert.deepEqual(await send(told({ id: 0, description: x(1025) }), file(0)), [
        atMost('attachments.0.description', 1024),
      ]);
      assert.deepEqual(await send(told(...many(11, (id) => ({ id }))), file(0)), [atMost('attachments', 10)]);
    });

    it('has what is told of it, stays where it is listed, and goes where it is not', async () => {
      asker.clock.pass(60_000);
      const sent = await asker.ask(create, form(told({ id: 1, title: 't', description: 'd' }), file(0), file(1)));
      const [first, second] = sent.json.attachments;
      assert.deepEqual([first.description, second.description, second.title], [undefined, 'd', 't']);
      const line = `PATCH ${messages}/${sent.json.id}`;
      assert.deepEqual(await findings(asker, line, { json: told({ id: '1' }) }), [unknown(0)]);
      const names = async (sentNow: Parameters<Asker['ask']>[1]) => {
        asker.clock.pass(60_000);
        const { json } = await asker.ask(line, sentNow);
        return json.attachments.map((one: { filename: string }) => one.filename);
      };
      assert.deepEqual(await names({ json: { content: 'y' } }), ['0.txt', '1.txt']);
      assert.deepEqual(await names(form(told({ id: second.id }, { id: 0 }), file(0, 'new.txt'))), ['1.txt', 'new.txt']);
      assert.deepEqual(await names(form({}, file(0, 'more.txt'))), ['1.txt', 'new.txt', 'more.txt']);
      assert.deepEqual(await names({ json: told() }), []);
    });

    it('of a voice message comes alone and with its length', async () => {
      const voice = (...attachments: readonly unknown[]) => ({ flags: 8192, attachments });
      assert.deepEqual(await send(voice({ id: 0 }), file(0)), ['400 50161']);
      assert.deepEqual(await send(voice({ id: 0, duration_secs: 1.5, waveform: 'AA==' }), file(0)), []);
      assert.deepEqual(await send(voice({ id: 0, duration_secs: 'long' }), file(0)), [
        'attachments.0.duration_secs[NUMBER_TYPE_COERCE]: Value "long" is not float.',
      ]);
    });
  });
});
