import assert from 'node:assert/strict';
import { everyPermission } from '../../../src/core/discord/permission.ts';
import { makeVoiceState } from '../../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const guild = `/guilds/${ids.guild}`;
const member = `${guild}/members/${ids.member}`;
const later = '2026-11-20T13:00:00.000000+00:00';

/** Source of the numbers: resources/audit-log#audit-log-entry-object-audit-log-events */
const traces: readonly (readonly [line: string, action: number, target: string | null | 'made', json?: unknown])[] = [
  [`PATCH ${guild}`, 1, ids.guild, { name: 'New' }],
  [`PATCH /channels/${ids.text}`, 11, ids.text, { topic: 'x' }],
  [`DELETE ${member}`, 20, ids.member],
  [`POST ${guild}/prune`, 21, null, { include_roles: [ids.memberRole] }],
  [`PUT ${guild}/bans/${ids.member}`, 22, ids.member, {}],
  [`POST ${guild}/bulk-ban`, 22, ids.member, { user_ids: [ids.member] }],
  [`PATCH ${member}`, 24, ids.member, { communication_disabled_until: later }],
  [`PATCH ${guild}/members/@me`, 24, ids.bot, { nick: 'x' }],
  [`PATCH ${member}`, 25, ids.member, { roles: [] }],
  [`PUT ${member}/roles/${ids.mutedRole}`, 25, ids.member],
  [`DELETE ${member}/roles/${ids.memberRole}`, 25, ids.member],
  [`PATCH ${member}`, 26, null, { channel_id: ids.voice }],
  [`POST ${guild}/roles`, 30, 'made', { name: 'x' }],
  [`PATCH ${guild}/roles`, 31, ids.mutedRole, [{ id: ids.mutedRole, position: 2 }]],
  [`PATCH ${guild}/roles/${ids.mutedRole}`, 31, ids.mutedRole, { name: 'x' }],
  [`DELETE ${guild}/roles/${ids.mutedRole}`, 32, ids.mutedRole],
  [`POST /channels/${ids.text}/webhooks`, 50, 'made', { name: 'x' }],
  [`PATCH /webhooks/${ids.webhook}`, 51, ids.webhook, { name: 'x' }],
  [`DELETE /webhooks/${ids.webhook}`, 52, ids.webhook],
  [`POST ${guild}/emojis`, 60, 'made', { name: 'ok', image: 'data:image/png;base64,AAAA' }],
  [`PATCH ${guild}/emojis/${ids.emoji}`, 61, ids.emoji, { name: 'ok' }],
  [`DELETE ${guild}/emojis/${ids.emoji}`, 62, ids.emoji],
  [`DELETE /channels/${ids.text}/messages/${ids.memberMessage}`, 72, ids.member],
  [`PUT /channels/${ids.text}/messages/pins/${ids.memberMessage}`, 74, ids.member],
  [`DELETE /channels/${ids.text}/messages/pins/${ids.pinnedMessage}`, 75, ids.member],
  [
    `POST ${guild}/auto-moderation/rules`,
    140,
    'made',
    { name: 'x', event_type: 1, trigger_type: 3, actions: [{ type: 1 }] },
  ],
];

describe('the audit log in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    role.permissions = everyPermission.toString();
    const connected = makeVoiceState(ids.guild, ids.member, ids.voice);
    asker.sandbox.world.guilds.get(ids.guild)?.voiceStates.set(ids.member, connected);
  });
  afterEach(() => asker.sandbox.close());

  const log = async (query = '') => (await asker.ask(`GET ${guild}/audit-logs${query}`)).json;
  const headers = { 'x-audit-log-reason': 'because%20of%20it' };

  for (const [line, action, target, json] of traces) {
    it(`keeps ${action} of ${line}`, async () => {
      const reply = await asker.ask(line, { headers, ...(json === undefined ? {} : { json }) });
      assert.ok(reply.status < 300, reply.text);
      const { audit_log_entries: entries } = await log();
      assert.equal(entries.length, 1);
      const { id: _, changes, options, ...entry } = entries[0];
      const target_id = target === 'made' ? reply.json.id : target;
      assert.deepEqual(entry, { user_id: ids.bot, target_id, action_type: action, reason: 'because of it' });
    });
  }

  it('tells old and new values, but no uploads', async () => {
    await asker.ask(`PATCH ${guild}`, { json: { name: 'New', icon: 'data:image/png;base64,AAAA', afk_timeout: 300 } });
    const { audit_log_entries: entries } = await log();
    assert.deepEqual(entries[0].changes, [{ key: 'name', old_value: 'Sandbox', new_value: 'New' }]);
    await asker.ask(`PUT ${member}/roles/${ids.mutedRole}`);
    const [given] = (await log()).audit_log_entries;
    assert.deepEqual(given.changes, [{ key: '$add', new_value: [{ id: ids.mutedRole, name: 'Muted' }] }]);
    assert.equal(given.reason, undefined);
  });

  it('keeps nothing of what failed, of what is not administration and of one’s own messages', async () => {
    await asker.ask(`DELETE ${guild}/members/${ids.owner}`);
    await asker.ask(`POST /channels/${ids.text}/messages`, { json: { content: 'x' } });
    await asker.ask(`DELETE /channels/${ids.text}/messages/${ids.botMessage}`);
    assert.deepEqual((await log()).audit_log_entries, []);
  });

  it('is read newest first, filtered and in pages', async () => {
    for (const name of ['one', 'two', 'three']) await asker.ask(`PATCH ${guild}`, { json: { name } });
    await asker.ask(`PUT ${guild}/bans/${ids.member}`, { json: {} });
    const told = async (query: string) => {
      const { audit_log_entries: entries } = await log(query);
      return entries.map(({ action_type, changes }: { action_type: number; changes?: { new_value: string }[] }) =>
        action_type === 1 ? changes?.[0]?.new_value : action_type,
      );
    };
    assert.deepEqual(await told(''), [22, 'three', 'two', 'one']);
    assert.deepEqual(await told('?limit=2'), [22, 'three']);
    assert.deepEqual(await told('?action_type=22'), [22]);
    assert.deepEqual(await told(`?user_id=${ids.owner}`), []);
    const { audit_log_entries: entries, users } = await log();
    assert.deepEqual(await told(`?before=${entries[1].id}`), ['two', 'one']);
    assert.deepEqual(await told(`?after=${entries[2].id}`), ['three', 22]); // with `after` the order turns
    assert.deepEqual(
      users.map(({ id }: { id: string }) => id),
      [ids.bot, ids.member],
    );
  });

  it('forgets the oldest', async () => {
    for (let n = 0; n < 201; n++) {
      asker.clock.pass(5000);
      await asker.ask(`PATCH ${guild}`, { json: { name: `n${n}` } });
    }
    const kept = asker.sandbox.world.guilds.get(ids.guild)?.auditLog;
    assert.deepEqual([kept?.length, kept?.[0]?.changes?.[0]?.new_value], [200, 'n1']);
  });
});
