import assert from 'node:assert/strict';
import { permissionBits } from '../../../src/core/discord/permission.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const messages = `/channels/${ids.text}/messages`;
const everybody = `<@${ids.member}> <@!${ids.owner}> <@1300000000000000000> <@&${ids.memberRole}> @everyone`;

// developers/reference#message-formatting, resources/message#allowed-mentions-object
describe('mentions in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  async function mentioned(json: Readonly<Record<string, unknown>>, line = `POST ${messages}`) {
    asker.clock.pass(10_000);
    const { json: message } = await asker.ask(line, { json });
    return [message.mentions.map(({ id }: { id: string }) => id), message.mention_roles, message.mention_everyone];
  }

  function may(granted: boolean): void {
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    const bits = BigInt(role.permissions) & ~permissionBits.MENTION_EVERYONE;
    role.permissions = String(granted ? bits | permissionBits.MENTION_EVERYONE : bits);
  }

  it('are people that exist, and without MENTION_EVERYONE neither roles nor everybody', async () => {
    may(false);
    assert.deepEqual(await mentioned({ content: everybody }), [[ids.member, ids.owner], [], false]);
    may(true);
    assert.deepEqual(await mentioned({ content: everybody }), [[ids.member, ids.owner], [ids.memberRole], true]);
  });

  it('are roles that let themselves be mentioned', async () => {
    may(false);
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.memberRole);
    assert.ok(role);
    role.mentionable = true;
    assert.deepEqual(await mentioned({ content: everybody }), [[ids.member, ids.owner], [ids.memberRole], false]);
  });

  it('are only those that are let through', async () => {
    may(true);
    const with_ = (allowed_mentions: unknown) => mentioned({ content: everybody, allowed_mentions });
    assert.deepEqual(await with_({ parse: [] }), [[], [], false]);
    assert.deepEqual(await with_({ parse: ['everyone'], users: [ids.owner] }), [[ids.owner], [], true]);
    assert.deepEqual(await with_({ parse: ['users'], roles: [ids.memberRole] }), [
      [ids.member, ids.owner],
      [ids.memberRole],
      false,
    ]);
  });

  it('are the author of what is replied to, unless that is not wished', async () => {
    const message_reference = { message_id: ids.memberMessage };
    assert.deepEqual((await mentioned({ content: 'x', message_reference }))[0], [ids.member]);
    const silent = { content: 'x', message_reference, allowed_mentions: { parse: [] } };
    assert.deepEqual((await mentioned(silent))[0], []);
    const loud = { ...silent, allowed_mentions: { parse: [], replied_user: true } };
    assert.deepEqual((await mentioned(loud))[0], [ids.member]);
  });

  it('change with the content', async () => {
    const edit = `PATCH ${messages}/${ids.botMessage}`;
    assert.deepEqual((await mentioned({ content: `<@${ids.owner}>` }, edit))[0], [ids.owner]);
    assert.deepEqual((await mentioned({ embeds: [{ title: 'x' }] }, edit))[0], [ids.owner]);
    assert.deepEqual((await mentioned({ content: 'nobody' }, edit))[0], []);
  });
});
