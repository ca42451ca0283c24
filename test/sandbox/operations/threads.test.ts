import assert from 'node:assert/strict';
import { makeChannel } from '../../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const text = `/channels/${ids.text}`;
const archived = `/channels/${ids.archivedThread}`;
const locked = `/channels/${ids.lockedThread}`;
const fire = encodeURIComponent('🔥');

describe('a thread in the sandbox', () => {
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
  const wireOf = (id: string) => {
    const wire = asker.sandbox.world.channels.get(id)?.wire;
    assert.ok(wire);
    return wire;
  };
  const metadataOf = (id: string) => {
    const metadata = wireOf(id).thread_metadata;
    assert.ok(metadata);
    return metadata;
  };

  /** Writes in a thread and gives the message's path; the thread is open afterwards. */
  async function messageIn(thread: string): Promise<string> {
    const { json } = await ask(`POST ${thread}/messages`, { content: 'x' });
    return `${thread}/messages/${json.id}`;
  }

  describe('without a message', () => {
    it('is private unless its type is said', async () => {
      // resources/channel#start-thread-without-message
      const { status, json } = await ask(`POST ${text}/threads`, { name: 'aside' });
      assert.equal(status, 201); // discord-api-spec: 201 response for create_thread
      assert.deepEqual([json.type, json.name, json.parent_id, json.guild_id], [12, 'aside', ids.text, ids.guild]);
      assert.deepEqual([json.owner_id, json.member_count, json.message_count], [ids.bot, 1, 0]);
      assert.deepEqual([json.thread_metadata.invitable, json.thread_metadata.archived], [true, false]);
      const closed = await ask(`POST ${text}/threads`, { name: 'x', invitable: false });
      assert.equal(closed.json.thread_metadata.invitable, false);
    });

    it('is of a type that its channel has', async () => {
      const typeIn = async (id: string, type?: number) => {
        const { json } = await ask(`POST /channels/${id}/threads`, {
          name: 'x',
          ...(type === undefined ? {} : { type }),
        });
        return json.code ?? json.type;
      };
      assert.equal(await typeIn(ids.text, 11), 11);
      assert.equal(await typeIn(ids.text, 12), 12);
      assert.equal(await typeIn(ids.text, 10), 50024);
      assert.equal(await typeIn(ids.announcement, 10), 10);
      assert.equal(await typeIn(ids.announcement, 11), 50024);
      assert.equal(await typeIn(ids.announcement), 50024);
      assert.equal(await typeIn(ids.text, 0), 50035);
      for (const id of [ids.voice, ids.stage, ids.category, ids.thread]) assert.equal(await typeIn(id, 11), 50024);
    });

    it('takes duration and slowmode', async () => {
      const sent = { name: 'x', type: 11, auto_archive_duration: 60, rate_limit_per_user: 5 };
      const { json } = await ask(`POST ${text}/threads`, sent);
      assert.deepEqual([json.thread_metadata.auto_archive_duration, json.rate_limit_per_user], [60, 5]);
      await ask(`PATCH ${text}`, { default_thread_rate_limit_per_user: 9 });
      assert.equal((await ask(`POST ${text}/threads`, { name: 'x' })).json.rate_limit_per_user, 9);
    });

    it('is one of those that a guild has room for', async () => {
      const { channels } = asker.sandbox.world;
      const thread = wireOf(ids.thread);
      const active = () => [...channels.values()].filter(({ wire }) => wire.thread_metadata?.archived === false).length;
      for (let made = 0; active() < 1000; made++) {
        const id = String(1_300_000_000_000_000_000n + BigInt(made));
        channels.set(id, makeChannel({ ...structuredClone(thread), id }));
      }
      assert.equal(await codeOf(`POST ${text}/threads`, { name: 'x' }), 160006);
      assert.equal(await codeOf(`PATCH ${archived}`, { archived: false }), 160006);
    });
  });

  describe('on a message', () => {
    const line = `POST ${text}/messages/${ids.botMessage}/threads`;

    it('has the id of the message, and begins by pointing to it', async () => {
      const { status, json } = await ask(line, { name: 'about it' });
      assert.deepEqual([status, json.id, json.type, json.message_count], [201, ids.botMessage, 11, 0]);
      assert.equal((await ask(`GET ${text}/messages/${ids.botMessage}`)).json.flags, 32); // HAS_THREAD
      const [starter] = (await ask(`GET /channels/${ids.botMessage}/messages`)).json;
      // resources/message#message-object-message-types: THREAD_STARTER_MESSAGE
      assert.deepEqual([starter.type, starter.message_reference.message_id], [21, ids.botMessage]);
    });

    it('is the only one', async () => {
      await ask(line, { name: 'x' });
      const { status, json } = await ask(line, { name: 'x' });
      // cord#14
      const message = 'A thread has already been created for this message';
      assert.deepEqual([status, json], [400, { message, code: 160004 }]);
    });

    it('is of the type that its channel has', async () => {
      const { json } = await ask(`POST /channels/${ids.announcement}/messages/${ids.newsMessage}/threads`, {
        name: 'x',
      });
      assert.equal(json.type, 10);
      assert.equal(await codeOf(`POST /channels/${ids.post}/messages/${ids.post}/threads`, { name: 'x' }), 50024);
      assert.equal(await codeOf(`POST /channels/${ids.forum}/messages/${ids.post}/threads`, { name: 'x' }), 50024);
      assert.equal(await codeOf(`POST ${text}/messages/1300000000000000000/threads`, { name: 'x' }), 10008);
    });
  });

  it('counts its messages, and those who write join', async () => {
    await ask(`DELETE /channels/${ids.thread}/thread-members/@me`);
    const message = await messageIn(`/channels/${ids.thread}`);
    await messageIn(`/channels/${ids.thread}`);
    await ask(`DELETE ${message}`);
    // topics/threads#thread-fields
    const { json } = await ask(`GET /channels/${ids.thread}`);
    assert.deepEqual([json.message_count, json.total_message_sent, json.member.user_id], [1, 2, ids.bot]);
  });

  describe('that is archived', () => {
    it('is opened by a message', async () => {
      // resources/channel#channel-object-example-thread-channel
      const { status } = await ask(`POST ${archived}/messages`, { content: 'x' });
      const { archived: isArchived, archive_timestamp: at } = metadataOf(ids.archivedThread);
      assert.deepEqual([status, isArchived, Date.parse(at)], [200, false, asker.clock.now()]);
    });

    it('lets nothing be changed', async () => {
      const message = await messageIn(archived);
      metadataOf(ids.archivedThread).archived = true;
      const lines: readonly (readonly [line: string, json?: unknown])[] = [
        [`PATCH ${message}`, { content: 'y' }],
        [`PUT ${message}/reactions/${fire}/@me`],
        [`DELETE ${message}/reactions/${fire}/@me`],
        [`DELETE ${message}/reactions`],
        [`PUT ${archived}/messages/pins/${message.split('/').at(-1)}`],
        [`PUT ${archived}/thread-members/@me`],
        [`DELETE ${archived}/thread-members/@me`],
        [`PUT ${archived}/thread-members/${ids.owner}`],
      ];
      for (const [line, json] of lines) {
        const reply = await ask(line, json);
        // undiscord#399
        assert.deepEqual([reply.status, reply.json], [400, { message: 'Thread is archived', code: 50083 }], line);
      }
      // topics/threads#active-and-archived-threads
      assert.equal((await ask(`DELETE ${message}`)).status, 204);
    });

    it('takes changes only together with its opening', async () => {
      wireOf(ids.archivedThread).owner_id = ids.bot;
      assert.equal(await codeOf(`PATCH ${archived}`, { name: 'x' }), 50083); // discord-api-docs#6928
      const { json } = await ask(`PATCH ${archived}`, { name: 'x', archived: false });
      assert.deepEqual([json.name, json.thread_metadata.archived], ['x', false]);
      assert.equal(Date.parse(json.thread_metadata.archive_timestamp), asker.clock.now());
    });
  });

  describe('that is locked', () => {
    it('takes messages only of those who manage threads', async () => {
      const { status, json } = await ask(`POST ${locked}/messages`, { content: 'x' });
      assert.deepEqual([status, json], [403, { message: 'Thread is locked', code: 160005 }]);
      const bot = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
      assert.ok(bot);
      bot.permissions = String(BigInt(bot.permissions) | (1n << 34n));
      assert.equal(await codeOf(`POST ${locked}/messages`, { content: 'x' }), undefined);
    });

    it('lets messages be deleted and reacted to while it is active, not be edited', async () => {
      // topics/threads#locked-threads
      metadataOf(ids.lockedThread).locked = false;
      const [first, second] = [await messageIn(locked), await messageIn(locked)];
      metadataOf(ids.lockedThread).locked = true;
      assert.equal(await codeOf(`PATCH ${first}`, { content: 'y' }), 160005);
      assert.equal((await ask(`PUT ${first}/reactions/${fire}/@me`)).status, 204);
      assert.equal((await ask(`DELETE ${first}`)).status, 204);
      metadataOf(ids.lockedThread).archived = true;
      assert.equal(await codeOf(`PUT ${second}/reactions/${fire}/@me`), 50083);
      assert.equal(await codeOf(`DELETE ${second}`), 50083);
      const messages = [first, second].map((path) => path.split('/').at(-1));
      assert.equal(await codeOf(`POST ${locked}/messages/bulk-delete`, { messages }), 50083);
    });

    it('is changed only by those who manage threads, not by who began it', async () => {
      wireOf(ids.lockedThread).owner_id = ids.bot;
      assert.equal(await codeOf(`PATCH ${locked}`, { name: 'x' }), 50013);
      metadataOf(ids.lockedThread).locked = false;
      assert.equal((await ask(`PATCH ${locked}`, { name: 'x' })).json.name, 'x');
    });

    it('is not opened by a message', async () => {
      metadataOf(ids.lockedThread).archived = true;
      assert.equal(await codeOf(`POST ${locked}/messages`, { content: 'x' }), 160005);
      assert.equal(metadataOf(ids.lockedThread).archived, true);
    });
  });

  it('of the bot can be renamed and archived by it, not locked or slowed', async () => {
    // topics/threads#editing-deleting-threads
    const { json } = await ask(`POST ${text}/threads`, { name: 'x' });
    const line = `PATCH /channels/${json.id}`;
    assert.equal(await codeOf(line, { locked: true }), 50013);
    assert.equal(await codeOf(line, { rate_limit_per_user: 5 }), 50013);
    const changed = await ask(line, { name: 'y', auto_archive_duration: 60, archived: true });
    assert.deepEqual([changed.json.name, changed.json.thread_metadata.archived], ['y', true]);
    assert.equal(await codeOf(`PATCH /channels/${ids.thread}`, { name: 'x' }), 50013);
  });
});
