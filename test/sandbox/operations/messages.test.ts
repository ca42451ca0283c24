import assert from 'node:assert/strict';
import { makeMessage } from '../../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { keepMessage, messagesKept } from '../../../src/sandbox/world/world.ts';
import { Asker } from '../ask.ts';

const messages = `/channels/${ids.text}/messages`;

describe('messages in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  /** Sends a message and gives its id. */
  async function say(content: string): Promise<string> {
    asker.clock.pass(1000);
    return (await asker.ask(`POST ${messages}`, { json: { content } })).json.id;
  }

  async function contents(query: string): Promise<string[]> {
    asker.clock.pass(1000);
    const { json } = await asker.ask(`GET ${messages}${query}`);
    return json.map(({ content }: { content: string }) => content);
  }

  it('are sent, read, changed and deleted', async () => {
    const sent = await asker.ask(`POST ${messages}`, {
      json: { content: 'one', embeds: [{ title: 'two' }], nonce: '9' },
    });
    assert.equal(sent.status, 200);
    const { id, ...rest } = sent.json;
    assert.equal(rest.content, 'one');
    assert.equal(rest.author.id, ids.bot);
    assert.equal(rest.channel_id, ids.text);
    assert.equal(rest.timestamp, '2026-11-20T12:00:00.000000+00:00');
    assert.deepEqual(rest.embeds, [{ title: 'two', type: 'rich' }]);
    assert.equal(rest.nonce, '9');
    assert.deepEqual([rest.tts, rest.pinned, rest.flags], [false, false, 0]);

    asker.clock.pass(5000);
    const changed = await asker.ask(`PATCH ${messages}/${id}`, { json: { content: 'three' } });
    assert.equal(changed.status, 200);
    assert.equal(changed.json.content, 'three');
    assert.equal(changed.json.embeds[0].title, 'two');
    assert.equal(changed.json.edited_timestamp, '2026-11-20T12:00:05.000000+00:00');
    assert.deepEqual((await asker.ask(`GET ${messages}/${id}`)).json, changed.json);

    assert.equal((await asker.ask(`DELETE ${messages}/${id}`)).status, 204);
    assert.equal((await asker.ask(`GET ${messages}/${id}`)).json.code, 10008);
  });

  it('cannot be changed to nothing', async () => {
    const id = await say('x');
    assert.equal((await asker.ask(`PATCH ${messages}/${id}`, { json: { content: '' } })).json.code, 50006);
  });

  it('are listed newest first, by pages', async () => {
    await say('first');
    const middle = await say('second');
    await say('third');
    assert.deepEqual(await contents('?limit=2'), ['third', 'second']);
    assert.deepEqual(await contents(`?before=${middle}&limit=1`), ['first']);
    assert.deepEqual(await contents(`?after=${middle}`), ['third']);
    assert.deepEqual(await contents(`?around=${middle}&limit=3`), ['third', 'second', 'first']);
  });

  it('are listed in at most a hundred', async () => {
    const { status, json } = await asker.ask(`GET ${messages}?limit=101`);
    assert.equal(status, 400);
    assert.deepEqual(json.errors, {
      limit: { _errors: [{ code: 'NUMBER_TYPE_MAX', message: 'int value should be less than or equal to 100.' }] },
    });
  });

  it('answer one another', async () => {
    const { json } = await asker.ask(`POST ${messages}`, {
      json: { content: 'yes', message_reference: { message_id: ids.memberMessage } },
    });
    assert.equal(json.type, 19);
    assert.equal(json.referenced_message.id, ids.memberMessage);
    const toNothing = { content: 'yes', message_reference: { message_id: '1300000000000000000' } };
    const refused = await asker.ask(`POST ${messages}`, { json: toNothing });
    assert.equal(refused.json.errors.message_reference._errors[0].code, 'REPLIES_UNKNOWN_MESSAGE');
  });

  it('are written in threads with a permission of its own', async () => {
    assert.equal((await asker.ask(`POST /channels/${ids.thread}/messages`, { json: { content: 'x' } })).status, 200);
  });

  it('are deleted together: 2 to 100 of them, none older than 14 days', async () => {
    const bulk = async (list: readonly string[]) => {
      asker.clock.pass(2000);
      const { status, json } = await asker.ask(`POST ${messages}/bulk-delete`, { json: { messages: list } });
      return [status, json?.code];
    };
    const [one, two] = [await say('one'), await say('two')];
    const some = (length: number) => Array.from({ length }, (_, index) => String(BigInt(one) + BigInt(index)));
    assert.deepEqual(await bulk([one]), [400, 50016]);
    assert.deepEqual(await bulk([one, one]), [400, 50016]);
    assert.deepEqual(await bulk(some(101)), [400, 50016]);
    assert.deepEqual(await bulk([one, ids.memberMessage]), [400, 50034]);
    assert.deepEqual(await bulk([one, two]), [204, undefined]);
    assert.deepEqual((await contents('')).includes('one'), false);
    assert.deepEqual(await bulk(some(100)), [204, undefined]);
  });

  it('are too old to be deleted together after fourteen days, to the millisecond', async () => {
    const fortnight = 14 * 24 * 60 * 60 * 1000;
    const made = asker.clock.now();
    const list = [
      await asker.ask(`POST ${messages}`, { json: { content: 'x' } }),
      await asker.ask(`POST ${messages}`, { json: { content: 'x' } }),
    ];
    const line = `POST ${messages}/bulk-delete`;
    const sent = { json: { messages: list.map(({ json }) => json.id) } };
    const tooOld = async (age: number) => {
      const other = await Asker.start();
      other.clock.time = made + age;
      const { json } = await other.ask(line, sent);
      await other.sandbox.close();
      return json?.code;
    };
    assert.deepEqual([await tooOld(fortnight), await tooOld(fortnight + 1)], [undefined, 50034]);
  });

  it('carry reactions', async () => {
    const fire = `${messages}/${ids.memberMessage}/reactions/${encodeURIComponent('🔥')}`;
    const custom = `${messages}/${ids.memberMessage}/reactions/sandbox:${ids.emoji}`;
    const react = async (line: string) => {
      asker.clock.pass(250);
      return (await asker.ask(line)).status;
    };
    assert.equal(await react(`PUT ${fire}/@me`), 204);
    assert.equal(await react(`PUT ${custom}/@me`), 204);
    const { json } = await asker.ask(`GET ${messages}/${ids.memberMessage}`);
    assert.deepEqual(
      json.reactions.map(({ emoji, count, me }: Record<string, unknown>) => ({ emoji, count, me })),
      [
        { emoji: { id: null, name: '🔥' }, count: 1, me: true },
        { emoji: { id: ids.emoji, name: 'sandbox' }, count: 1, me: true },
      ],
    );
    assert.deepEqual(
      (await asker.ask(`GET ${fire}`)).json.map(({ id }: { id: string }) => id),
      [ids.bot],
    );
    assert.equal(await react(`DELETE ${fire}/@me`), 204);
    assert.deepEqual((await asker.ask(`GET ${fire}`)).json, []);
  });

  it('carry no reactions that are none', async () => {
    // 400 as in discord-api-docs#864
    for (const emoji of ['smile', '%3Asmile%3A', '1', `gone:1300000000000000000`]) {
      asker.clock.pass(250);
      const { status, json } = await asker.ask(`PUT ${messages}/${ids.memberMessage}/reactions/${emoji}/@me`);
      assert.deepEqual([status, json], [400, { message: 'Unknown Emoji', code: 10014 }], emoji);
    }
  });

  it('are pinned by pages, newest first', async () => {
    // developers/resources/message#get-channel-pins
    const pins = `/channels/${ids.text}/messages/pins`;
    await asker.ask(`PUT ${pins}/${ids.botMessage}`);
    const page = async (query: string) => {
      const { json } = await asker.ask(`GET ${pins}?${query}`);
      return [json.items.map(({ message }: { message: { id: string } }) => message.id), json.has_more];
    };
    assert.deepEqual(await page('limit=1'), [[ids.botMessage], true]);
    assert.deepEqual(await page('before=2026-11-20T12:00:00Z'), [[ids.pinnedMessage], false]);
    asker.clock.pass(10_000);
    assert.equal((await asker.ask(`GET ${pins}?limit=51`)).json.code, 50035);
  });

  it('are pinned, through the present route and the old one', async () => {
    const pins = `/channels/${ids.text}/messages/pins`;
    assert.equal((await asker.ask(`PUT ${pins}/${ids.botMessage}`)).status, 204);
    const { json } = await asker.ask(`GET ${pins}`);
    assert.equal(json.has_more, false);
    assert.deepEqual(
      json.items.map(({ pinned_at, message }: Record<string, { id: string }>) => [pinned_at, message?.id]),
      [
        ['2026-11-20T12:00:00.000000+00:00', ids.botMessage],
        ['2024-03-05T09:02:00.000000+00:00', ids.pinnedMessage],
      ],
    );
    const old = `/channels/${ids.text}/pins`;
    assert.equal((await asker.ask(`DELETE ${old}/${ids.botMessage}`)).status, 204);
    assert.deepEqual(
      (await asker.ask(`GET ${old}`)).json.map(({ id }: { id: string }) => id),
      [ids.pinnedMessage],
    );
  });

  it('are forgotten from the oldest on, so that memory stays flat', async () => {
    const { world } = asker.sandbox;
    const channel = world.channels.get(ids.text);
    assert.ok(channel);
    for (let round = 0; round < messagesKept; round++) {
      keepMessage(
        channel,
        makeMessage({ id: world.newId(asker.clock.now()), channel_id: ids.text, author: world.bot }),
      );
    }
    assert.equal(channel.messages.size, 1000);
    assert.equal(channel.pins.size, 0);
    assert.equal((await asker.ask(`GET ${messages}/${ids.memberMessage}`)).json.code, 10008);
  });
});
