import assert from 'node:assert/strict';
import { makeRole } from '../../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const roles = `/guilds/${ids.guild}/roles`;
const sendMessages = 1n << 11n;
const administrator = 1n << 3n;

describe('roles in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const order = async () => {
    const { json } = await asker.ask(`GET ${roles}`);
    const listed: readonly { id: string; position: number }[] = json;
    return [...listed].sort((a, b) => a.position - b.position).map(({ id }) => id);
  };
  const refusal = async (line: string, json?: unknown) => {
    const reply = await asker.ask(line, json === undefined ? {} : { json });
    return [reply.status, reply.json?.code, reply.json?.message];
  };
  const missing = [403, 50013, 'Missing Permissions'];

  it('are created at the bottom, with what everyone may do and the name of new ones', async () => {
    const { status, json } = await asker.ask(`POST ${roles}`, { json: {} });
    assert.equal(status, 200);
    const everyone = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.guild);
    assert.deepEqual([json.name, json.position, json.permissions], ['new role', 1, everyone?.permissions]);
    assert.deepEqual(await order(), [
      ids.guild,
      json.id,
      ids.mutedRole,
      ids.memberRole,
      ids.botRole,
      ids.moderatorRole,
    ]);
  });

  it('take what is said of them', async () => {
    const sent = { name: 'Red', permissions: String(sendMessages), color: 0xff0000, hoist: true, mentionable: true };
    const { json } = await asker.ask(`POST ${roles}`, { json: sent });
    assert.deepEqual(
      [json.name, json.permissions, json.color, json.colors.primary_color, json.hoist, json.mentionable],
      ['Red', '2048', 16_711_680, 16_711_680, true, true],
    );
    const colors = { primary_color: 1, secondary_color: 2, tertiary_color: null };
    const changed = await asker.ask(`PATCH ${roles}/${json.id}`, { json: { name: 'Blue', colors, hoist: false } });
    assert.deepEqual(
      [changed.status, changed.json.name, changed.json.color, changed.json.colors, changed.json.hoist],
      [200, 'Blue', 1, colors, false],
    );
  });

  it('give only what the bot itself may do', async () => {
    // developers/topics/permissions#permission-hierarchy
    assert.deepEqual(await refusal(`POST ${roles}`, { permissions: String(administrator) }), missing);
    assert.deepEqual(
      await refusal(`PATCH ${roles}/${ids.memberRole}`, { permissions: String(administrator) }),
      missing,
    );
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.memberRole);
    assert.ok(role);
    role.permissions = String(administrator);
    const kept = await asker.ask(`PATCH ${roles}/${ids.memberRole}`, { json: { permissions: '2056' } });
    assert.deepEqual([kept.status, kept.json.permissions], [200, '2056']);
  });

  it('at and above the bot’s own cannot be changed, moved or deleted', async () => {
    for (const id of [ids.botRole, ids.moderatorRole]) {
      assert.deepEqual(await refusal(`PATCH ${roles}/${id}`, { name: 'x' }), missing);
      assert.deepEqual(await refusal(`PATCH ${roles}`, [{ id, position: 1 }]), missing);
    }
    assert.deepEqual(await refusal(`DELETE ${roles}/${ids.moderatorRole}`), missing);
    assert.deepEqual(await refusal(`PATCH ${roles}`, [{ id: ids.mutedRole, position: 3 }]), missing);
  });

  it('are sorted', async () => {
    const moved = [
      { id: ids.mutedRole, position: 2 },
      { id: ids.memberRole, position: 1 },
    ];
    assert.equal((await asker.ask(`PATCH ${roles}`, { json: moved })).status, 200);
    assert.deepEqual(await order(), [ids.guild, ids.memberRole, ids.mutedRole, ids.botRole, ids.moderatorRole]);
    const unknown = [{ id: '1300000000000000000', position: 1 }];
    assert.deepEqual(await refusal(`PATCH ${roles}`, unknown), [404, 10011, 'Unknown Role']);
  });

  it('are deleted and taken from their members, but not @everyone and those of bots', async () => {
    assert.equal((await asker.ask(`DELETE ${roles}/${ids.memberRole}`)).status, 204);
    assert.deepEqual((await asker.ask(`GET /guilds/${ids.guild}/members/${ids.member}`)).json.roles, []);
    assert.deepEqual(await order(), [ids.guild, ids.mutedRole, ids.botRole, ids.moderatorRole]);
    // Discord-Presser-Server-Nuker#31 (@everyone) and discord-api-docs#2052 (a bot's role)
    for (const id of [ids.guild, ids.botRole]) {
      assert.deepEqual(await refusal(`DELETE ${roles}/${id}`), [400, 50028, 'Invalid Role']);
    }
  });

  it('are 250 at most', async () => {
    const all = asker.sandbox.world.guilds.get(ids.guild)?.roles;
    for (let n = 0; n < 244; n++) all?.set(`${n}`, makeRole(`${n}`, 'r', 1, 0n));
    assert.equal((await asker.ask(`POST ${roles}`, { json: {} })).status, 200);
    // premintbot#22
    assert.deepEqual(await refusal(`POST ${roles}`, {}), [400, 30005, 'Maximum number of server roles reached (250)']);
  });

  it('are counted, @everyone apart', async () => {
    assert.deepEqual((await asker.ask(`GET ${roles}/member-counts`)).json, {
      [ids.mutedRole]: 0,
      [ids.memberRole]: 1,
      [ids.botRole]: 1,
      [ids.moderatorRole]: 1,
    });
  });

  it('have forms', async () => {
    const { json } = await asker.ask(`POST ${roles}`, {
      json: { name: 'x'.repeat(101), color: 0x1_00_00_00, permissions: 'many', icon: 'pic' },
    });
    assert.deepEqual(json.errors, {
      name: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 100 or fewer in length.' }] },
      color: {
        _errors: [{ code: 'NUMBER_TYPE_MAX', message: 'int value should be less than or equal to 16777215.' }],
      },
      permissions: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: 'Value "many" is not int.' }] },
      icon: {
        _errors: [{ code: 'BINARY_TYPE_INVALID_DATA_URI', message: 'Only data uri strings can be used.' }], // emorize#25
      },
    });
  });
});
