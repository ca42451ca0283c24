import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const members = `/channels/${ids.thread}/thread-members`;

describe('a member of a thread in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const ask = (line: string) => {
    asker.clock.pass(10_000);
    return asker.ask(line);
  };
  const refusal = async (line: string) => {
    const { status, json } = await ask(line);
    return [status, json?.code];
  };
  const usersIn = async (query = '') =>
    (await ask(`GET ${members}${query}`)).json.map(({ user_id }: { user_id: string }) => user_id);
  const metadataOf = (id: string) => {
    const metadata = asker.sandbox.world.channels.get(id)?.wire.thread_metadata;
    assert.ok(metadata);
    return metadata;
  };

  it('is listed, in pages and with who it is in the guild if that is wanted', async () => {
    assert.deepEqual(await usersIn(), [ids.member, ids.bot]);
    assert.deepEqual(await usersIn('?limit=1'), [ids.member, ids.bot]);
    assert.deepEqual(await usersIn('?with_member=true&limit=1'), [ids.member]);
    assert.deepEqual(await usersIn(`?with_member=true&after=${ids.member}`), [ids.bot]);
    assert.equal((await ask(`GET ${members}?with_member=true&limit=101`)).json.code, 50035);
    const [first] = (await ask(`GET ${members}?with_member=1`)).json;
    assert.deepEqual([first.id, first.flags, first.member.user.id], [ids.thread, 0, ids.member]);
  });

  it('is told about, or is a 404', async () => {
    const { json } = await ask(`GET ${members}/${ids.member}`);
    assert.deepEqual([json.user_id, json.member], [ids.member, undefined]);
    assert.equal((await ask(`GET ${members}/${ids.member}?with_member=true`)).json.member.user.id, ids.member);
    assert.deepEqual(await refusal(`GET ${members}/${ids.owner}`), [404, 10007]);
    assert.deepEqual(await refusal(`GET ${members}/1300000000000000000`), [404, 10013]);
  });

  it('joins and leaves', async () => {
    const left = await ask(`DELETE ${members}/@me`);
    assert.deepEqual([left.status, left.text], [204, '']);
    assert.deepEqual(await usersIn(), [ids.member]);
    assert.equal((await ask(`PUT ${members}/@me`)).status, 204);
    assert.deepEqual(await usersIn(), [ids.member, ids.bot]);
    const joined = (await ask(`GET ${members}/${ids.bot}`)).json.join_timestamp;
    assert.equal(Date.parse(joined), asker.clock.now() - 20_000);
    await ask(`PUT ${members}/@me`);
    assert.equal((await ask(`GET ${members}/${ids.bot}`)).json.join_timestamp, joined);
  });

  it('is added if it is in the guild', async () => {
    assert.equal((await ask(`PUT ${members}/${ids.owner}`)).status, 204);
    assert.equal((await ask(`PUT ${members}/${ids.owner}`)).status, 204);
    assert.equal((await ask(`GET /channels/${ids.thread}`)).json.member_count, 3);
    assert.deepEqual(await refusal(`PUT ${members}/${ids.outsider}`), [404, 10007]);
    assert.deepEqual(await refusal(`PUT ${members}/1300000000000000000`), [404, 10013]);
  });

  it('is added to a closed private thread by who began it or manages threads', async () => {
    // resources/channel#thread-metadata-object: invitable
    const line = `PUT /channels/${ids.privateThread}/thread-members/${ids.owner}`;
    metadataOf(ids.privateThread).invitable = false;
    assert.deepEqual(await refusal(line), [403, 50013]);
    const wire = asker.sandbox.world.channels.get(ids.privateThread)?.wire;
    assert.ok(wire);
    wire.owner_id = ids.bot;
    assert.equal((await ask(line)).status, 204);
    wire.owner_id = ids.member;
    metadataOf(ids.privateThread).invitable = true;
    assert.equal((await ask(line)).status, 204);
  });

  it('is removed from a private thread by who began it', async () => {
    // resources/channel#remove-thread-member
    const wire = asker.sandbox.world.channels.get(ids.privateThread)?.wire;
    assert.ok(wire);
    const line = `DELETE /channels/${ids.privateThread}/thread-members/${ids.member}`;
    assert.deepEqual(await refusal(line), [403, 50013]);
    wire.owner_id = ids.bot;
    assert.equal((await ask(line)).status, 204);
    const open = asker.sandbox.world.channels.get(ids.thread)?.wire;
    assert.ok(open);
    open.owner_id = ids.bot;
    assert.deepEqual(await refusal(`DELETE ${members}/${ids.member}`), [403, 50013]);
  });

  it('that leaves a private thread does not see it any more', async () => {
    await ask(`DELETE /channels/${ids.privateThread}/thread-members/@me`);
    assert.deepEqual(await refusal(`GET /channels/${ids.privateThread}`), [403, 50001]);
    assert.deepEqual(await refusal(`PUT /channels/${ids.privateThread}/thread-members/@me`), [403, 50001]);
  });

  it('is one of 1000 at most', async () => {
    const thread = asker.sandbox.world.channels.get(ids.thread);
    const like = thread?.members.get(ids.member);
    assert.ok(thread && like);
    for (let made = thread.members.size; made < 1000; made++)
      thread.members.set(`${made}`, { ...like, user_id: `${made}` });
    assert.deepEqual(await refusal(`PUT ${members}/${ids.owner}`), [400, 30033]);
    assert.equal((await ask(`PUT ${members}/@me`)).status, 204);
  });

  it('is had by threads only', async () => {
    for (const id of [ids.text, ids.forum, ids.voice]) {
      assert.deepEqual(await refusal(`GET /channels/${id}/thread-members`), [400, 50024]);
      assert.deepEqual(await refusal(`PUT /channels/${id}/thread-members/@me`), [400, 50024]);
    }
  });
});
