import { OAuth2Scopes } from 'discord-api-types/v10';
import { sandboxIds as ids } from '../../../../src/sandbox/world/seed.ts';
import type { World } from '../../../../src/sandbox/world/world.ts';
import { done, image, make, type Recipes } from '../recipe.ts';

const guild = `/guilds/${ids.guild}`;
const banned = done(`PUT ${guild}/bans/${ids.outsider}`, { json: {} });
const changed = done(`PATCH ${guild}/members/${ids.member}`, { json: { nick: 'Renny' } });
const role = make('role_id', `POST ${guild}/roles`, { json: { name: 'Guest' } });
const template = make('code', `POST ${guild}/templates`, { json: { name: 'Ours' } }, 'code');

const rule = {
  name: 'No shouting',
  event_type: 1,
  trigger_type: 1,
  trigger_metadata: { keyword_filter: ['loud*'] },
  actions: [{ type: 1, metadata: { custom_message: 'Quiet, please' } }],
};
const ruled = make('rule_id', `POST ${guild}/auto-moderation/rules`, { json: rule });

const welcome = { enabled: true, description: 'Hi', welcome_channels: [{ channel_id: ids.text, description: 'Talk' }] };
const onboarding = {
  prompts: [
    {
      title: 'What do you like?',
      single_select: true,
      required: false,
      in_onboarding: true,
      type: 0,
      options: [{ title: 'Games', description: 'All of them', channel_ids: [ids.text], role_ids: [] }],
    },
  ],
  default_channel_ids: [ids.text],
  enabled: false,
  mode: 0,
};

/** Somebody and the bot are on a stage: no operation takes them there. */
function onStage(world: World): void {
  for (const user_id of [ids.bot, ids.member]) {
    world.guilds.get(ids.guild)?.voiceStates.set(user_id, {
      guild_id: ids.guild,
      user_id,
      session_id: 'a'.repeat(32),
      channel_id: ids.stage,
      deaf: false,
      mute: false,
      self_deaf: false,
      self_mute: false,
      self_stream: false,
      self_video: false,
      suppress: true,
      request_to_speak_timestamp: null,
    });
  }
}

const integrationId = '1215962283920531072';

/** As Discord's OpenAPI description has it; the types know only some of it. */
const application = { name: 'Other bot', icon: null, description: '', type: null, flags: 0, flags_new: '0' };

/** Another bot is in the guild: no operation brings it there. */
function integrated(world: World): void {
  world.guilds.get(ids.guild)?.integrations.set(integrationId, {
    id: integrationId,
    name: 'Other bot',
    type: 'discord',
    enabled: true,
    account: { id: integrationId, name: 'Other bot' },
    application: { ...application, id: integrationId },
    scopes: [OAuth2Scopes.Bot],
  });
}

