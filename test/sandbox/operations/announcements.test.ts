import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const news = `/channels/${ids.announcement}`;
const publish = `POST ${news}/messages/${ids.newsMessage}/crosspost`;

describe('an announcement channel in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const ask = (line: string, json?: unknown) => {
    asker.clock.pass(10_000);
    return asker.ask(line, json === undefined ? {} : { json });
  };
  const codeOf = async (line: string, json?: unknown) => (await ask(line, json)).json?.code;

  it('is followed by a webhook, which brings what is published', async () => {
    const { status, json } = await ask(`POST ${news}/followers`, { webhook_channel_id: ids.slow });
    assert.deepEqual([status, Object.keys(json)], [200, ['channel_id', 'webhook_id']]);
    assert.equal(json.channel_id, ids.announcement);
    const webhook = asker.sandbox.world.webhooks.get(json.webhook_id);
    assert.deepEqual(
      [webhook?.type, webhook?.channel_id, webhook?.source_channel?.id],
      [2, ids.slow, ids.announcement],
    );
    const told = (await ask(`GET /webhooks/${json.webhook_id}`)).json;
    assert.deepEqual([told.source_channel.name, told.token, told.url], ['news', undefined, undefined]);
    await ask(publish);
    const [copy] = (await ask(`GET /channels/${ids.slow}/messages?limit=1`)).json;
    // resources/message#message-object-message-flags: IS_CROSSPOST
    assert.deepEqual([copy.content, copy.flags, copy.webhook_id], ['Version 2 is out', 2, json.webhook_id]);
    assert.equal(copy.message_reference.message_id, ids.newsMessage);
    // The other webhook follows nothing.
    const [latest] = (await ask(`GET /channels/${ids.text}/messages?limit=1`)).json;
    assert.equal(latest.webhook_id, undefined);
  });

  it('has a message published once', async () => {
    const { status, json } = await ask(publish);
    assert.deepEqual([status, json.id, json.flags], [200, ids.newsMessage, 1]); // CROSSPOSTED
    const again = await ask(publish);
    assert.deepEqual(
      [again.status, again.json],
      [400, { message: 'This message has already been crossposted', code: 40033 }],
    );
    assert.equal(await codeOf(`POST ${news}/messages/1300000000000000000/crosspost`), 10008);
  });

  it('is the only kind of which this can be asked', async () => {
    for (const id of [ids.text, ids.thread, ids.forum, ids.voice]) {
      assert.equal(await codeOf(`POST /channels/${id}/followers`, { webhook_channel_id: ids.text }), 50024);
      assert.equal(await codeOf(`POST /channels/${id}/messages/${ids.newsMessage}/crosspost`), 50024);
    }
  });

  it('is followed only from where the bot manages webhooks', async () => {
    const follow = (webhook_channel_id: unknown) => codeOf(`POST ${news}/followers`, { webhook_channel_id });
    assert.equal(await follow('1300000000000000000'), 10003);
    assert.equal(await follow(ids.hidden), 50001);
    assert.equal(await follow(ids.thread), 50024);
    assert.equal(await follow('general'), 50035);
    assert.equal(await codeOf(`POST ${news}/followers`, {}), 50035);
  });

  it('brings its news through at most 15 webhooks of a channel', async () => {
    const follow = () => codeOf(`POST ${news}/followers`, { webhook_channel_id: ids.text });
    for (let followers = 1; followers < 15; followers++) assert.equal(await follow(), undefined);
    assert.equal(await follow(), 30007);
  });

  it('publishes ten messages an hour', async () => {
    // discord.js#4956, auto-publisher#36
    const replies = await asker.repeat(11, publish);
    const last = replies.at(-1);
    assert.equal(replies.filter(({ status }) => status === 429).length, 1);
    assert.deepEqual([last?.status, last?.headers['x-ratelimit-limit']], [429, '10']);
    assert.equal(last?.json.retry_after, 3600);
  });
});
