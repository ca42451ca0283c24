import assert from 'node:assert/strict';
import { sandboxIds as ids, sandboxInvite } from '../../../src/sandbox/world/seed.ts';
import type { Invite } from '../../../src/sandbox/world/world.ts';
import { Asker } from '../ask.ts';

const path = `/channels/${ids.text}/invites`;
const anonymous = { authorization: undefined };

describe('an invite in the sandbox', () => {
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
  const grant = (...bits: readonly bigint[]) => {
    const bot = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(bot);
    bot.permissions = String(bits.reduce((all, bit) => all | bit, BigInt(bot.permissions)));
  };

  it('is told to everybody, without a token', async () => {
    const { status, json } = await asker.ask(`GET /invites/${sandboxInvite}`, { headers: anonymous });
    assert.equal(status, 200);
    assert.deepEqual([json.type, json.code, json.guild.id], [0, sandboxInvite, ids.guild]);
    assert.deepEqual(json.channel, { id: ids.text, type: 0, name: 'general' });
    assert.deepEqual([json.inviter.id, json.expires_at, json.uses], [ids.owner, null, undefined]);
    assert.equal(json.approximate_member_count, undefined);
    const counted = await ask(`GET /invites/${sandboxInvite}?with_counts=true`);
    assert.equal(counted.json.approximate_member_count, 4);
  });

  it('is 10006 when nobody made it', async () => {
    const { status, json } = await asker.ask('GET /invites/nobody', { headers: anonymous });
    assert.deepEqual([status, json], [404, { message: 'Unknown Invite', code: 10006 }]);
    assert.equal(await codeOf('DELETE /invites/nobody'), 10006);
    assert.equal((await asker.ask(`DELETE /invites/${sandboxInvite}`, { headers: anonymous })).status, 401);
  });

  it('is good for a day unless something else is said', async () => {
    // resources/channel#create-channel-invite
    const { status, json } = await ask(`POST ${path}`, {});
    const { code, max_age, max_uses, temporary, uses, created_at, expires_at, inviter } = json;
    assert.deepEqual([status, max_age, max_uses, temporary, uses], [200, 86_400, 0, false, 0]);
    assert.deepEqual([inviter.id, Date.parse(expires_at) - Date.parse(created_at)], [ids.bot, 86_400_000]);
    assert.match(code, /^\w{8}$/);
    asker.clock.pass(86_400_000 - 10_001);
    assert.equal((await asker.ask(`GET /invites/${code}`)).status, 200);
    asker.clock.pass(10_001);
    assert.equal((await asker.ask(`GET /invites/${code}`)).json.code, 10006);
  });

  it('is over when it was used as often as it may be', async () => {
    const { json } = await ask(`POST ${path}`, { max_uses: 1, max_age: 0 });
    assert.deepEqual([json.max_uses, json.expires_at], [1, null]);
    const invite = asker.sandbox.world.invites.get(json.code);
    assert.ok(invite);
    asker.sandbox.world.invites.set(json.code, { ...invite, uses: 1 });
    assert.equal(await codeOf(`GET /invites/${json.code}`), 10006);
  });

  it('is made anew only if it is unlike the last, or is to be unique', async () => {
    const make = async (json: unknown) => (await ask(`POST ${path}`, json)).json.code;
    const first = await make({ max_age: 60 });
    assert.equal(await make({ max_age: 60 }), first);
    assert.notEqual(await make({ max_age: 61 }), first);
    assert.notEqual(await make({ max_age: 60, unique: true }), first);
  });

  it('gives roles that the bot may give', async () => {
    const { json } = await ask(`POST ${path}`, { role_ids: [ids.memberRole] });
    assert.deepEqual([json.roles.length, json.roles[0].id], [1, ids.memberRole]);
    assert.equal(await codeOf(`POST ${path}`, { role_ids: [ids.moderatorRole] }), 50013);
    assert.equal(await codeOf(`POST ${path}`, { role_ids: ['1300000000000000000'] }), 10011);
  });

  it('has a form, and a body is needed', async () => {
    const finding = async (field: string, value: unknown) => {
      const { json } = await ask(`POST ${path}`, { [field]: value });
      return json.errors?.[field]._errors[0].code;
    };
    assert.equal(await finding('max_age', 604_800), undefined);
    assert.equal(await finding('max_age', 604_801), 'NUMBER_TYPE_MAX');
    assert.equal(await finding('max_age', -1), 'NUMBER_TYPE_MIN');
    assert.equal(await finding('max_uses', 100), undefined);
    assert.equal(await finding('max_uses', 101), 'NUMBER_TYPE_MAX');
    assert.equal(await finding('target_type', 3), 'BASE_TYPE_CHOICES');
    assert.equal((await ask(`POST ${path}`)).status, 400);
  });

  it('is listed by channel and by guild', async () => {
    const { json: made } = await ask(`POST /channels/${ids.voice}/invites`, {});
    const codes = async (line: string) => (await ask(line)).json.map(({ code }: { code: string }) => code);
    assert.deepEqual(await codes(`GET ${path}`), [sandboxInvite]);
    assert.deepEqual(await codes(`GET /channels/${ids.voice}/invites`), [made.code]);
    assert.equal(await codeOf(`GET /guilds/${ids.guild}/invites`), 50013);
    grant(1n << 5n);
    assert.deepEqual(await codes(`GET /guilds/${ids.guild}/invites`), [sandboxInvite, made.code]);
    assert.equal((await ask(`GET ${path}`)).json[0].uses, 3);
  });

  it('is deleted, and told once more', async () => {
    const { status, json } = await ask(`DELETE /invites/${sandboxInvite}`);
    assert.deepEqual([status, json.code], [200, sandboxInvite]);
    assert.equal(await codeOf(`GET /invites/${sandboxInvite}`), 10006);
  });

  it('is one of 1000 at most; those that are over do not count', async () => {
    const { invites } = asker.sandbox.world;
    const { json } = await ask(`POST ${path}`, {});
    const like = invites.get(json.code) as Invite;
    for (let made = invites.size; made < 1000; made++) invites.set(`${made}`, { ...like, code: `${made}`, maxAge: 60 });
    assert.equal(await codeOf(`POST ${path}`, { unique: true }), 30016);
    asker.clock.pass(60_000);
    assert.equal((await ask(`POST ${path}`, { unique: true })).status, 200);
    assert.equal(invites.size, 3);
  });

  it('leads to a channel of a guild, not to a category or a thread', async () => {
    for (const id of [ids.category, ids.thread]) {
      for (const method of ['GET', 'POST']) assert.equal(await codeOf(`${method} /channels/${id}/invites`, {}), 50024);
    }
    for (const id of [ids.voice, ids.stage, ids.forum, ids.media, ids.announcement]) {
      assert.equal((await ask(`POST /channels/${id}/invites`, {})).json.channel.id, id);
    }
  });

  it('can be looked up ten times in five seconds', async () => {
    // discord-api-docs#1771
    const replies = await asker.repeat(11, `GET /invites/${sandboxInvite}`, { headers: anonymous });
    assert.deepEqual(
      replies.map(({ status }) => status),
      [...Array.from({ length: 10 }, () => 200), 429],
    );
  });
});
