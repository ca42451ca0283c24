import assert from 'node:assert/strict';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker, type Sent } from '../ask.ts';

const forum = `POST /channels/${ids.forum}/threads`;
const tagForum = `POST /channels/${ids.tagForum}/threads`;
const post = { name: 'How?', message: { content: 'Like this?' } };

describe('a post in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const send = (line: string, sent: Sent) => {
    asker.clock.pass(10_000);
    return asker.ask(line, sent);
  };
  const ask = (line: string, json?: unknown) => send(line, json === undefined ? {} : { json });
  const refusal = async (line: string, json?: unknown) => {
    const reply = await ask(line, json);
    return [reply.status, reply.json?.code, reply.json?.message];
  };
  const manageThreads = () => {
    const bot = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(bot);
    bot.permissions = String(BigInt(bot.permissions) | (1n << 34n));
  };

  for (const id of [ids.forum, ids.media]) {
    it(`is a thread whose first message has its id: ${id}`, async () => {
      // topics/threads#creating-threads-in-forum-and-media-channels
      const { status, json } = await ask(`POST /channels/${id}/threads`, { ...post, rate_limit_per_user: 3 });
      assert.deepEqual([status, json.type, json.name, json.parent_id], [201, 11, 'How?', id]);
      assert.deepEqual(
        [json.message.id, json.message.channel_id, json.message.content],
        [json.id, json.id, 'Like this?'],
      );
      assert.deepEqual([json.message_count, json.rate_limit_per_user, json.applied_tags], [0, 3, []]);
      assert.equal((await ask(`GET /channels/${json.id}/messages/${json.id}`)).json.author.id, ids.bot);
      assert.equal((await ask(`GET /channels/${id}`)).json.last_message_id, json.id);
    });
  }

  it('needs a name and a message that shows something', async () => {
    const { json } = await ask(forum, {});
    const required = { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] };
    assert.deepEqual([json.code, json.errors], [50035, { name: required, message: required }]);
    assert.deepEqual(await refusal(forum, { ...post, message: {} }), [400, 50006, 'Cannot send an empty message']);
    const long = await ask(forum, { ...post, message: { content: 'x'.repeat(2001) } });
    assert.equal(long.json.errors.message.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
  });

  it('is sent with files as a form', async () => {
    const payload = JSON.stringify({ name: 'Look', message: {} });
    const parts = [
      `--b\r\nContent-Disposition: form-data; name="payload_json"\r\n\r\n${payload}\r\n`,
      '--b\r\nContent-Disposition: form-data; name="files[0]"; filename="a.png"\r\n\r\nx\r\n--b--\r\n',
    ];
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const { status, json } = await send(`POST /channels/${ids.media}/threads`, { body: parts.join(''), headers });
    assert.deepEqual([status, json.message.attachments[0].filename], [201, 'a.png']);
  });

  it('asks for what files and embeds ask for elsewhere', async () => {
    const bot = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(bot);
    const [embedLinks, attachFiles] = [1n << 14n, 1n << 15n];
    bot.permissions = String(BigInt(bot.permissions) & ~embedLinks & ~attachFiles);
    const { json } = await ask(forum, { ...post, message: { content: 'x', embeds: [{ title: 'x' }] } });
    assert.deepEqual(json.message.embeds, []);
    const payload = JSON.stringify(post);
    const parts = [
      `--b\r\nContent-Disposition: form-data; name="payload_json"\r\n\r\n${payload}\r\n`,
      '--b\r\nContent-Disposition: form-data; name="files[0]"; filename="a"\r\n\r\nx\r\n--b--\r\n',
    ];
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    assert.equal((await send(forum, { body: parts.join(''), headers })).json.code, 50013);
  });

  it('must carry a tag where one is asked for', async () => {
    // VEAF-Mission-Creation-Tools#945
    const message = 'A tag is required to create a forum post in this channel';
    assert.deepEqual(await refusal(tagForum, post), [400, 40067, message]);
    const { status, json } = await ask(tagForum, { ...post, applied_tags: [ids.requiredTag] });
    assert.deepEqual([status, json.applied_tags], [201, [ids.requiredTag]]);
    assert.equal((await ask(`PATCH /channels/${json.id}`, { applied_tags: [] })).json.code, 40067);
  });

  it('carries tags of its forum, five at most, and moderated ones only by those who manage threads', async () => {
    const tagged = (applied_tags: unknown) => ask(forum, { ...post, applied_tags });
    assert.deepEqual((await tagged([ids.tag])).json.applied_tags, [ids.tag]);
    assert.equal((await tagged([ids.requiredTag])).json.code, 10087);
    assert.equal((await tagged([ids.moderatedTag])).json.code, 50013);
    assert.equal((await tagged(Array.from({ length: 6 }, () => ids.tag))).json.code, 50035);
    manageThreads();
    const { json } = await tagged([ids.tag, ids.moderatedTag]);
    assert.deepEqual(json.applied_tags, [ids.tag, ids.moderatedTag]);
    assert.deepEqual((await ask(`PATCH /channels/${json.id}`, { applied_tags: [ids.tag] })).json.applied_tags, [
      ids.tag,
    ]);
  });

  it('of the bot keeps a moderated tag that it may not take off', async () => {
    const { json } = await ask(forum, post);
    const wire = asker.sandbox.world.channels.get(json.id)?.wire;
    assert.ok(wire);
    wire.applied_tags = [ids.moderatedTag];
    assert.equal((await ask(`PATCH /channels/${json.id}`, { applied_tags: [] })).json.code, 50013);
    const both = [ids.moderatedTag, ids.tag];
    assert.deepEqual((await ask(`PATCH /channels/${json.id}`, { applied_tags: both })).json.applied_tags, both);
  });

  it('does not count its first message, nor its loss', async () => {
    // resources/channel#channel-object: message_count
    const { json } = await ask(forum, post);
    await ask(`POST /channels/${json.id}/messages`, { content: 'x' });
    assert.equal((await ask(`GET /channels/${json.id}`)).json.message_count, 1);
    await ask(`DELETE /channels/${json.id}/messages/${json.id}`);
    assert.equal((await ask(`GET /channels/${json.id}`)).json.message_count, 1);
  });

  it('stands at the top alone, until it is archived', async () => {
    manageThreads();
    const { json } = await ask(forum, post);
    assert.equal((await ask(`PATCH /channels/${ids.post}`, { flags: 2 })).json.flags, 2);
    assert.equal((await ask(`PATCH /channels/${json.id}`, { flags: 2 })).json.code, 30047);
    // topics/threads#forum-and-media-channel-thread-fields
    assert.equal((await ask(`PATCH /channels/${ids.post}`, { archived: true })).json.flags, 0);
    assert.equal((await ask(`PATCH /channels/${json.id}`, { flags: 2 })).json.flags, 2);
  });

  it('to which its author has not written takes no message of the bot', async () => {
    // discord-api-docs#6340
    const wire = asker.sandbox.world.channels.get(ids.post)?.wire;
    assert.ok(wire);
    wire.last_message_id = null;
    const message = 'Cannot message this thread until after the post author has sent an initial message';
    assert.deepEqual(await refusal(`POST /channels/${ids.post}/messages`, { content: 'x' }), [403, 40058, message]);
    wire.owner_id = ids.bot;
    assert.equal((await ask(`POST /channels/${ids.post}/messages`, { content: 'x' })).status, 200);
    wire.owner_id = ids.member;
    assert.equal((await ask(`POST /channels/${ids.post}/messages`, { content: 'x' })).status, 200);
  });

  describe('of a webhook', () => {
    const execute = `POST /webhooks/${ids.webhook}/${webhookToken}`;
    const moveTo = (id: string) => {
      const webhook = asker.sandbox.world.webhooks.get(ids.webhook);
      assert.ok(webhook);
      webhook.channel_id = id;
    };

    it('is begun by a name or written to by an id', async () => {
      moveTo(ids.forum);
      const named = { content: 'x', thread_name: 'News', applied_tags: [ids.tag] };
      const { status, json } = await ask(`${execute}?wait=true`, named);
      assert.deepEqual([status, json.id, json.webhook_id], [200, json.channel_id, ids.webhook]);
      const begun = await ask(`GET /channels/${json.channel_id}`);
      assert.deepEqual([begun.json.name, begun.json.parent_id, begun.json.owner_id], ['News', ids.forum, ids.webhook]);
      assert.deepEqual([begun.json.applied_tags, begun.json.member_count], [[ids.tag], 0]);
      const more = await ask(`${execute}?wait=true&thread_id=${ids.post}`, { content: 'y' });
      assert.deepEqual([more.status, more.json.channel_id], [200, ids.post]);
      const edit = `PATCH /webhooks/${ids.webhook}/${webhookToken}/messages/${json.id}?thread_id=${json.channel_id}`;
      assert.equal((await ask(edit, { content: 'z' })).json.content, 'z');
    });

    it('must be one of the two', async () => {
      // discord-webhook#108, DiscordWebhookAPI#10, discord-api-docs#5018
      const both = { content: 'x', thread_name: 'x' };
      moveTo(ids.media);
      const neither = 'Webhooks posted to forum channels must have a thread_name or thread_id';
      assert.deepEqual(await refusal(execute, { content: 'x' }), [400, 220001, neither]);
      moveTo(ids.forum);
      const twice = 'Webhooks posted to forum channels cannot have both a thread_name and thread_id';
      assert.deepEqual(await refusal(`${execute}?thread_id=${ids.post}`, both), [400, 220002, twice]);
      moveTo(ids.text);
      assert.deepEqual(await refusal(execute, both), [
        400,
        220003,
        'Webhooks can only create threads in forum channels',
      ]);
    });

    it('must carry a tag where one is asked for', async () => {
      moveTo(ids.tagForum);
      assert.equal((await ask(execute, { content: 'x', thread_name: 'x' })).json.code, 40067);
    });

    it('opens an archived thread, in which it can change nothing', async () => {
      const path = `/webhooks/${ids.webhook}/${webhookToken}`;
      const query = `thread_id=${ids.archivedThread}`;
      const { json } = await ask(`POST ${path}?wait=true&${query}`, { content: 'x' });
      const metadata = asker.sandbox.world.channels.get(ids.archivedThread)?.wire.thread_metadata;
      assert.ok(metadata);
      assert.equal(metadata.archived, false);
      assert.equal((await ask(`GET /channels/${ids.archivedThread}`)).json.member_count, 2); // no webhook is in it
      metadata.archived = true;
      assert.equal((await ask(`PATCH ${path}/messages/${json.id}?${query}`, { content: 'y' })).json.code, 50083);
    });
  });
});
