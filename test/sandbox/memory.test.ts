import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker, type Reply, type Sent } from './ask.ts';

const text = `/channels/${ids.text}`;
const commands = `/applications/${ids.application}/commands`;
const authorization = `/oauth2/authorize?client_id=${ids.application}&response_type=code&scope=identify`;

/** How often something is done that must leave nothing behind beyond a bound of 1000. */
const often = 1010;

describe('the memory of a sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    if (role !== undefined) role.permissions = '8';
  });
  afterEach(() => asker.sandbox.close());

  /** Asks when limits have long forgotten what was before. */
  async function later(line: string, sent: Sent = {}): Promise<Reply> {
    asker.clock.pass(60_000);
    const reply = await asker.ask(line, sent);
    assert.ok(reply.status < 400, `${line}: ${reply.text}`);
    return reply;
  }

  it('holds a thousand codes that nobody fetches', async () => {
    await asker.repeat(often, `GET ${authorization}`);
    assert.equal(asker.sandbox.world.authorizations.codes.size, 1000);
  });

  it('holds a thousand entitlements, also if they were taken away', async () => {
    const path = `/applications/${ids.application}/entitlements`;
    const sent = { sku_id: ids.sku, owner_id: ids.member, owner_type: 2 };
    for (let time = 0; time < often; time++) {
      const { json } = await later(`POST ${path}`, { json: sent });
      await later(`DELETE ${path}/${json.id}`);
    }
    assert.equal(asker.sandbox.world.application.entitlements.size, 1000);
  }).timeout(20_000);

  it('holds a hundred incidents', async () => {
    for (let time = 0; time < 60; time++) asker.sandbox.setScenario(time % 2 === 0 ? 'incident' : 'none');
    await asker.repeat(80, 'POST /sandbox/incident', { json: { impact: 'minor' } });
    assert.equal(asker.sandbox.world.statusPage.incidents.length, 100);
  });

  it('holds a thousand archived threads of a guild, the newest', async () => {
    const names = [];
    for (let time = 0; time < often; time++) {
      const { json } = await later(`POST ${text}/threads`, { json: { name: String(time), type: 11 } });
      names.push(json.name);
      await later(`PATCH /channels/${json.id}`, { json: { archived: true } });
    }
    const { channels } = asker.sandbox.world;
    const archived = [...channels.values()].filter(({ wire }) => wire.thread_metadata?.archived === true);
    assert.equal(archived.length, 1001); // the last one came after the look
    assert.equal(archived.at(-1)?.wire.name, names.at(-1));
  }).timeout(20_000);

  it('forgets with a command who may use it, and with a channel its stage', async () => {
    const { commandPermissions, guilds } = asker.sandbox.world;
    const { json: command } = await later(`POST ${commands}`, { json: { name: 'a', description: 'b' } });
    const set = { id: command.id, application_id: ids.application, guild_id: ids.guild, permissions: [] };
    commandPermissions.set(`${ids.guild}:${command.id}`, set);
    await later(`PUT ${commands}`, { json: [] });
    assert.equal(commandPermissions.size, 0);
    await later('POST /stage-instances', { json: { channel_id: ids.stage, topic: 'Questions' } });
    await later(`DELETE /channels/${ids.stage}`);
    assert.equal(guilds.get(ids.guild)?.stageInstances.size, 0);
  });

  it('holds a hundred events that are over', async () => {
    const path = `/guilds/${ids.guild}/scheduled-events`;
    for (let time = 0; time < 103; time++) {
      const [from, until] = [3_600_000, 7_200_000].map((wait) => new Date(asker.clock.time + wait).toISOString());
      const times = { scheduled_start_time: from, scheduled_end_time: until };
      const event = { name: 'x', privacy_level: 2, entity_type: 3, entity_metadata: { location: 'y' }, ...times };
      const { json } = await later(`POST ${path}`, { json: event });
      await later(`PATCH ${path}/${json.id}`, { json: { status: 4 } });
    }
    assert.equal(asker.sandbox.world.guilds.get(ids.guild)?.scheduledEvents.size, 101); // the last one came after the look
  });

  it('holds no chain of replies in each of them, and shows in a reply what it is about as that is now', async () => {
    let id = ids.botMessage as string;
    for (let time = 0; time < 3; time++) {
      const sent = { content: String(time), message_reference: { message_id: id } };
      id = (await later(`POST ${text}/messages`, { json: sent })).json.id;
    }
    const { json } = await later(`GET ${text}/messages/${id}`);
    const { referenced_message: quoted } = json;
    assert.deepEqual([quoted.content, 'referenced_message' in quoted], ['1', false]);
    await later(`PATCH ${text}/messages/${quoted.id}`, { json: { content: 'changed' } });
    assert.equal((await later(`GET ${text}/messages/${id}`)).json.referenced_message.content, 'changed');
  });

  it('holds in the audit log only what there is', async () => {
    await later(`PATCH ${text}`, { json: { topic: 'new', junk: 'x'.repeat(1000) } });
    await later(`POST /guilds/${ids.guild}/channels`, { json: { name: 'more', junk: 1 } });
    const log = asker.sandbox.world.guilds.get(ids.guild)?.auditLog ?? [];
    assert.deepEqual(
      log.map(({ changes = [] }) => changes.map(({ key }) => key)),
      [['topic'], ['name']],
    );
  });

  it('holds fifteen webhooks that came with tokens', async () => {
    const before = asker.sandbox.world.webhooks.size;
    for (let time = 0; time < 17; time++) {
      const line = authorization.replace('identify', 'webhook.incoming');
      const { headers } = await later(`GET ${line}&redirect_uri=http://localhost/`);
      const code = new URL(headers.location ?? '').searchParams.get('code') ?? '';
      const client = { client_id: ids.application, client_secret: asker.sandbox.clientSecret };
      const form = { grant_type: 'authorization_code', code, redirect_uri: 'http://localhost/', ...client };
      const body = new URLSearchParams(form).toString();
      await later('POST /oauth2/token', { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    }
    assert.equal(asker.sandbox.world.webhooks.size, before + 15);
  });
});
