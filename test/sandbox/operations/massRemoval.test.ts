import assert from 'node:assert/strict';
import { everyPermission } from '../../../src/core/discord/permission.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const guild = `/guilds/${ids.guild}`;
const nothing = '1300000000000000000';

describe('many members at once in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    role.permissions = everyPermission.toString();
  });
  afterEach(() => asker.sandbox.close());

  const members = () => asker.sandbox.world.guilds.get(ids.guild)?.members;

  it('are banned as far as that is possible', async () => {
    // resources/guild#bulk-guild-ban; discord-api-docs#6720: the bot itself is in neither list
    const user_ids = [ids.member, ids.outsider, ids.moderator, ids.owner, ids.bot, nothing];
    const headers = { 'x-audit-log-reason': 'raid' };
    const { status, json } = await asker.ask(`POST ${guild}/bulk-ban`, { json: { user_ids }, headers });
    assert.equal(status, 200);
    assert.deepEqual(json, {
      banned_users: [ids.member, ids.outsider],
      failed_users: [ids.moderator, ids.owner, nothing],
    });
    assert.deepEqual([members()?.has(ids.member), members()?.has(ids.moderator)], [false, true]);
    assert.equal((await asker.ask(`GET ${guild}/bans/${ids.outsider}`)).json.reason, 'raid');
    const again = await asker.ask(`POST ${guild}/bulk-ban`, { json: { user_ids } });
    assert.deepEqual(again.json, { message: 'Failed to ban users', code: 500_000 });
  });

  it('are two hundred at most', async () => {
    const user_ids = Array.from({ length: 201 }, () => ids.member);
    const { json } = await asker.ask(`POST ${guild}/bulk-ban`, { json: { user_ids } });
    assert.deepEqual(json.errors, {
      user_ids: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 200 or fewer in length.' }] },
    });
  });

  it('are pruned: those without roles but the named ones', async () => {
    const count = async (query: string) => (await asker.ask(`GET ${guild}/prune${query}`)).json;
    assert.deepEqual(await count(''), { pruned: 0 });
    assert.deepEqual(await count(`?include_roles=${ids.memberRole}`), { pruned: 1 });
    const days = await count('?days=31');
    assert.equal(days.errors.days._errors[0].code, 'NUMBER_TYPE_MAX');
    const json = { include_roles: [ids.memberRole], days: 30 };
    assert.deepEqual((await asker.ask(`POST ${guild}/prune`, { json })).json, { pruned: 1 });
    assert.equal(members()?.has(ids.member), false);
    const uncounted = await asker.ask(`POST ${guild}/prune`, { json: { ...json, compute_prune_count: false } });
    assert.deepEqual(uncounted.json, { pruned: null });
  });

  it('who joined of late are no longer pruned', async () => {
    const member = members()?.get(ids.member);
    assert.ok(member);
    member.joined_at = '2026-11-14T12:00:00.000000+00:00'; // six days before the test
    const count = async (days: number) =>
      (await asker.ask(`GET ${guild}/prune?include_roles=${ids.memberRole}&days=${days}`)).json.pruned;
    assert.deepEqual([await count(7), await count(5)], [0, 1]);
  });

  it('are found by the beginning of their names', async () => {
    const search = async (query: string) => {
      const { json } = await asker.ask(`GET ${guild}/members/search?${query}`);
      return json.errors ?? json.map(({ user }: { user: { id: string } }) => user.id);
    };
    assert.deepEqual(await search('query=MI'), [ids.moderator]);
    assert.deepEqual(await search('query=ika'), []);
    const member = members()?.get(ids.member);
    if (member !== undefined) member.nick = 'Mimi';
    assert.deepEqual(await search('query=mi'), [ids.moderator]); // one by default
    assert.deepEqual(await search('query=mi&limit=10'), [ids.moderator, ids.member]);
    assert.deepEqual(await search('limit=10'), {
      query: { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] },
    });
    assert.equal((await search('query=mi&limit=1001')).limit._errors[0].code, 'NUMBER_TYPE_MAX');
  });

  it('cannot be added without an access token of theirs', async () => {
    const line = `PUT ${guild}/members/${ids.outsider}`;
    const { status, json } = await asker.ask(line, { json: { access_token: 'x' } });
    assert.deepEqual([status, json], [403, { message: 'Invalid OAuth2 access token', code: 50025 }]); // Flask-Discord#5
    const without = await asker.ask(line, { json: {} });
    assert.equal(without.json.errors.access_token._errors[0].code, 'BASE_TYPE_REQUIRED');
  });
});
