import assert from 'node:assert/strict';
import { permissionBits } from '../../src/core/discord/permission.ts';
import { makeChannel } from '../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker } from './ask.ts';
import { allowBot, type Need, testNeeds } from './needs.ts';

const guild = `/guilds/${ids.guild}`;
const stage = '1213459794493571072';
const event = '1300000000000000001';
const sound = '1300000000000000002';
const rule = '1300000000000000003';
const later = '2026-11-21T12:00:00.000000+00:00';
const image = 'data:image/png;base64,AAAA';
const elsewhere = {
  name: 'x',
  privacy_level: 2,
  entity_type: 3,
  scheduled_start_time: later,
  scheduled_end_time: '2026-11-21T13:00:00.000000+00:00',
  entity_metadata: { location: 'x' },
};
const inVoice = { name: 'x', privacy_level: 2, entity_type: 2, scheduled_start_time: later, channel_id: ids.voice };
const onStage = { ...inVoice, entity_type: 1, channel_id: stage };

/**
 * What each operation needs, as its page of the documentation says (resources/guild, /emoji, /webhook, /soundboard,
 * /guild-scheduled-event, /stage-instance, /auto-moderation, /guild-template, /audit-log, /voice). The third part is
 * the status when the bot has it.
 */
const needs: readonly Need[] = [
  [`PATCH ${guild}`, 'MANAGE_GUILD', 200, { name: 'New' }],
  [`GET ${guild}/vanity-url`, 'MANAGE_GUILD', 200],
  [`GET ${guild}/widget`, 'MANAGE_GUILD', 200],
  [`PATCH ${guild}/widget`, 'MANAGE_GUILD', 200, { enabled: true }],
  [`GET ${guild}/welcome-screen`, 'MANAGE_GUILD', 200],
  [`PATCH ${guild}/welcome-screen`, 'MANAGE_GUILD', 200, { enabled: true }],
  [`PUT ${guild}/onboarding`, 'MANAGE_GUILD', 200, { mode: 1 }],
  [`PUT ${guild}/onboarding`, 'MANAGE_ROLES', 200, { mode: 1 }],
  [`GET ${guild}/integrations`, 'MANAGE_GUILD', 200],
  [`DELETE ${guild}/integrations/${rule}`, 'MANAGE_GUILD', 404],
  [`GET ${guild}/templates`, 'MANAGE_GUILD', 200],
  [`POST ${guild}/templates`, 'MANAGE_GUILD', 200, { name: 'x' }],
  [`PUT ${guild}/templates/none`, 'MANAGE_GUILD', 404],
  [`PATCH ${guild}/templates/none`, 'MANAGE_GUILD', 404, { name: 'x' }],
  [`DELETE ${guild}/templates/none`, 'MANAGE_GUILD', 404],
  [`GET ${guild}/audit-logs`, 'VIEW_AUDIT_LOG', 200],
  [`POST ${guild}/roles`, 'MANAGE_ROLES', 200, {}],
  [`PATCH ${guild}/roles`, 'MANAGE_ROLES', 200, [{ id: ids.mutedRole, position: 2 }]],
  [`PATCH ${guild}/roles/${ids.mutedRole}`, 'MANAGE_ROLES', 200, { name: 'x' }],
  [`DELETE ${guild}/roles/${ids.mutedRole}`, 'MANAGE_ROLES', 204],
  [`POST ${guild}/bulk-ban`, 'BAN_MEMBERS', 200, { user_ids: [ids.member] }],
  [`POST ${guild}/bulk-ban`, 'MANAGE_GUILD', 200, { user_ids: [ids.member] }],
  [`GET ${guild}/prune`, 'KICK_MEMBERS', 200],
  [`GET ${guild}/prune`, 'MANAGE_GUILD', 200],
  [`POST ${guild}/prune`, 'KICK_MEMBERS', 200, {}],
  [`POST ${guild}/prune`, 'MANAGE_GUILD', 200, {}],
  [`POST ${guild}/emojis`, 'CREATE_GUILD_EXPRESSIONS', 201, { name: 'ok', image }],
  [`PATCH ${guild}/emojis/${ids.emoji}`, 'MANAGE_GUILD_EXPRESSIONS', 200, { name: 'ok' }],
  [`DELETE ${guild}/emojis/${ids.emoji}`, 'MANAGE_GUILD_EXPRESSIONS', 204],
  [`POST ${guild}/soundboard-sounds`, 'CREATE_GUILD_EXPRESSIONS', 201, { name: 'ok', sound: image }],
  [`PATCH ${guild}/soundboard-sounds/${sound}`, 'MANAGE_GUILD_EXPRESSIONS', 200, { name: 'ok' }],
  [`DELETE ${guild}/soundboard-sounds/${sound}`, 'MANAGE_GUILD_EXPRESSIONS', 204],
  [`POST ${guild}/scheduled-events`, 'CREATE_EVENTS', 200, elsewhere],
  [`POST ${guild}/scheduled-events`, 'CREATE_EVENTS', 200, inVoice],
  [`POST ${guild}/scheduled-events`, 'CONNECT', 200, inVoice],
  [`POST ${guild}/scheduled-events`, 'MANAGE_CHANNELS', 200, onStage],
  [`POST ${guild}/scheduled-events`, 'MUTE_MEMBERS', 200, onStage],
  [`POST ${guild}/scheduled-events`, 'MOVE_MEMBERS', 200, onStage],
  [`PATCH ${guild}/scheduled-events/${event}`, 'MANAGE_EVENTS', 200, { name: 'y' }],
  [`DELETE ${guild}/scheduled-events/${event}`, 'MANAGE_EVENTS', 204],
  ['POST /stage-instances', 'MANAGE_CHANNELS', 200, { channel_id: stage, topic: 'x' }],
  ['POST /stage-instances', 'MUTE_MEMBERS', 200, { channel_id: stage, topic: 'x' }],
  ['POST /stage-instances', 'MOVE_MEMBERS', 200, { channel_id: stage, topic: 'x' }],
  ['POST /stage-instances', 'MENTION_EVERYONE', 200, { channel_id: stage, topic: 'x', send_start_notification: true }],
  [`GET ${guild}/auto-moderation/rules`, 'MANAGE_GUILD', 200],
  [`GET ${guild}/auto-moderation/rules/${rule}`, 'MANAGE_GUILD', 404],
  [
    `POST ${guild}/auto-moderation/rules`,
    'MANAGE_GUILD',
    200,
    { name: 'x', event_type: 1, trigger_type: 3, actions: [{ type: 1 }] },
  ],
  [`PATCH ${guild}/auto-moderation/rules/${rule}`, 'MANAGE_GUILD', 404, {}],
  [`DELETE ${guild}/auto-moderation/rules/${rule}`, 'MANAGE_GUILD', 404],
  [`GET ${guild}/webhooks`, 'MANAGE_WEBHOOKS', 200],
  [`GET /channels/${ids.text}/webhooks`, 'MANAGE_WEBHOOKS', 200],
  [`POST /channels/${ids.text}/webhooks`, 'MANAGE_WEBHOOKS', 200, { name: 'x' }],
  [`PATCH /webhooks/${ids.webhook}`, 'MANAGE_WEBHOOKS', 200, { name: 'x' }],
  [`DELETE /webhooks/${ids.webhook}`, 'MANAGE_WEBHOOKS', 204],
  [`PATCH ${guild}/voice-states/@me`, 'MUTE_MEMBERS', 204, { suppress: false }],
  [`PATCH ${guild}/voice-states/@me`, 'REQUEST_TO_SPEAK', 204, { request_to_speak_timestamp: later }],
  [`PATCH ${guild}/voice-states/${ids.member}`, 'MUTE_MEMBERS', 204, { suppress: true }],
  // With a token that nobody gave, all that is asked for is there when the token is looked at: 50025.
  [`PUT ${guild}/members/${ids.outsider}`, 'CREATE_INSTANT_INVITE', 403, { access_token: 'x' }],
  [`PUT ${guild}/members/${ids.outsider}`, 'MANAGE_NICKNAMES', 403, { access_token: 'x', nick: 'x' }],
  [`PUT ${guild}/members/${ids.outsider}`, 'MANAGE_ROLES', 403, { access_token: 'x', roles: [] }],
  [`PUT ${guild}/members/${ids.outsider}`, 'MUTE_MEMBERS', 403, { access_token: 'x', mute: true }],
  [`PUT ${guild}/members/${ids.outsider}`, 'DEAFEN_MEMBERS', 403, { access_token: 'x', deaf: true }],
];

