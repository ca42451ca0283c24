import { limits } from '../limits/rules.ts';
import type { Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';

const roleConnection = '/users/@me/applications/{application_id}/role-connection';

/**
 * What is for people only: with a bot token it is 20001. These are the operations to which Discord's OpenAPI description
 * gives no bot token; that all of them answer alike is seen for command permissions (osu-ahr#84), for the others from
 * the pattern of their neighbours.
 */
const routes = [
  ['GET', '/users/@me/guilds/{guild_id}/member'],
  ['GET', '/users/@me/applications/{application_id}/entitlements'],
  ['GET', roleConnection],
  ['PUT', roleConnection],
  ['DELETE', roleConnection],
  ['PUT', '/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions'],
] as const;

/** Source: developers/resources/user#get-current-user-guild-member, …/interactions/application-commands#permissions */
export const notForBotsOperations: readonly Operation[] = routes.map(([method, path]) => ({
  method,
  path,
  auth: 'bot',
  limit: limits.read,
  run: () => {
    throw new Refusal('notForBots');
  },
}));
