import { sandboxIds as ids, redirectUri } from '../../../../src/sandbox/world/seed.ts';
import type { Asker } from '../../ask.ts';
import { accessToken, clientForm, done, type Recipes } from '../recipe.ts';

const command = `/applications/{application_id}/guilds/{guild_id}/commands`;
const authorization = new URLSearchParams({
  response_type: 'code',
  client_id: ids.application,
  scope: 'identify',
  redirect_uri: redirectUri,
});
const permissions = { permissions: [{ id: ids.memberRole, type: 1, permission: false }] };
const limiting = 'applications.commands.permissions.update';
const limited = async (asker: Asker) => {
  const token = await accessToken(asker, limiting);
  const line = `PUT /applications/${ids.application}/guilds/${ids.guild}/commands/${ids.command}/permissions`;
  return done(line, { json: permissions, headers: { authorization: `Bearer ${token}` } })(asker);
};
const connection = { platform_name: 'Elsewhere', platform_username: 'olivia', metadata: {} };
const linking = 'role_connections.write';
const linked = async (asker: Asker) => {
  const headers = { authorization: `Bearer ${await accessToken(asker, linking)}` };
  return done(`PUT /users/@me/applications/${ids.application}/role-connection`, { json: connection, headers })(asker);
};

/** What access tokens open, and how they are had. */
export const oauth2Recipes: Recipes = {
  'GET /oauth2/authorize': {
    query: `?${authorization}`,
    refused: { status: 302, why: 'it sends back to the application' },
  },
  'POST /oauth2/token': { sent: (asker) => clientForm(asker, { grant_type: 'client_credentials', scope: 'identify' }) },
  'POST /oauth2/token/revoke': { sent: (asker) => clientForm(asker, { token: 'any' }) },
  'GET /oauth2/@me': { bearer: 'identify' },
  'GET /oauth2/userinfo': { bearer: 'openid' },
  'GET /oauth2/keys': {},

  'GET /users/@me': [{}, { bearer: 'identify' }, { bearer: 'identify email' }],
  'GET /users/@me/guilds/{guild_id}/member': { bearer: 'guilds.members.read' },
  'GET /users/@me/connections': { bearer: 'connections' },
  'GET /users/@me/applications/{application_id}/role-connection': { bearer: linking, before: linked },
  'PUT /users/@me/applications/{application_id}/role-connection': { bearer: linking, json: connection },
  'DELETE /users/@me/applications/{application_id}/role-connection': { bearer: linking },
  'GET /users/@me/applications/{application_id}/entitlements': { bearer: 'applications.entitlements' },

  [`GET ${command}/permissions`]: { before: limited },
  [`GET ${command}/{command_id}/permissions`]: { before: limited },
  [`PUT ${command}/{command_id}/permissions`]: { bearer: limiting, json: permissions },
};
