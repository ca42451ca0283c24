import type { APIUser } from 'discord-api-types/v10';
import { callerId } from '../access.ts';
import { bearer } from '../admission.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { entitlementsOf } from '../entitlementsOf.ts';
import { demand, isRecord, object, text } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Grant } from '../oauth2/authorization.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { demandOwnApplication } from './applications.ts';

const connection = '/users/@me/applications/{application_id}/role-connection';
/** Only for bearer tokens; a bot gets 20001 (403, twilight#1740 on another such route). */
const ownConnection = bearer('role_connections.write', { bot: 'botsCannot' });

/** What the application sees of the user who authorized it. Source: https://docs.discord.com/developers/resources/user */
export const currentUserOperations: readonly Operation[] = [
  { method: 'GET', path: '/users/@me', auth: bearer('identify'), limit: limits.read, run: currentUser },
  {
    method: 'GET',
    path: '/users/@me/guilds/{guild_id}/member',
    auth: bearer('guilds.members.read', { bot: 'botsCannot' }),
    limit: limits.read,
    run: member,
  },
  {
    method: 'GET',
    path: '/users/@me/connections',
    auth: bearer('connections'),
    limit: limits.read,
    run: () => json(200, []),
  },
  {
    method: 'GET',
    path: '/users/@me/applications/{application_id}/entitlements',
    auth: bearer(null, { bot: 'botsCannot' }),
    limit: limits.read,
    run: entitlements,
  },
  { method: 'GET', path: connection, auth: ownConnection, limit: limits.read, run: readConnection },
  { method: 'PUT', path: connection, auth: ownConnection, accepts: 'json', limit: limits.write, run: writeConnection },
  { method: 'DELETE', path: connection, auth: ownConnection, limit: limits.write, run: removeConnection },
];

/** The user whose bearer token called, and what it allows. Only for operations that refuse bots. */
export function grantedUser({ grant, world }: Call): { user: APIUser; grant: Grant; email: string } {
  const user = world.users.get(grant?.userId ?? '');
  if (grant === null || user === undefined) throw new Error('The route needs a bearer token.');
  return { user, grant, email: `${user.username}@sandbox.invalid` };
}

/** With the scope `email` a user has one; a bot's is null. Source: developers/resources/user#user-object */
function currentUser(call: Call): Answer {
  if (call.grant === null) return json(200, ownBot(call));
  const { user, grant, email } = grantedUser(call);
  const more = grant.scopes.includes('email') ? { email, verified: true } : {};
  return json(200, { ...user, ...commonOf(call), premium_type: 0, ...more });
}

/** The bot as it sees itself. */
export function ownBot(call: Call) {
  return { ...call.world.bot, verified: true, ...commonOf(call), email: null };
}

function commonOf({ world: { application } }: Call) {
  return { mfa_enabled: application.ownerTwoFactor, locale: 'en-US', flags: 0 };
}

/** Source: developers/resources/user#get-current-user-guild-member. A guild that the user is not in is 10004 here. */
function member(call: Call): Answer {
  const found = call.world.guilds.get(param(call, 'guild_id'))?.members.get(callerId(call));
  if (found === undefined) throw new Refusal('unknownGuild');
  return json(200, found);
}

/** Any token will do, says Discord's OpenAPI description, which alone has this route. */
function entitlements(call: Call): Answer {
  demandOwnApplication(call);
  const found = entitlementsOf(call.world, callerId(call));
  const skipsConsumed = flagOf(call, 'exclude_consumed');
  return json(
    200,
    found.filter(({ consumed }) => !(skipsConsumed && consumed === true)),
  );
}

const roleConnection = object({
  platform_name: text({ max: 50 }),
  platform_username: text({ max: 100 }),
  metadata: object({}),
});

const emptyConnection = { platform_name: null, platform_username: null, metadata: {} };

/** Source: developers/resources/user#get-current-user-application-role-connection */
function readConnection(call: Call): Answer {
  demandOwnApplication(call);
  return json(200, call.world.roleConnections.get(callerId(call)) ?? emptyConnection);
}

function writeConnection(call: Call): Answer {
  demandOwnApplication(call);
  demand(roleConnection, call.body);
  const { platform_name, platform_username, metadata } = isRecord(call.body) ? call.body : {};
  const written = {
    platform_name: textOrNull(platform_name),
    platform_username: textOrNull(platform_username),
    metadata: Object.fromEntries(
      Object.entries(isRecord(metadata) ? metadata : {}).map(([key, value]) => [key, String(value)]),
    ),
  };
  call.world.roleConnections.set(callerId(call), written);
  return json(200, written);
}

function removeConnection(call: Call): Answer {
  demandOwnApplication(call);
  call.world.roleConnections.delete(callerId(call));
  return noContent;
}

function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}
