import assert from 'node:assert/strict';
import { everyPermission } from '../../../src/core/discord/permission.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const guild = `/guilds/${ids.guild}`;
const image = 'data:image/png;base64,AAAA';

describe('the settings of a guild in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    role.permissions = everyPermission.toString();
  });
  afterEach(() => asker.sandbox.close());

  const refusal = async (line: string, json?: unknown) => {
    const reply = await asker.ask(line, json === undefined ? {} : { json });
    return [reply.status, reply.json?.code, reply.json?.message];
  };

  it('are changed, and null takes them back', async () => {
    const sent = { name: 'New', verification_level: 2, afk_timeout: 900, description: 'd', icon: image };
    const { status, json } = await asker.ask(`PATCH ${guild}`, { json: { ...sent, system_channel_id: ids.text } });
    assert.equal(status, 200);
    assert.deepEqual(
      [json.name, json.verification_level, json.afk_timeout, json.description, json.system_channel_id],
      ['New', 2, 900, 'd', ids.text],
    );
    assert.match(json.icon, /^[0-9a-f]{32}$/);
    assert.deepEqual((await asker.ask(`GET ${guild}`)).json, json);
    const nothing = { verification_level: null, description: null, icon: null, system_channel_id: null };
    const back = (await asker.ask(`PATCH ${guild}`, { json: nothing })).json;
    assert.deepEqual(
      [back.verification_level, back.description, back.icon, back.system_channel_id],
      [0, null, null, null],
    );
    assert.equal(back.name, 'New');
  });

  it('have a form', async () => {
    const { json } = await asker.ask(`PATCH ${guild}`, { json: { name: 'x', afk_timeout: 5, icon: 'x.png' } });
    assert.deepEqual(json.errors, {
      name: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 2 and 100 in length.' }] },
      icon: { _errors: [{ code: 'BINARY_TYPE_INVALID_DATA_URI', message: 'Only data uri strings can be used.' }] },
      afk_timeout: {
        _errors: [{ code: 'BASE_TYPE_CHOICES', message: 'Value must be one of (60, 300, 900, 1800, 3600).' }],
      },
    });
  });

  it('show in its preview, which only guilds that can be discovered show to everybody', async () => {
    const { json } = await asker.ask(`GET ${guild}/preview`);
    assert.deepEqual(
      [json.id, json.name, json.approximate_member_count, json.emojis.length],
      [ids.guild, 'Sandbox', 4, 1],
    );
    assert.deepEqual(await refusal(`GET /guilds/${ids.otherGuild}/preview`), [404, 10004, 'Unknown Guild']);
    asker.sandbox.world.guilds.get(ids.otherGuild)?.settings.features.push('DISCOVERABLE');
    assert.equal((await asker.ask(`GET /guilds/${ids.otherGuild}/preview`)).json.name, 'Elsewhere');
  });

  it('have a widget, disabled at first, for everybody', async () => {
    const anonymous = { headers: { authorization: undefined } };
    const refused = await asker.ask(`GET ${guild}/widget.json`, anonymous);
    assert.deepEqual([refused.status, refused.json], [403, { message: 'Widget Disabled', code: 50004 }]); // shields#981
    assert.deepEqual((await asker.ask(`GET ${guild}/widget`)).json, { enabled: false, channel_id: null });
    const json = { enabled: true, channel_id: ids.text };
    assert.deepEqual((await asker.ask(`PATCH ${guild}/widget`, { json })).json, json);
    const shown = await asker.ask(`GET ${guild}/widget.json`, anonymous);
    assert.deepEqual([shown.status, shown.json.id, shown.json.presence_count], [200, ids.guild, 1]);
    const { widget_enabled, widget_channel_id } = (await asker.ask(`GET ${guild}`)).json;
    assert.deepEqual([widget_enabled, widget_channel_id], [true, ids.text]);
    const unknown = await asker.ask('GET /guilds/1300000000000000000/widget.json', anonymous);
    assert.deepEqual([unknown.status, unknown.json.code], [404, 10004]);
  });

  it('have a welcome screen and onboarding', async () => {
    const welcome_channels = [{ channel_id: ids.text, description: 'Hi', emoji_id: null, emoji_name: '👋' }];
    const screen = { description: 'Welcome', welcome_channels };
    const path = `${guild}/welcome-screen`;
    assert.deepEqual((await asker.ask(`PATCH ${path}`, { json: { ...screen, enabled: true } })).json, screen);
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    role.permissions = '0';
    assert.deepEqual((await asker.ask(`GET ${path}`)).json, screen); // for all, now that it is enabled
    role.permissions = everyPermission.toString();
    const onboarding = { guild_id: ids.guild, prompts: [], default_channel_ids: [], enabled: false, mode: 0 };
    assert.deepEqual((await asker.ask(`GET ${guild}/onboarding`)).json, onboarding);
    // resources/guild#modify-guild-onboarding: at least 7 default channels
    assert.equal((await asker.ask(`PUT ${guild}/onboarding`, { json: { enabled: true } })).json.code, 350_000);
    const many = await asker.ask(`PATCH ${path}`, {
      json: { welcome_channels: Array.from({ length: 6 }, () => ({ channel_id: ids.text, description: 'x' })) },
    });
    assert.deepEqual(many.json.errors.welcome_channels._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
  });

  it('have no vanity address', async () => {
    assert.deepEqual((await asker.ask(`GET ${guild}/vanity-url`)).json, { code: null, uses: 0 });
  });

  it('make a template, one to a guild', async () => {
    const path = `${guild}/templates`;
    const made = await asker.ask(`POST ${path}`, { json: { name: 'T', description: 'd' } });
    const { code, name, creator_id, source_guild_id, serialized_source_guild } = made.json;
    assert.deepEqual([made.status, name, creator_id, source_guild_id], [200, 'T', ids.bot, ids.guild]);
    assert.deepEqual(
      [serialized_source_guild.name, serialized_source_guild.roles[0].id, serialized_source_guild.roles.length],
      ['Sandbox', 0, 5],
    );
    assert.deepEqual(await refusal(`POST ${path}`, { name: 'U' }), [400, 30031, 'Guild already has a template']);
    assert.equal((await asker.ask(`GET /guilds/templates/${code}`)).json.name, 'T');
    assert.equal((await asker.ask(`PATCH ${path}/${code}`, { json: { description: null } })).json.description, null);
    await asker.ask(`PATCH ${guild}`, { json: { name: 'Renamed' } });
    assert.equal((await asker.ask(`PUT ${path}/${code}`)).json.serialized_source_guild.name, 'Renamed');
    assert.equal((await asker.ask(`DELETE ${path}/${code}`)).json.code, code);
    assert.deepEqual((await asker.ask(`GET ${path}`)).json, []);
    assert.deepEqual(await refusal(`GET /guilds/templates/${code}`), [404, 10057, 'Unknown Guild Template']);
  });

  it('have integrations, which can be removed', async () => {
    const id = '1300000000000000001';
    const account = { id: ids.bot, name: 'Sandbox Bot' };
    const integration = { id, name: 'Sandbox Bot', type: 'discord' as const, enabled: true, account };
    asker.sandbox.world.guilds.get(ids.guild)?.integrations.set(id, integration);
    assert.deepEqual((await asker.ask(`GET ${guild}/integrations`)).json, [integration]);
    assert.equal((await asker.ask(`DELETE ${guild}/integrations/${id}`)).status, 204);
    assert.deepEqual(await refusal(`DELETE ${guild}/integrations/${id}`), [404, 10005, 'Unknown Integration']);
  });

  it('close invites and direct messages for a day at most', async () => {
    const path = `${guild}/incident-actions`;
    const json = { invites_disabled_until: '2026-11-21T12:00:00.000000+00:00', dms_disabled_until: null };
    assert.deepEqual((await asker.ask(`PUT ${path}`, { json })).json, json);
    const late = { invites_disabled_until: '2026-11-21T12:00:00.001000+00:00' };
    assert.equal((await refusal(`PUT ${path}`, late))[1], 50035);
  });

  it('cannot be those of a guild that a bot makes', async () => {
    const answer = [400, 20001, 'Bots cannot use this endpoint'];
    assert.deepEqual(await refusal('POST /guilds', { name: 'Mine' }), answer);
  });
});

