import assert from 'node:assert/strict';
import { permissionBits } from '../../../src/core/discord/permission.ts';
import { makeChannel } from '../../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const path = `/guilds/${ids.guild}/channels`;

describe('the channels of a guild in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const ask = (line: string, json?: unknown) => {
    asker.clock.pass(60_000);
    return asker.ask(line, json === undefined ? {} : { json });
  };
  const codeOf = async (line: string, json?: unknown) => (await ask(line, json)).json?.code;
  const deny = (bit: bigint) => [{ id: ids.memberRole, type: 0, deny: String(bit) }];

  /** What a category says; the text channel is below it. */
  const wireOf = (id: string) => {
    const wire = asker.sandbox.world.channels.get(id)?.wire;
    assert.ok(wire);
    return wire;
  };

  it('are made of a name alone: one for text', async () => {
    const { status, json } = await ask(`POST ${path}`, { name: 'plans' });
    assert.equal(status, 201); // discord-api-spec: 201 response for create_guild_channel
    const { type, name, parent_id, topic, nsfw, rate_limit_per_user, permission_overwrites, guild_id } = json;
    assert.deepEqual([type, name, parent_id, topic, nsfw], [0, 'plans', null, null, false]);
    assert.deepEqual([rate_limit_per_user, permission_overwrites, guild_id], [0, [], ids.guild]);
    assert.equal((await ask(`GET /channels/${json.id}`)).json.name, 'plans');
    assert.equal((await ask(`GET ${path}`)).json.at(-1).id, json.id);
  });

  for (const type of [0, 2, 4, 5, 13, 15, 16]) {
    it(`are made of type ${type}`, async () => {
      const { status, json } = await ask(`POST ${path}`, { name: 'x', type });
      assert.deepEqual([status, json.type], [201, type]);
    });
  }

  for (const type of [1, 3, 11, 14]) {
    it(`are not made of type ${type}`, async () => {
      const { status, json } = await ask(`POST ${path}`, { name: 'x', type });
      assert.deepEqual([status, json.code, json.errors.type._errors[0].code], [400, 50035, 'BASE_TYPE_CHOICES']);
    });
  }

  it('are made with what was asked for', async () => {
    const sent = { name: 'ideas', type: 15, parent_id: ids.category, topic: 'x'.repeat(4096), flags: 16, position: 2 };
    const { json } = await ask(`POST ${path}`, { ...sent, available_tags: [{ name: 'big' }] });
    const { parent_id, topic, flags, position, available_tags } = json;
    assert.deepEqual([parent_id, topic.length, flags, position], [ids.category, 4096, 16, 2]);
    assert.equal(available_tags[0].name, 'big');
    assert.equal(await codeOf(`POST ${path}`, { ...sent, available_tags: [] }), 40066);
    assert.equal(await codeOf(`POST ${path}`, { name: 'x', type: 2, bitrate: 96_001 }), 30052);
    assert.equal((await ask(`POST ${path}`, {})).json.errors.name._errors[0].code, 'BASE_TYPE_REQUIRED');
  });

  it('are 500 at most; threads do not count', async () => {
    const { channels } = asker.sandbox.world;
    const count = () =>
      [...channels.values()].filter(({ wire }) => wire.guild_id === ids.guild && ![10, 11, 12].includes(wire.type))
        .length;
    for (let made = 0; count() < 499; made++) {
      const id = String(1_300_000_000_000_000_000n + BigInt(made));
      channels.set(id, makeChannel({ id, type: 0, guild_id: ids.guild, name: 'x', parent_id: null }));
    }
    assert.equal((await ask(`POST ${path}`, { name: 'the last' })).status, 201);
    const { status, json } = await ask(`POST ${path}`, { name: 'one more' });
    assert.deepEqual([status, json.code], [400, 30013]);
    assert.equal((await ask(`POST /channels/${ids.text}/threads`, { name: 'x' })).status, 201);
  });

  it('allow and deny only what the bot may do', async () => {
    // resources/guild#create-guild-channel
    const create = (permission_overwrites: unknown) => ask(`POST ${path}`, { name: 'x', permission_overwrites });
    assert.equal((await create(deny(permissionBits.SEND_MESSAGES))).status, 201);
    assert.equal((await create(deny(permissionBits.MANAGE_GUILD))).json.code, 50013);
    assert.equal((await create(deny(permissionBits.MANAGE_ROLES))).json.code, 50013);
    const bot = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(bot);
    bot.permissions = permissionBits.ADMINISTRATOR.toString();
    assert.equal((await create(deny(permissionBits.MANAGE_ROLES))).status, 201);
  });

  describe('when they are sorted', () => {
    it('get their positions', async () => {
      const moves = [
        { id: ids.text, position: 8 },
        { id: ids.voice, position: 0 },
      ];
      const { status, text } = await ask(`PATCH ${path}`, moves);
      assert.deepEqual([status, text], [204, '']);
      assert.deepEqual([wireOf(ids.text).position, wireOf(ids.voice).position], [8, 0]);
    });

    it('need not be seen', async () => {
      // resources/guild#modify-guild-channel-positions
      assert.equal((await ask(`PATCH ${path}`, [{ id: ids.hidden, position: 0 }])).status, 204);
      const { status, json } = await ask(`PATCH ${path}`, [{ id: ids.hidden, parent_id: null }]);
      assert.deepEqual([status, json.code], [403, 50001]);
    });

    it('are managed where they are and where they go', async () => {
      const allowed = (id: string, allow: bigint, denied = 0n) => {
        wireOf(id).permission_overwrites = [{ id: ids.bot, type: 1, allow: `${allow}`, deny: `${denied}` }];
      };
      const bot = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
      assert.ok(bot);
      const manage = permissionBits.MANAGE_CHANNELS;
      bot.permissions = String(BigInt(bot.permissions) & ~manage);
      allowed(ids.text, manage);
      const out = [{ id: ids.text, parent_id: null }];
      assert.equal(await codeOf(`PATCH ${path}`, [{ id: ids.text, position: 5 }]), 50013);
      assert.equal(await codeOf(`PATCH ${path}`, out), 50001);
      allowed(ids.category, manage);
      assert.equal((await ask(`PATCH ${path}`, [{ id: ids.text, position: 5 }])).status, 204);
      bot.permissions = String(BigInt(bot.permissions) | manage);
      assert.equal((await ask(`PATCH ${path}`, out)).status, 204);
      allowed(ids.category, 0n, manage);
      assert.equal(await codeOf(`PATCH ${path}`, [{ id: ids.text, parent_id: ids.category }]), 50001);
    });

    it('change their category one at a time', async () => {
      const away = { parent_id: null };
      const { status, json } = await ask(`PATCH ${path}`, [
        { id: ids.text, ...away },
        { id: ids.voice, ...away },
      ]);
      const message = 'Only one channel can have a parent_id modified at a time';
      assert.deepEqual([status, json], [400, { message, code: 40009 }]);
      assert.equal(wireOf(ids.text).parent_id, ids.category);
      assert.equal((await ask(`PATCH ${path}`, [{ id: ids.text, ...away }])).status, 204);
      assert.equal(wireOf(ids.text).parent_id, null);
    });

    it('take the permissions of the new category if they are told to', async () => {
      wireOf(ids.category).permission_overwrites = [
        { id: ids.memberRole, type: 0, allow: '0', deny: String(permissionBits.SEND_MESSAGES) },
      ];
      await ask(`PATCH ${path}`, [{ id: ids.text, parent_id: null }]);
      await ask(`PATCH ${path}`, [{ id: ids.text, parent_id: ids.category, lock_permissions: true }]);
      assert.equal(wireOf(ids.text).permission_overwrites?.[0]?.deny, '2048');
      // Only what the bot may do itself, as in any overwrite.
      await ask(`PATCH ${path}`, [{ id: ids.text, parent_id: null }]);
      wireOf(ids.category).permission_overwrites = [
        { id: ids.memberRole, type: 0, allow: '0', deny: String(permissionBits.MANAGE_GUILD) },
      ];
      const back = [{ id: ids.text, parent_id: ids.category, lock_permissions: true }];
      assert.equal(await codeOf(`PATCH ${path}`, back), 50013);
    });

    it('are refused if one of them cannot be sorted, and none is', async () => {
      const unknown = [
        { id: ids.text, position: 9 },
        { id: ids.thread, position: 1 },
      ];
      assert.equal(await codeOf(`PATCH ${path}`, unknown), 10003);
      assert.equal(wireOf(ids.text).position, 0);
      const wrong = await ask(`PATCH ${path}`, [{ id: ids.text }, { position: 1 }]);
      assert.equal(wrong.json.errors['1'].id._errors[0].code, 'BASE_TYPE_REQUIRED');
      const parent = await ask(`PATCH ${path}`, [{ id: ids.text, parent_id: ids.voice }]);
      assert.equal(parent.json.errors['0'].parent_id._errors[0].message, 'Not a category');
      assert.equal(await codeOf(`PATCH ${path}`, { id: ids.text }), 50035);
    });
  });
});
