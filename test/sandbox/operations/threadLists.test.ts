import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const text = `/channels/${ids.text}`;

describe('a list of threads in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const get = async (path: string) => {
    asker.clock.pass(10_000);
    return (await asker.ask(`GET ${path}`)).json;
  };
  const idsIn = ({ threads }: { threads: readonly { id: string }[] }) => threads.map(({ id }) => id);

  /** Opens a thread of the bot, and archives it at once. */
  async function archive(name: string, type: number): Promise<string> {
    asker.clock.pass(10_000);
    const { json } = await asker.ask(`POST ${text}/threads`, { json: { name, type } });
    asker.clock.pass(10_000);
    await asker.ask(`PATCH /channels/${json.id}`, { json: { archived: true } });
    return json.id;
  }

  it('has the active ones that the bot sees, newest first', async () => {
    const active = await get(`/guilds/${ids.guild}/threads/active`);
    const seen = [ids.post, ids.lockedThread, ids.privateThread, ids.announcementThread, ids.thread];
    assert.deepEqual(idsIn(active), seen);
    assert.deepEqual(
      active.members.map(({ id }: { id: string }) => id),
      seen.filter((id) => id !== ids.post),
    );
    assert.equal((await get(`/guilds/${ids.otherGuild}/threads/active`)).code, 50001);
  });

  it('has the archived public ones, last archived first, in pages', async () => {
    const first = await archive('first', 11);
    const second = await archive('second', 11);
    await archive('private', 12);
    const path = `${text}/threads/archived/public`;
    const all = await get(path);
    assert.deepEqual([idsIn(all), all.has_more], [[second, first, ids.archivedThread], false]);
    assert.equal(all.members.length, 3);
    const page = await get(`${path}?limit=2`);
    assert.deepEqual([idsIn(page), page.has_more], [[second, first], true]);
    const before = encodeURIComponent(page.threads[1].thread_metadata.archive_timestamp);
    const rest = await get(`${path}?limit=2&before=${before}`);
    assert.deepEqual([idsIn(rest), rest.has_more], [[ids.archivedThread], false]);
    assert.deepEqual(idsIn(await get(`/channels/${ids.announcement}/threads/archived/public`)), []);
  });

  it('has the archived private ones that the bot is in, by id', async () => {
    const mine = await archive('mine', 12);
    const path = `${text}/users/@me/threads/archived/private`;
    assert.deepEqual(idsIn(await get(path)), [mine, ids.archivedPrivateThread]);
    assert.deepEqual(idsIn(await get(`${path}?before=${mine}`)), [ids.archivedPrivateThread]);
    asker.sandbox.world.channels.get(ids.archivedPrivateThread)?.members.delete(ids.bot);
    assert.deepEqual(idsIn(await get(path)), [mine]);
  });

  it('has all archived private ones for those who manage threads', async () => {
    const path = `${text}/threads/archived/private`;
    assert.equal((await get(path)).code, 50013);
    asker.sandbox.world.channels.get(ids.archivedPrivateThread)?.members.delete(ids.bot);
    const bot = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(bot);
    bot.permissions = String(BigInt(bot.permissions) | (1n << 34n));
    assert.deepEqual(idsIn(await get(path)), [ids.archivedPrivateThread]);
    assert.deepEqual((await get(path)).members, []);
  });

  it('goes by time or by id, and by no more than a hundred', async () => {
    const codeIn = async (path: string, field: string) => (await get(path)).errors?.[field]._errors[0].code;
    assert.equal(await codeIn(`${text}/threads/archived/public?before=yesterday`, 'before'), 'DATE_TIME_TYPE_PARSE');
    const joined = `${text}/users/@me/threads/archived/private`;
    assert.equal(await codeIn(`${joined}?before=yesterday`, 'before'), 'NUMBER_TYPE_COERCE');
    assert.equal(await codeIn(`${joined}?limit=101`, 'limit'), 'NUMBER_TYPE_MAX');
    assert.equal(await codeIn(`${joined}?limit=100`, 'limit'), undefined);
  });

  it('is had by channels that can have threads', async () => {
    for (const id of [ids.voice, ids.category, ids.thread]) {
      for (const path of [
        'threads/archived/public',
        'threads/archived/private',
        'users/@me/threads/archived/private',
      ]) {
        assert.equal((await get(`/channels/${id}/${path}`)).code, 50024);
      }
    }
    for (const id of [ids.forum, ids.media]) {
      assert.deepEqual(idsIn(await get(`/channels/${id}/threads/archived/public`)), []);
    }
  });
});
