import type { APIApplicationCommand } from 'discord-api-types/v10';
import { guildOf } from '../access.ts';
import { bearer } from '../admission.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { commandChange, command as commandForm, commandList } from '../forms/command.ts';
import { demand, isRecord } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { demandOwnApplication } from './applications.ts';

const everywhere = '/applications/{application_id}/commands';
const inGuild = '/applications/{application_id}/guilds/{guild_id}/commands';

/**
 * Commands of each type that an application may have in one place.
 * Source: https://docs.discord.com/developers/interactions/application-commands#registering-a-command
 */
const kindLimits: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15, 4: 1 };
/** Commands that may be created in a day in one place (discord-api-docs#6188). */
const dailyCreates = 200;
const day = 86_400_000;

const botOperations: readonly Operation[] = [everywhere, inGuild].flatMap((path): Operation[] => [
  { method: 'GET', path, auth: 'bot', limit: limits.read, run: (call) => json(200, commandsAt(call)) },
  { method: 'POST', path, auth: 'bot', accepts: 'json', limit: limits.commandWrite, run: create },
  { method: 'PUT', path, auth: 'bot', accepts: 'json', limit: limits.commandWrite, run: overwrite },
  {
    method: 'GET',
    path: `${path}/{command_id}`,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, commandOf(call)),
  },
  {
    method: 'PATCH',
    path: `${path}/{command_id}`,
    auth: 'bot',
    accepts: 'json',
    limit: limits.commandWrite,
    run: edit,
  },
  { method: 'DELETE', path: `${path}/{command_id}`, auth: 'bot', limit: limits.commandWrite, run: remove },
]);

/**
 * Also the client's own bearer token may change commands (developers/topics/oauth2#shared-resources-oauth2-scopes).
 * Source: https://docs.discord.com/developers/interactions/application-commands#endpoints
 */
export const commandOperations: readonly Operation[] = botOperations.map((operation) => ({
  ...operation,
  auth: bearer('applications.commands.update'),
}));

/** A command with the name of an old one of its kind takes its place (200 instead of 201). */
function create(call: Call): Answer {
  const existing = commandsAt(call);
  demand(commandForm, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  demandNoEntryPoint(call, [sent]);
  const replaced = existing.find((one) => isSame(one, sent));
  if (replaced === undefined) demandRoom(call, [...existing, sent]);
  return json(replaced === undefined ? 201 : 200, keep(call, sent, replaced));
}

const entryPoint = 4;

/** Entry points are global (developers/interactions/application-commands#entry-point-commands). The code is not established. */
function demandNoEntryPoint({ params }: Call, sent: readonly Readonly<Record<string, unknown>>[]): void {
  if (params.guild_id === undefined || !sent.some(({ type }) => Number(type) === entryPoint)) return;
  const message = 'Value must be one of (1, 2, 3).';
  throw new Refusal('invalidForm', [{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
}

/** Commands that are not in the list are deleted. */
function overwrite(call: Call): Answer {
  const existing = commandsAt(call);
  demand(commandList, call.body ?? []);
  const sent = Array.isArray(call.body) ? call.body.filter(isRecord) : [];
  demandNoEntryPoint(call, sent);
  const replaced = sent.map((one) => existing.find((old) => isSame(old, one)));
  demandRoom(call, sent, replaced.filter((one) => one === undefined).length);
  for (const old of existing) if (!replaced.includes(old)) forget(call, old.id);
  return json(
    200,
    sent.map((one, index) => keep(call, one, replaced[index])),
  );
}

/** What was not sent stays. The kind of a command cannot be changed. */
function edit(call: Call): Answer {
  const existing = commandOf(call);
  demand(commandChange(existing.type), call.body);
  const sent = { ...existing, ...(isRecord(call.body) ? call.body : {}), type: existing.type };
  demand(commandForm, sent);
  const namesake = commandsAt(call).find((one) => one.id !== existing.id && isSame(one, sent));
  if (namesake !== undefined) throw new Refusal('commandNameTaken');
  return json(200, keep(call, sent, existing));
}

function remove(call: Call): Answer {
  forget(call, commandOf(call).id);
  return noContent;
}

/** With a command goes what was set for who may use it. */
function forget({ world }: Call, id: string): void {
  world.commands.delete(id);
  for (const key of world.commandPermissions.keys()) if (key.endsWith(`:${id}`)) world.commandPermissions.delete(key);
}

function commandOf(call: Call): APIApplicationCommand {
  const found = commandsAt(call).find(({ id }) => id === param(call, 'command_id'));
  if (found === undefined) throw new Refusal('unknownCommand');
  return found;
}

/** @throws Refusal 20012 for somebody else's application, 50001 for a guild that the bot is not in */
function commandsAt(call: Call): APIApplicationCommand[] {
  demandOwnApplication(call);
  if (call.params.guild_id !== undefined) guildOf(call);
  return [...call.world.commands.values()].filter((one) => one.guild_id === call.params.guild_id);
}

function demandRoom(call: Call, all: readonly { readonly type?: unknown }[], created = 1): void {
  for (const [type, most] of Object.entries(kindLimits)) {
    if (all.filter((one) => String(one.type ?? 1) === type).length > most) throw new Refusal('tooManyCommands');
  }
  const place = call.params.guild_id ?? '';
  const recent = (call.world.commandCreates.get(place) ?? []).filter((time) => call.now - time < day);
  if (recent.length + created > dailyCreates) throw new Refusal('tooManyCommandCreates');
  call.world.commandCreates.set(place, [...recent, ...Array.from({ length: created }, () => call.now)]);
}

function isSame(one: APIApplicationCommand, sent: Readonly<Record<string, unknown>>): boolean {
  return one.name === sent.name && one.type === (sent.type ?? 1);
}

function keep(
  call: Call,
  sent: Readonly<Record<string, unknown>>,
  replaced: APIApplicationCommand | undefined,
): APIApplicationCommand {
  const version = call.world.newId(call.now);
  const guildId = call.params.guild_id;
  const kept = {
    default_member_permissions: null,
    nsfw: false,
    ...sent,
    type: sent.type ?? 1,
    description: sent.description ?? '',
    id: replaced?.id ?? version,
    application_id: call.world.application.id,
    version,
    ...(guildId === undefined ? {} : { guild_id: guildId }),
  } as APIApplicationCommand;
  call.world.commands.set(kept.id, kept);
  return kept;
}
