import { sandboxIds as ids } from '../../../../src/sandbox/world/seed.ts';
import { done, image, make, type Recipes } from '../recipe.ts';

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

/** The application with its commands, emojis and what it sells; who the bot is. */
export const applicationRecipes: Recipes = {
  'GET /gateway': {},
  'GET /gateway/bot': {},

  'PATCH /users/@me': { json: { username: 'Robot', avatar: image } },
  'GET /users/{user_id}': {},
  'GET /users/@me/guilds': [{}, { query: '?with_counts=true' }],
  'DELETE /users/@me/guilds/{guild_id}': {},
  'POST /users/@me/channels': { json: { recipient_id: ids.member } },

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
};
