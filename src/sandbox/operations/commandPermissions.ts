import { guildOf } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { demandOwnApplication } from './applications.ts';

const commands = '/applications/{application_id}/guilds/{guild_id}/commands';

/**
 * Who may use commands. Only people can say so (see `notForBots`), so in the sandbox nothing was ever set.
 * Source: https://docs.discord.com/developers/interactions/application-commands#get-guild-application-command-permissions
 */
export const commandPermissionOperations: readonly Operation[] = [
  { method: 'GET', path: `${commands}/permissions`, auth: 'bot', limit: limits.read, run: list },
  { method: 'GET', path: `${commands}/{command_id}/permissions`, auth: 'bot', limit: limits.read, run: get },
];

function list(call: Call): Answer {
  demandOwnApplication(call);
  guildOf(call);
  return json(200, []);
}

/** A command that is not there is unknown, one for which nothing was set has no permissions to tell. */
function get(call: Call): Answer {
  demandOwnApplication(call);
  const { id } = guildOf(call);
  const command = call.world.commands.get(param(call, 'command_id'));
  const isHere = command !== undefined && (command.guild_id === undefined || command.guild_id === id);
  throw new Refusal(isHere ? 'unknownCommandPermissions' : 'unknownCommand');
}
