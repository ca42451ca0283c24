import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const guild = `/guilds/${ids.guild}`;
const member = `${guild}/members/${ids.member}`;

describe('a guild in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const get = async (path: string) => {
    const { status, json } = await asker.ask(`GET ${path}`);
    assert.equal(status, 200, path);
    return json;
  };
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

  it('is told about, with its roles from below', async () => {
    const { id, owner_id, roles, approximate_member_count } = await get(`${guild}?with_counts=true`);
    assert.deepEqual([id, owner_id, approximate_member_count], [ids.guild, ids.owner, 4]);
    const order = [ids.guild, ids.mutedRole, ids.memberRole, ids.botRole, ids.moderatorRole];
    assert.deepEqual(idsOf(roles), order);
    const listed = await get(`${guild}/roles`);
    assert.deepEqual(
      listed.map(({ id, position }: { id: string; position: number }) => [id, position]),
      order.map((id, position) => [id, position]),
    );
    assert.deepEqual([listed[1].permissions, listed[2].permissions], ['0', '0']);
    assert.equal((await get(`${guild}/roles/${ids.botRole}`)).tags.bot_id, ids.bot);
  });

  it('has channels; threads are not among them', async () => {
    const channels = await get(`${guild}/channels`);
    assert.deepEqual(
      channels.map(({ id, type }: { id: string; type: number }) => [id, type]),
      [
        [ids.category, 4],
        [ids.text, 0],
        [ids.readOnly, 0],
        [ids.hidden, 0],
        [ids.voice, 2],
        [ids.announcement, 5],
        [ids.stage, 13],
        [ids.forum, 15],
        [ids.tagForum, 15],
        [ids.media, 16],
        [ids.slow, 0],
      ],
    );
    const thread = await get(`/channels/${ids.thread}`);
    assert.deepEqual([thread.type, thread.parent_id], [11, ids.text]);
  });

  it('has members, listed by id in pages', async () => {
    const listed = async (query: string) =>
      (await get(`${guild}/members${query}`)).map(({ user }: { user: { id: string } }) => user.id);
    assert.deepEqual(await listed('?limit=3'), [ids.owner, ids.moderator, ids.member]);
    assert.deepEqual(await listed(`?limit=3&after=${ids.member}`), [ids.bot]);
    assert.equal((await listed('')).length, 1); // resources/guild#list-guild-members: 1 by default
    assert.deepEqual((await get(member)).roles, [ids.memberRole]);
  });

  it('lets the bot tell who it is', async () => {
    assert.equal((await get('/users/@me')).id, ids.bot);
    assert.equal((await get(`/users/${ids.outsider}`)).username, 'noa');
    for (const path of ['/applications/@me', '/oauth2/applications/@me']) {
      const { id, bot, owner } = await get(path);
      assert.deepEqual([id, bot.id, owner.id], [ids.application, ids.bot, ids.owner]);
    }
    assert.equal((await get('/gateway/bot')).session_start_limit.remaining, 1000);
  });

  it('has its channels changed', async () => {
    const { status, json } = await asker.ask(`PATCH /channels/${ids.text}`, { json: { name: 'lobby', topic: 'x' } });
    assert.equal(status, 200);
    assert.deepEqual([json.name, json.topic], ['lobby', 'x']);
    assert.equal((await get(`/channels/${ids.text}`)).name, 'lobby');
    const tooLong = await asker.ask(`PATCH /channels/${ids.voice}`, { json: { name: 'x'.repeat(101) } });
    assert.deepEqual(tooLong.json.errors, {
      name: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 100 in length.' }] },
    });
  });

  it('denies the bot what an overwrite takes from it', async () => {
    const send = 1n << 11n;
    const permission_overwrites = [{ id: ids.botRole, type: 0, allow: '0', deny: String(send) }];
    const line = `PATCH /channels/${ids.text}`;
    assert.equal((await asker.ask(line, { json: { permission_overwrites } })).status, 200);
    const { json } = await asker.ask(`POST /channels/${ids.text}/messages`, { json: { content: 'x' } });
    assert.equal(json.code, 50013);
  });

  it('has its members named, timed out and given roles', async () => {
    const until = '2026-11-20T13:00:00.000000+00:00';
    const { json } = await asker.ask(`PATCH ${member}`, { json: { nick: 'R', communication_disabled_until: until } });
    assert.deepEqual([json.nick, json.communication_disabled_until], ['R', until]);
    assert.equal((await asker.ask(`PUT ${member}/roles/${ids.mutedRole}`)).status, 204);
    assert.deepEqual((await get(member)).roles, [ids.memberRole, ids.mutedRole]);
    assert.equal((await asker.ask(`DELETE ${member}/roles/${ids.memberRole}`)).status, 204);
    assert.deepEqual((await get(member)).roles, [ids.mutedRole]);
    const roles = [ids.memberRole];
    assert.deepEqual((await asker.ask(`PATCH ${member}`, { json: { roles } })).json.roles, roles);
  });

  it('lets the bot rename itself', async () => {
    const { json } = await asker.ask(`PATCH ${guild}/members/@me`, { json: { nick: 'Boss' } });
    assert.deepEqual([json.user.id, json.nick], [ids.bot, 'Boss']);
  });

  it('silences a bot that is timed out', async () => {
    const bot = asker.sandbox.world.guilds.get(ids.guild)?.members.get(ids.bot);
    if (bot !== undefined) bot.communication_disabled_until = '2026-11-20T12:10:00.000000+00:00';
    const say = () => asker.ask(`POST /channels/${ids.text}/messages`, { json: { content: 'x' } });
    assert.equal((await say()).json.code, 50013);
    asker.clock.pass(10 * 60_000);
    assert.equal((await say()).status, 200);
  });

  it('lists those who are banned by pages', async () => {
    // developers/resources/guild#get-guild-bans: by ids, and before wins over after
    for (const id of [ids.outsider, ids.member]) await asker.ask(`PUT ${guild}/bans/${id}`, { json: {} });
    const page = async (query: string) =>
      (await get(`${guild}/bans?${query}`)).map(({ user }: { user: { id: string } }) => user.id);
    assert.deepEqual(await page(''), [ids.member, ids.outsider]);
    assert.deepEqual(await page('limit=1'), [ids.member]);
    assert.deepEqual(await page(`after=${ids.member}`), [ids.outsider]);
    assert.deepEqual(await page(`before=${ids.outsider}&after=${ids.outsider}`), [ids.member]);
    assert.equal((await asker.ask(`GET ${guild}/bans?limit=1001`)).json.code, 50035);
  });

  it('loses members who are kicked and banned', async () => {
    assert.equal((await asker.ask(`DELETE ${member}`)).status, 204);
    assert.equal((await asker.ask(`GET ${member}`)).json.code, 10007);
    const ban = `${guild}/bans/${ids.outsider}`;
    const headers = { 'x-audit-log-reason': 'spam%20and%20more' };
    assert.equal((await asker.ask(`PUT ${ban}`, { json: { delete_message_seconds: 60 }, headers })).status, 204);
    assert.deepEqual((await get(ban)).reason, 'spam and more');
    assert.equal((await get(`${guild}/bans`)).length, 1);
    assert.equal((await asker.ask(`DELETE ${ban}`)).status, 204);
    assert.equal((await asker.ask(`GET ${ban}`)).json.code, 10026);
  });
});
