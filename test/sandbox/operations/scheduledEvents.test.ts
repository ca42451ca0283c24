import assert from 'node:assert/strict';
import { everyPermission } from '../../../src/core/discord/permission.ts';
import { makeChannel } from '../../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const guild = `/guilds/${ids.guild}`;
const events = `${guild}/scheduled-events`;
const rules = `${guild}/auto-moderation/rules`;
const stage = '1213459794493571072';
const nothing = '1300000000000000000';
const external = {
  name: 'Party',
  privacy_level: 2,
  entity_type: 3,
  scheduled_start_time: '2026-11-21T12:00:00.000000+00:00',
  scheduled_end_time: '2026-11-21T13:00:00.000000+00:00',
  entity_metadata: { location: 'The park' },
};

/** A sandbox with a stage, in which the bot may do everything. */
async function begin(): Promise<Asker> {
  const asker = await Asker.start();
  const { channels, guilds } = asker.sandbox.world;
  channels.set(stage, makeChannel({ id: stage, type: 13, guild_id: ids.guild, name: 'Stage', parent_id: null }));
  const role = guilds.get(ids.guild)?.roles.get(ids.botRole);
  assert.ok(role);
  role.permissions = everyPermission.toString();
  return asker;
}

describe('scheduled events in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await begin();
  });
  afterEach(() => asker.sandbox.close());

  const errors = async (json: unknown, line = `POST ${events}`) => (await asker.ask(line, { json })).json.errors;

  it('are made, changed, listed and deleted', async () => {
    const { status, json } = await asker.ask(`POST ${events}`, { json: external });
    assert.deepEqual(
      [status, json.name, json.status, json.channel_id, json.entity_metadata, json.creator.id],
      [200, 'Party', 1, null, { location: 'The park' }, ids.bot],
    );
    const one = `${events}/${json.id}`;
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { description: 'Come!' } })).json.description, 'Come!');
    assert.equal((await asker.ask(`GET ${one}?with_user_count=true`)).json.user_count, 0);
    assert.equal((await asker.ask(`GET ${events}`)).json[0].description, 'Come!');
    assert.deepEqual((await asker.ask(`GET ${one}/users`)).json, []);
    assert.equal((await asker.ask(`DELETE ${one}`)).status, 204);
    const gone = await asker.ask(`GET ${one}`);
    assert.deepEqual([gone.status, gone.json], [404, { message: 'Unknown Guild Scheduled Event', code: 10070 }]);
  });

  it('begin and end, but not the other way round', async () => {
    const one = `${events}/${(await asker.ask(`POST ${events}`, { json: external })).json.id}`;
    assert.ok(await errors({ status: 3 }, `PATCH ${one}`));
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { status: 2 } })).json.status, 2);
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { status: 3 } })).json.status, 3);
    assert.ok(await errors({ status: 1 }, `PATCH ${one}`));
  });

  it('need what their kind needs', async () => {
    const { entity_metadata: _, scheduled_end_time: __, ...rest } = external;
    const required = { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] };
    assert.deepEqual(await errors(rest), { scheduled_end_time: required, entity_metadata: required });
    assert.deepEqual(await errors({ ...external, entity_metadata: {} }), { entity_metadata: { location: required } });
    assert.deepEqual(await errors({ ...rest, entity_type: 2 }), { channel_id: required });
    const unknown = await asker.ask(`POST ${events}`, { json: { ...rest, entity_type: 2, channel_id: nothing } });
    assert.equal(unknown.json.code, 10003);
    const voice = (await asker.ask(`POST ${events}`, { json: { ...external, entity_type: 2, channel_id: ids.voice } }))
      .json;
    assert.deepEqual([voice.channel_id, voice.entity_metadata], [ids.voice, null]);
  });

  it('lie in the future', async () => {
    const past = { ...external, scheduled_start_time: '2026-11-20T11:59:00.000000+00:00' };
    assert.deepEqual(await errors(past), {
      scheduled_start_time: {
        _errors: [{ code: 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST', message: 'Cannot schedule event in the past.' }],
      },
    });
    assert.ok((await errors({ ...external, scheduled_end_time: external.scheduled_start_time })).scheduled_end_time);
  });

  it('are a hundred at most that have not ended', async () => {
    const { json } = await asker.ask(`POST ${events}`, { json: external });
    const all = asker.sandbox.world.guilds.get(ids.guild)?.scheduledEvents;
    const made = all?.get(json.id);
    assert.ok(made);
    for (let n = 0; n < 99; n++) all?.set(`${n}`, { ...made, status: n === 0 ? 3 : 1 });
    assert.equal((await asker.ask(`POST ${events}`, { json: external })).status, 200);
    const refused = await asker.ask(`POST ${events}`, { json: external });
    assert.deepEqual([refused.status, refused.json.code], [400, 30038]);
  });
});