describe('a permission for a guild in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
    const { channels, guilds } = asker.sandbox.world;
    const { guild_id, name } = { guild_id: ids.guild, name: 'Stage' };
    channels.set(stage, makeChannel({ id: stage, type: 13, guild_id, name, parent_id: null }));
    const parts = guilds.get(ids.guild);
    assert.ok(parts);
    const state = { guild_id, channel_id: stage, deaf: false, mute: false, self_deaf: false, self_mute: false };
    const rest = { self_stream: false, self_video: false, suppress: true, request_to_speak_timestamp: null };
    for (const user_id of [ids.bot, ids.member]) {
      parts.voiceStates.set(user_id, { ...state, ...rest, user_id, session_id: 'x' });
    }
    parts.sounds.set(sound, {
      sound_id: sound,
      name: 's',
      volume: 1,
      emoji_id: null,
      emoji_name: null,
      available: true,
    });
    parts.scheduledEvents.set(event, {
      id: event,
      guild_id,
      creator_id: ids.moderator,
      channel_id: null,
      name: 'x',
      description: null,
      scheduled_start_time: later,
      scheduled_end_time: elsewhere.scheduled_end_time,
      privacy_level: 2,
      status: 1,
      entity_type: 3,
      entity_id: null,
      entity_metadata: { location: 'x' },
      image: null,
      recurrence_rule: null,
      user_count: 0,
    });
  });
  afterEach(() => asker.sandbox.close());

  testNeeds(
    needs,
    () => asker,
    ({ status, json }) => {
      if (status === 403) assert.equal(json.code, 50025);
    },
  );

  it('to administer is needed to make a guild a community, and for nothing else of it', async () => {
    allowBot(asker);
    const community = { json: { features: ['COMMUNITY'] } };
    const refused = await asker.ask(`PATCH ${guild}`, community);
    assert.deepEqual([refused.status, refused.json.code], [403, 50013]);
    assert.equal((await asker.ask(`PATCH ${guild}`, { json: { features: [] } })).status, 200);
    const bot = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(bot);
    bot.permissions = permissionBits.ADMINISTRATOR.toString();
    assert.deepEqual((await asker.ask(`PATCH ${guild}`, community)).json.features, ['COMMUNITY']);
  });

  it('to manage is not needed for expressions and events of one’s own, since 2026-02-23', async () => {
    allowBot(asker, 'MANAGE_GUILD_EXPRESSIONS');
    const emoji = (await asker.ask(`POST ${guild}/emojis`, { json: { name: 'mine', image } })).json;
    assert.equal((await asker.ask(`PATCH ${guild}/emojis/${emoji.id}`, { json: { name: 'ours' } })).json.name, 'ours');
    assert.equal((await asker.ask(`DELETE ${guild}/emojis/${emoji.id}`)).status, 204);
    allowBot(asker, 'MANAGE_EVENTS');
    const made = (await asker.ask(`POST ${guild}/scheduled-events`, { json: elsewhere })).json;
    const path = `${guild}/scheduled-events/${made.id}`;
    assert.equal((await asker.ask(`PATCH ${path}`, { json: { name: 'y' } })).json.name, 'y');
    assert.equal((await asker.ask(`DELETE ${path}`)).status, 204);
  });

  it('to connect is needed to see who is connected: 50001', async () => {
    // discord-api-docs#7250
    allowBot(asker, 'CONNECT');
    const { status, json } = await asker.ask(`GET ${guild}/voice-states/${ids.member}`);
    assert.deepEqual([status, json.code], [403, 50001]);
    allowBot(asker);
    assert.equal((await asker.ask(`GET ${guild}/voice-states/${ids.member}`)).json.member.user.id, ids.member);
  });
});