describe('the guilds of the bot in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const listed = async (query = '') => {
    const list: readonly { id: string }[] = (await asker.ask(`GET /users/@me/guilds${query}`)).json;
    return list.map(({ id }) => id);
  };

  it('are listed by id, in pages, with counts on request', async () => {
    assert.deepEqual(await listed(), [ids.guild, ids.twoFactorGuild]);
    assert.deepEqual(await listed('?limit=1'), [ids.guild]);
    assert.deepEqual(await listed(`?after=${ids.guild}`), [ids.twoFactorGuild]);
    assert.deepEqual(await listed(`?before=${ids.twoFactorGuild}`), [ids.guild]);
    const [first] = (await asker.ask('GET /users/@me/guilds?with_counts=true')).json;
    assert.deepEqual([first.name, first.owner, first.approximate_member_count], ['Sandbox', false, 4]);
    assert.equal(BigInt(first.permissions) & 4n, 4n); // BAN_MEMBERS
    const [second] = (await asker.ask(`GET /users/@me/guilds?after=${ids.guild}`)).json;
    assert.equal(second.approximate_member_count, undefined);
    const wrong = await asker.ask('GET /users/@me/guilds?limit=201');
    assert.equal(wrong.json.errors.limit._errors[0].code, 'NUMBER_TYPE_MAX');
  });

  it('can be left', async () => {
    const line = `DELETE /users/@me/guilds/${ids.guild}`;
    assert.equal((await asker.ask(line)).status, 204);
    assert.deepEqual(await listed(), [ids.twoFactorGuild]);
    assert.equal((await asker.ask(`GET /guilds/${ids.guild}`)).json.code, 10004); // discord-api-docs#5840
    assert.equal((await asker.ask(`GET /guilds/${ids.guild}/channels`)).json.code, 50001);
    assert.deepEqual((await asker.ask(line)).json, { message: 'Unknown Guild', code: 10004 });
  });
});