describe('a stage in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await begin();
  });
  afterEach(() => asker.sandbox.close());

  const one = `/stage-instances/${stage}`;
  const open = (channel_id: string = stage) =>
    asker.ask('POST /stage-instances', { json: { channel_id, topic: 'Talk' } });

  it('is opened once, changed and closed', async () => {
    const { status, json } = await open();
    assert.deepEqual(
      [status, json.channel_id, json.guild_id, json.topic, json.privacy_level],
      [200, stage, ids.guild, 'Talk', 2],
    );
    assert.deepEqual((await asker.ask(`GET ${one}`)).json, json);
    assert.deepEqual((await open()).json, { message: 'The Stage is already open', code: 150_006 });
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { topic: 'Song' } })).json.topic, 'Song');
    assert.equal((await asker.ask(`DELETE ${one}`)).status, 204);
    const gone = await asker.ask(`GET ${one}`);
    assert.deepEqual([gone.status, gone.json], [404, { message: 'Unknown Stage Instance', code: 10_067 }]);
  });

  it('has to be one that is seen and there', async () => {
    assert.equal((await open(nothing)).json.code, 10003);
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    role.permissions = '0';
    assert.equal((await open(ids.hidden)).json.code, 50001);
    role.permissions = everyPermission.toString();
    assert.equal((await open(ids.voice)).json.code, 50024);
    const { json } = await asker.ask('POST /stage-instances', { json: { topic: 'x'.repeat(121) } });
    assert.deepEqual(Object.keys(json.errors), ['channel_id', 'topic']);
  });

  it('lets those who are in it speak', async () => {
    const states = asker.sandbox.world.guilds.get(ids.guild)?.voiceStates;
    const rest = {
      deaf: false,
      mute: false,
      self_deaf: false,
      self_mute: false,
      self_stream: false,
      self_video: false,
    };
    const state = { ...rest, guild_id: ids.guild, session_id: 'x', suppress: true, request_to_speak_timestamp: null };
    const member = `${guild}/voice-states/${ids.member}`;
    const own = `${guild}/voice-states/@me`;
    for (const line of [`GET ${own}`, `GET ${member}`, `PATCH ${own}`, `PATCH ${member}`]) {
      const { status, json } = await asker.ask(line, line.startsWith('PATCH') ? { json: {} } : {});
      assert.deepEqual([status, json], [404, { message: 'Unknown Voice State', code: 10_065 }], line); // discord.js#7407
    }
    states?.set(ids.member, { ...state, user_id: ids.member, channel_id: stage });
    states?.set(ids.bot, { ...state, user_id: ids.bot, channel_id: ids.voice });
    assert.equal((await asker.ask(`PATCH ${member}`, { json: { suppress: false } })).status, 204);
    const speaking = (await asker.ask(`GET ${member}`)).json;
    // resources/voice#modify-user-voice-state: the request is set to now
    assert.deepEqual(
      [speaking.suppress, speaking.request_to_speak_timestamp, speaking.member.user.id],
      [false, '2026-11-20T12:00:00.000000+00:00', ids.member],
    );
    assert.equal((await asker.ask(`PATCH ${own}`, { json: { suppress: true } })).json.code, 50024);
    states?.set(ids.bot, { ...state, user_id: ids.bot, channel_id: stage });
    assert.equal((await asker.ask(`PATCH ${own}`, { json: { suppress: false } })).status, 204);
    assert.equal((await asker.ask(`GET ${own}`)).json.suppress, false);
  });
});

describe('auto moderation in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await begin();
  });
  afterEach(() => asker.sandbox.close());

  const keyword = {
    name: 'Words',
    event_type: 1,
    trigger_type: 1,
    trigger_metadata: { keyword_filter: ['bad'] },
    actions: [{ type: 1 }],
  };
  const create = (json: unknown) => asker.ask(`POST ${rules}`, { json });

  it('has rules that are made, changed and deleted', async () => {
    const { status, json } = await create(keyword);
    assert.deepEqual(
      [status, json.creator_id, json.enabled, json.trigger_metadata, json.exempt_roles],
      [200, ids.bot, false, { keyword_filter: ['bad'], regex_patterns: [], allow_list: [] }, []],
    );
    const one = `${rules}/${json.id}`;
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { enabled: true } })).json.enabled, true);
    assert.equal((await asker.ask(`GET ${one}`)).json.enabled, true);
    assert.equal((await asker.ask(`GET ${rules}`)).json.length, 1);
    assert.equal((await asker.ask(`DELETE ${one}`)).status, 204);
    assert.equal((await asker.ask(`GET ${one}`)).status, 404);
  });

  it('has six rules for words and one of every other kind', async () => {
    for (let n = 0; n < 6; n++) {
      assert.equal((await create(keyword)).status, 200);
      asker.clock.pass(5000);
    }
    const { json } = await create(keyword);
    // discord-api-types#853
    const code = 'AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED';
    assert.deepEqual(json.errors, {
      _errors: [{ code, message: 'Maximum number of rules with trigger type 1 is 6' }],
    });
    const spam = { ...keyword, trigger_type: 3, trigger_metadata: {} };
    assert.equal((await create(spam)).status, 200);
    assert.equal(
      (await create(spam)).json.errors._errors[0].message,
      'Maximum number of rules with trigger type 3 is 1',
    );
  });

  it('has a form', async () => {
    const { errors } = (await create({ ...keyword, name: undefined, trigger_type: 2, actions: [] })).json;
    assert.deepEqual(Object.keys(errors).sort(), ['actions', 'name', 'trigger_type']);
  });
});
