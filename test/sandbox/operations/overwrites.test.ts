import assert from 'node:assert/strict';
import { permissionBits } from '../../../src/core/discord/permission.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const text = `/channels/${ids.text}`;
const onRole = `${text}/permissions/${ids.memberRole}`;
const send = String(permissionBits.SEND_MESSAGES);
const manageGuild = String(permissionBits.MANAGE_GUILD);

describe('an overwrite in the sandbox', () => {
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
  const overwrites = (id: string = ids.text) => asker.sandbox.world.channels.get(id)?.wire.permission_overwrites;

  it('is made, changed and taken away', async () => {
    const made = await ask(`PUT ${onRole}`, { type: 0, allow: send });
    assert.deepEqual([made.status, made.text], [204, '']);
    assert.deepEqual(overwrites(), [{ id: ids.memberRole, type: 0, allow: '2048', deny: '0' }]);
    await ask(`PUT ${onRole}`, { type: 0, allow: null, deny: send });
    assert.deepEqual(overwrites(), [{ id: ids.memberRole, type: 0, allow: '0', deny: '2048' }]);
    assert.equal((await ask(`DELETE ${onRole}`)).status, 204);
    assert.deepEqual(overwrites(), []);
    const gone = await ask(`DELETE ${onRole}`);
    assert.deepEqual([gone.status, gone.json], [404, { message: 'Unknown Overwrite', code: 10009 }]);
  });

  it('is for a member too, and not for what is not of the kind that was said', async () => {
    // discord-api-docs#101
    assert.equal((await ask(`PUT ${text}/permissions/${ids.member}`, { type: 1, deny: send })).status, 204);
    assert.equal(await codeOf(`PUT ${text}/permissions/${ids.member}`, { type: 0, deny: send }), 10009);
    assert.equal(await codeOf(`PUT ${onRole}`, { type: 1, deny: send }), 10009);
    assert.equal(await codeOf(`PUT ${text}/permissions/1300000000000000000`, { type: 0 }), 10009);
  });

  it('counts at once', async () => {
    await ask(`PUT ${text}/permissions/${ids.bot}`, { type: 1, deny: send });
    assert.equal(await codeOf(`POST ${text}/messages`, { content: 'x' }), 50013);
  });

  it('allows and denies only what the bot may do', async () => {
    // resources/channel#edit-channel-permissions
    assert.equal(await codeOf(`PUT ${onRole}`, { type: 0, allow: manageGuild }), 50013);
    assert.equal(await codeOf(`PUT ${onRole}`, { type: 0, deny: manageGuild }), 50013);
    const permission_overwrites = [{ id: ids.memberRole, type: 0, deny: manageGuild }];
    assert.equal(await codeOf(`PATCH ${text}`, { permission_overwrites }), 50013);
    assert.deepEqual(overwrites(), []);
  });

  it('may say what the bot can do in the category', async () => {
    const category = asker.sandbox.world.channels.get(ids.category)?.wire;
    assert.ok(category);
    category.permission_overwrites = [{ id: ids.bot, type: 1, allow: manageGuild, deny: '0' }];
    assert.equal((await ask(`PUT ${onRole}`, { type: 0, allow: manageGuild })).status, 204);
  });

  it('may say anything where one lets the bot manage roles', async () => {
    const wire = asker.sandbox.world.channels.get(ids.text)?.wire;
    assert.ok(wire);
    wire.permission_overwrites = [{ id: ids.botRole, type: 0, allow: String(permissionBits.MANAGE_ROLES), deny: '0' }];
    assert.equal((await ask(`PUT ${onRole}`, { type: 0, allow: manageGuild })).status, 204);
  });

  it('is left alone when others change', async () => {
    const wire = asker.sandbox.world.channels.get(ids.text)?.wire;
    assert.ok(wire);
    wire.permission_overwrites = [{ id: ids.moderatorRole, type: 0, allow: manageGuild, deny: '0' }];
    assert.equal((await ask(`PUT ${onRole}`, { type: 0, deny: send })).status, 204);
    assert.equal(await codeOf(`DELETE ${text}/permissions/${ids.moderatorRole}`), 50013);
  });

  it('is one of 1000 at most', async () => {
    const wire = asker.sandbox.world.channels.get(ids.text)?.wire;
    assert.ok(wire);
    wire.permission_overwrites = Array.from({ length: 1000 }, (_, index) => {
      return { id: String(index + 1), type: 0, allow: '0', deny: '0' };
    });
    assert.equal(await codeOf(`PUT ${onRole}`, { type: 0 }), 30060);
    wire.permission_overwrites.pop();
    assert.equal(await codeOf(`PUT ${onRole}`, { type: 0 }), undefined);
  });

  it('has a form', async () => {
    const { json } = await ask(`PUT ${onRole}`, { allow: 'all' });
    assert.deepEqual(json.errors, {
      type: { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] },
      allow: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: 'Value "all" is not int.' }] },
    });
    const listed = await ask(`PATCH ${text}`, { permission_overwrites: [{ id: ids.memberRole, deny: 'x' }] });
    assert.equal(listed.json.errors.permission_overwrites['0'].deny._errors[0].code, 'NUMBER_TYPE_COERCE');
  });

  it('is not for threads', async () => {
    for (const method of ['PUT', 'DELETE']) {
      assert.equal(await codeOf(`${method} /channels/${ids.thread}/permissions/${ids.memberRole}`, { type: 0 }), 50024);
    }
  });
});
