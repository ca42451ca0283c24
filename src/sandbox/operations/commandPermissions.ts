import type { APIApplicationCommandPermission, APIGuildApplicationCommandPermissions } from 'discord-api-types/v10';
import { hasPermission } from '../../core/discord/permission.ts';
import { guildOf } from '../access.ts';
import { bearer } from '../admission.ts';
import { type Answer, json } from '../answer.ts';
import { boolean, choice, demand, isRecord, list, object, required, snowflake } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { rightsInGuild } from '../rights.ts';
import type { Guild } from '../world/world.ts';
import { demandOwnApplication } from './applications.ts';

const all = '/applications/{application_id}/guilds/{guild_id}/commands/permissions';
const one = '/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions';

/** Without the scope it is 50026 (since 2022-11, discord-api-docs#5239; the status is not established). */
const scope = 'applications.commands.permissions.update';
const reading = bearer(scope, { withoutScope: 'missingScope' });
/** A bot may read but not write: 403 with 20001 (twilight#1740). */
const writing = bearer(scope, { withoutScope: 'missingScope', bot: 'botsCannot' });

/** Who may use a command where. Source: developers/interactions/application-commands#permissions */
export const commandPermissionOperations: readonly Operation[] = [
  { method: 'GET', path: all, auth: reading, limit: limits.read, run: readAll },
  { method: 'GET', path: one, auth: reading, limit: limits.read, run: read },
  { method: 'PUT', path: one, auth: writing, accepts: 'json', limit: limits.write, run: write },
];

const form = object({
  permissions: required(
    list(object({ id: required(snowflake), type: required(choice([1, 2, 3])), permission: required(boolean) }), {
      max: 100,
    }),
  ),
});

function readAll(call: Call): Answer {
  const guild = ownGuild(call);
  return json(
    200,
    [...call.world.commandPermissions.values()].filter(({ guild_id }) => guild_id === guild.id),
  );
}

/** A command that nobody limited is 10066; its status is from the pattern of its neighbours. */
function read(call: Call): Answer {
  const found = call.world.commandPermissions.get(keyOf(call, ownGuild(call)));
  if (found === undefined) throw new Refusal('unknownCommandPermissions');
  return json(200, found);
}

/** The user must be allowed to manage the guild and its roles. */
function write(call: Call): Answer {
  const guild = ownGuild(call);
  const key = keyOf(call, guild);
  const granted = rightsInGuild(call, guild, call.grant?.userId ?? '').usable;
  if (!hasPermission(granted, 'MANAGE_GUILD', 'MANAGE_ROLES')) throw new Refusal('missingPermissions');
  demand(form, call.body);
  const sent = isRecord(call.body) && Array.isArray(call.body.permissions) ? call.body.permissions : [];
  const written: APIGuildApplicationCommandPermissions = {
    id: param(call, 'command_id'),
    application_id: call.world.application.id,
    guild_id: guild.id,
    permissions: sent.filter(isRecord).map(overwrite),
  };
  call.world.commandPermissions.set(key, written);
  return json(200, written);
}

function overwrite({ id, type, permission }: Record<string, unknown>): APIApplicationCommandPermission {
  return { id: String(id), type: Number(type), permission: String(permission).toLowerCase() === 'true' };
}

/** @throws Refusal 20012 for somebody else's application, 10004 and 50001 for the guild */
function ownGuild(call: Call): Guild {
  demandOwnApplication(call);
  return guildOf(call);
}

/**
 * Permissions are kept by guild and command; the application's id stands for all of its commands.
 * @throws Refusal 10063
 */
function keyOf(call: Call, guild: Guild): string {
  const id = param(call, 'command_id');
  const found = call.world.commands.get(id);
  const isHere = found !== undefined && (found.guild_id === undefined || found.guild_id === guild.id);
  if (!isHere && id !== call.world.application.id) throw new Refusal('unknownCommand');
  return `${guild.id}:${id}`;
}
