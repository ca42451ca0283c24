import { sandboxIds as ids } from '../../../../src/sandbox/seed.ts';
import type { World } from '../../../../src/sandbox/world.ts';
import type { Sent } from '../../ask.ts';
import { authorize, done, image, make, type Recipes } from '../recipe.ts';

const slash = {
  name: 'roll',
  description: 'Rolls dice',
  options: [{ type: 4, name: 'sides', description: 'How many' }],
};
const madeInGuild = make('command_id', `POST /applications/${ids.application}/guilds/${ids.guild}/commands`, {
  json: slash,
});

const metadata = [{ type: 2, key: 'level', name: 'Level', description: 'At least this level' }];
const given = make('entitlement_id', `POST /applications/${ids.application}/entitlements`, {
  json: { sku_id: ids.consumableSku, owner_id: ids.member, owner_type: 2 },
});
const emoji = make('emoji_id', `POST /applications/${ids.application}/emojis`, { json: { name: 'own', image } });

const connecting = { of: 'user', scope: 'role_connections.write' } as const;
const permitting = { of: 'owner', scope: 'applications.commands.permissions.update' } as const;
const permitted = { permissions: [{ id: ids.memberRole, type: 1, permission: false }] };

/** Somebody limited the command of the seed, which bots cannot do. */
function limited(world: World): void {
  const about = { id: ids.command, application_id: ids.application, guild_id: ids.guild };
  world.commandPermissions.set(`${ids.guild}:${ids.command}`, { ...about, ...permitted });
}

/** A form of the application itself. */
function client(fields: string): Sent {
  return {
    headers: { authorization: undefined, 'content-type': 'application/x-www-form-urlencoded' },
    body: `client_id=${ids.application}&client_secret={client_secret}&${fields}`,
  };
}

/** The application with its commands, emojis and what it sells; who the bot is. */
export const applicationRecipes: Recipes = {
  'GET /gateway': {},
  'GET /gateway/bot': {},

  'GET /users/@me': [{}, { bearer: { of: 'user', scope: 'identify email' } }],
  'PATCH /users/@me': { json: { username: 'Robot', avatar: image } },
  'GET /users/{user_id}': {},
  'GET /users/@me/guilds': [{}, { bearer: { of: 'user', scope: 'guilds' } }, { query: '?with_counts=true' }],
  'DELETE /users/@me/guilds/{guild_id}': {},
  'POST /users/@me/channels': { json: { recipient_id: ids.member } },
  'GET /users/@me/applications/{application_id}/entitlements': { bearer: { of: 'user', scope: 'identify' } },
  'GET /users/@me/guilds/{guild_id}/member': { bearer: { of: 'user', scope: 'guilds.members.read' } },
  'GET /users/@me/connections': { bearer: { of: 'user', scope: 'connections' } },
  'GET /users/@me/applications/{application_id}/role-connection': { bearer: connecting },
  'PUT /users/@me/applications/{application_id}/role-connection': {
    bearer: connecting,
    json: { platform_name: 'Chess', platform_username: 'ren' },
  },
  'DELETE /users/@me/applications/{application_id}/role-connection': { bearer: connecting },

  'GET /oauth2/authorize': {
    query: `?response_type=code&client_id=${ids.application}&scope=identify`,
    instead: { status: 302, why: 'it leads back to the application' },
  },
  'POST /oauth2/token': { ...client('grant_type=client_credentials&scope=identify') },
  'POST /oauth2/token/revoke': { before: authorize('user', 'identify'), ...client('token={access_token}') },
  'GET /oauth2/@me': { bearer: { of: 'user', scope: 'identify' } },
  'GET /oauth2/userinfo': { bearer: { of: 'user', scope: 'openid email' } },
  'GET /oauth2/keys': {},

  'GET /applications/@me': {},
  'PATCH /applications/@me': { json: { description: 'Other', tags: ['fun'] } },
  'GET /applications/{application_id}': {},
  'PATCH /applications/{application_id}': { json: { description: 'Other', icon: image } },
  'GET /oauth2/applications/@me': {},
  'GET /applications/{application_id}/role-connections/metadata': {
    before: done(`PUT /applications/${ids.application}/role-connections/metadata`, { json: metadata }),
  },
  'PUT /applications/{application_id}/role-connections/metadata': { json: metadata },

  'GET /applications/{application_id}/emojis': { before: emoji },
  'POST /applications/{application_id}/emojis': { json: { name: 'own', image } },
  'GET /applications/{application_id}/emojis/{emoji_id}': { before: emoji },
  'PATCH /applications/{application_id}/emojis/{emoji_id}': { before: emoji, json: { name: 'other' } },
  'DELETE /applications/{application_id}/emojis/{emoji_id}': { before: emoji },

  'GET /applications/{application_id}/skus': {},
  'GET /applications/{application_id}/entitlements': { before: given },
  'POST /applications/{application_id}/entitlements': {
    json: { sku_id: ids.sku, owner_id: ids.guild, owner_type: 1 },
  },
  'GET /applications/{application_id}/entitlements/{entitlement_id}': { before: given },
  'DELETE /applications/{application_id}/entitlements/{entitlement_id}': { before: given },
  'POST /applications/{application_id}/entitlements/{entitlement_id}/consume': { before: given },
  'GET /skus/{sku_id}/subscriptions': { params: { sku_id: ids.sku }, query: `?user_id=${ids.member}` },

  'GET /applications/{application_id}/commands': {},
  'POST /applications/{application_id}/commands': [
    { json: slash },
    { json: { ...slash, name: 'ping' } },
    { json: { type: 3, name: 'Report this' } },
  ],
  'PUT /applications/{application_id}/commands': { json: [slash, { type: 2, name: 'Look up' }] },
  'GET /applications/{application_id}/commands/{command_id}': {},
  'DELETE /applications/{application_id}/commands/{command_id}': {},
  'PATCH /applications/{application_id}/commands/{command_id}': { json: { description: 'Other' } },
  'GET /applications/{application_id}/guilds/{guild_id}/commands': { before: madeInGuild },
  'POST /applications/{application_id}/guilds/{guild_id}/commands': { json: slash },
  'PUT /applications/{application_id}/guilds/{guild_id}/commands': { json: [slash] },
  'GET /applications/{application_id}/guilds/{guild_id}/commands/{command_id}': { before: madeInGuild },
  'DELETE /applications/{application_id}/guilds/{guild_id}/commands/{command_id}': { before: madeInGuild },
  'PATCH /applications/{application_id}/guilds/{guild_id}/commands/{command_id}': {
    before: madeInGuild,
    json: { description: 'Other' },
  },
  'GET /applications/{application_id}/guilds/{guild_id}/commands/permissions': {},
  'GET /applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions': { world: limited },
  'PUT /applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions': {
    bearer: permitting,
    json: permitted,
  },
};