/** A guild itself, its members, roles, bans, screens and rules. */
export const guildRecipes: Recipes = {
  'GET /guilds/{guild_id}': [{}, { query: '?with_counts=true' }],
  'GET /guilds/{guild_id}/channels': {},
  'GET /guilds/{guild_id}/roles': {},
  'GET /guilds/{guild_id}/roles/{role_id}': [{}, { params: { role_id: ids.botRole } }],

  'GET /guilds/{guild_id}/members': { query: '?limit=100' },
  'GET /guilds/{guild_id}/members/{user_id}': {},
  'PATCH /guilds/{guild_id}/members/{user_id}': [
    { json: { nick: 'Renny', roles: [ids.mutedRole] } },
    { json: { communication_disabled_until: '2026-11-21T12:00:00.000Z' } },
  ],
  'PATCH /guilds/{guild_id}/members/@me': { json: { nick: 'Robot' } },
  'DELETE /guilds/{guild_id}/members/{user_id}': {},
  'PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}': {},
  'DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}': {},

  'GET /guilds/{guild_id}/bans': { before: banned },
  'GET /guilds/{guild_id}/bans/{user_id}': { before: banned, params: { user_id: ids.outsider } },
  'PUT /guilds/{guild_id}/bans/{user_id}': { json: { delete_message_seconds: 3600 } },
  'DELETE /guilds/{guild_id}/bans/{user_id}': { before: banned, params: { user_id: ids.outsider } },

  'POST /guilds': { refused: { status: 400, why: 'bots cannot make guilds any more (change-log, 2025-07-15)' } },
  'PATCH /guilds/{guild_id}': { json: { name: 'Renamed', icon: image, afk_timeout: 60 } },
  'GET /guilds/{guild_id}/preview': {},
  'GET /guilds/{guild_id}/vanity-url': {},
  'GET /guilds/{guild_id}/audit-logs': { before: changed },
  'PUT /guilds/{guild_id}/incident-actions': { json: { invites_disabled_until: '2026-11-20T18:00:00.000Z' } },
  'GET /guilds/{guild_id}/regions': {},
  'GET /voice/regions': {},

  'POST /guilds/{guild_id}/roles': { json: { name: 'Guest', permissions: '0', colors: { primary_color: 1 } } },
  'PATCH /guilds/{guild_id}/roles': { json: [{ id: ids.mutedRole, position: 2 }] },
  'PATCH /guilds/{guild_id}/roles/{role_id}': { json: { name: 'Visitor', hoist: true } },
  'DELETE /guilds/{guild_id}/roles/{role_id}': { before: role },
  'GET /guilds/{guild_id}/roles/member-counts': {},

  'GET /guilds/{guild_id}/members/search': { query: '?query=ren' },
  'PUT /guilds/{guild_id}/members/{user_id}': {
    json: { access_token: 'x' },
    refused: { status: 403, why: 'the sandbox gives out no access tokens of people' },
  },
  'POST /guilds/{guild_id}/bulk-ban': { json: { user_ids: [ids.member, ids.outsider] } },
  'GET /guilds/{guild_id}/prune': { query: '?days=7' },
  'POST /guilds/{guild_id}/prune': [{ json: { days: 7 } }, { json: { days: 7, compute_prune_count: false } }],

  'GET /guilds/{guild_id}/integrations': { world: integrated },
  'DELETE /guilds/{guild_id}/integrations/{integration_id}': {
    world: integrated,
    params: { integration_id: integrationId },
  },

  'GET /guilds/{guild_id}/widget': {},
  'PATCH /guilds/{guild_id}/widget': { json: { enabled: true, channel_id: ids.text } },
  'GET /guilds/{guild_id}/widget.json': { before: done(`PATCH ${guild}/widget`, { json: { enabled: true } }) },
  'GET /guilds/{guild_id}/welcome-screen': { before: done(`PATCH ${guild}/welcome-screen`, { json: welcome }) },
  'PATCH /guilds/{guild_id}/welcome-screen': { json: welcome },
  'GET /guilds/{guild_id}/onboarding': [{}, { before: done(`PUT ${guild}/onboarding`, { json: onboarding }) }],
  'PUT /guilds/{guild_id}/onboarding': { json: onboarding },

  'GET /guilds/{guild_id}/auto-moderation/rules': { before: ruled },
  'POST /guilds/{guild_id}/auto-moderation/rules': { json: rule },
  'GET /guilds/{guild_id}/auto-moderation/rules/{rule_id}': { before: ruled },
  'PATCH /guilds/{guild_id}/auto-moderation/rules/{rule_id}': { before: ruled, json: { enabled: true } },
  'DELETE /guilds/{guild_id}/auto-moderation/rules/{rule_id}': { before: ruled },

  'GET /guilds/templates/{code}': { before: template },
  'GET /guilds/{guild_id}/templates': { before: template },
  'POST /guilds/{guild_id}/templates': { json: { name: 'Ours', description: 'A pattern' } },
  'PUT /guilds/{guild_id}/templates/{code}': { before: template },
  'PATCH /guilds/{guild_id}/templates/{code}': { before: template, json: { description: 'Other' } },
  'DELETE /guilds/{guild_id}/templates/{code}': { before: template },

  'GET /guilds/{guild_id}/voice-states/@me': { world: onStage },
  'GET /guilds/{guild_id}/voice-states/{user_id}': { world: onStage },
  'PATCH /guilds/{guild_id}/voice-states/@me': { world: onStage, json: { suppress: false } },
  'PATCH /guilds/{guild_id}/voice-states/{user_id}': {
    world: onStage,
    json: { channel_id: ids.stage, suppress: false },
  },
};
