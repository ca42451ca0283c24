import { managedGuild } from '../access.ts';
import { json, noContent } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import { type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';

const all = '/guilds/{guild_id}/integrations';

/** Source: https://docs.discord.com/developers/resources/guild#get-guild-integrations */
export const integrationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: all,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, [...managedGuild(call).integrations.values()].slice(0, 50)),
  },
  {
    method: 'DELETE',
    path: `${all}/{integration_id}`,
    auth: 'bot',
    limit: limits.guildEdit,
    run: (call) => {
      if (!managedGuild(call).integrations.delete(param(call, 'integration_id')))
        throw new Refusal('unknownIntegration');
      return noContent;
    },
  },
];
