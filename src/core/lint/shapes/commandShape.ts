import type { JsonValue } from '../../request/draft.ts';
import { scalarNumber, scalarText } from '../../scalar.ts';
import { commandOptions, description, slashName, topOptions } from './commandOptionShape.ts';
import { localized } from './localizedShape.ts';
import {
  any,
  boolean,
  type Check,
  isNothing,
  isObject,
  itemsOf,
  type JsonObject,
  type Judging,
  lengthOf,
  listOf,
  named,
  oneOf,
  permissions,
  record,
  repeatedIn,
  type Shape,
  snowflake,
  text,
} from './shape.ts';

/**
 * Application commands.
 * Source: https://docs.discord.com/developers/interactions/application-commands#application-command-object
 */
const totalLimit = 8000;
const [slash, entryPoint] = [1, 4];

const more = {
  id: any,
  application_id: any,
  version: any,
  guild_id: any,
  type: named('ApplicationCommandType', oneOf(1, 2, 3, 4)),
  nsfw: boolean,
  default_permission: boolean,
  default_member_permissions: permissions,
  dm_permission: boolean,
  contexts: listOf(named('InteractionContextType', oneOf(0, 1, 2)), 3),
  integration_types: listOf(named('ApplicationIntegrationType', oneOf(0, 1)), 2),
  handler: named('EntryPointCommandHandlerType', oneOf(1, 2)),
};

/** Commands of context menus may have blanks and capitals. */
const freeName = text(32, 1);

/** The names, descriptions and values of one command have 8,000 characters together (developers/reference#error-messages). */
const size: Check = (value, path, judge) => {
  const actual = sizeOf(value, judge);
  if (actual > totalLimit) judge.refuse(path, { kind: 'total', of: 'command', actual, max: totalLimit });
};

/** Of a text in several languages the longest counts. */
function sizeOf(value: JsonValue, judge: Judging): number {
  if (!isObject(value)) return 0;
  const { name, name_localizations, description: told, description_localizations, value: chosen } = value;
  const own = [[name, name_localizations], [told, description_localizations], [chosen]].map(([one, others]) => {
    const texts = [one, ...(isObject(others) ? Object.values(others) : [])];
    return Math.max(...texts.map((each) => (typeof each === 'string' && judge.knows(each) ? lengthOf(each) : 0)));
  });
  const nested = [...itemsOf(value.options), ...itemsOf(value.choices)].map((one) => sizeOf(one, judge));
  return [...own, ...nested].reduce((sum, each) => sum + each, 0);
}

const slashFields = {
  ...more,
  name: slashName,
  name_localizations: localized(slashName),
  description,
  description_localizations: localized(description),
  options: commandOptions,
};

const slashCommand = record(slashFields, ['name', 'description'], topOptions, size);

/** A context menu has no description (discord-api-docs#3629). */
const undescribed: Check = (value, path, judge) => {
  if (!isNothing(value.description) && judge.knows(value.description)) {
    judge.refuse(`${path}description`, { kind: 'conflict', other: 'type' });
  }
};

const freeFields = {
  ...more,
  name: freeName,
  name_localizations: localized(freeName),
  description: text(100),
  description_localizations: any,
  options: any,
};
const menuCommand = record(freeFields, ['name'], undescribed);
const entryCommand = record(freeFields, ['name']);

/** A command to create. */
export const newCommand: Shape = {
  kind: 'depends',
  on: (value, judge) => {
    const { type } = value;
    if (!judge.knows(type) || (type === undefined && !judge.isWhole(value))) return undefined;
    const kind = scalarNumber(type ?? slash);
    return kind === slash ? slashCommand : kind === entryPoint ? entryCommand : menuCommand;
  },
};

/** Changes to a command whose kind is not said: options are a slash command's. */
export const commandChange = record({ ...slashFields, name: freeName, description: text(100) }, [], topOptions, size);

/**
 * How many commands of a kind there may be: 100 slash commands, 15 of each context menu.
 * Source: https://docs.discord.com/developers/interactions/application-commands#registering-a-command
 */
const most: Readonly<Record<string, number>> = { 1: 100, 2: 15, 3: 15, 4: 1 };

/** Of each kind there are only so many, and a name is taken once (albertgmz/BeatDock#103). */
export const commandListCheck = (list: readonly JsonValue[], judge: Judging): void => {
  const kinds = list.map((one) =>
    isObject(one) && judge.isWhole(one) && judge.knows(one.type) ? kindOf(one) : undefined,
  );
  for (const [kind, max] of Object.entries(most)) {
    const actual = kinds.filter((one) => one === kind).length;
    if (actual > max) judge.refuse('', { kind: 'items', actual, max });
  }
  const names = list.map((one, index) =>
    isObject(one) && kinds[index] !== undefined && typeof one.name === 'string' && judge.knows(one.name)
      ? `${kinds[index]} ${one.name}`
      : undefined,
  );
  for (const [index, first] of repeatedIn(names)) {
    judge.refuse(`[${index}].name`, { kind: 'duplicate', first: `[${first}].name` });
  }
};

function kindOf({ type }: JsonObject): string {
  return scalarText(type ?? slash);
}

/** All commands at once. */
export const commandList: Shape = { kind: 'list', of: newCommand, also: commandListCheck };

/** Who may use a command. Source: developers/interactions/application-commands#edit-application-command-permissions */
export const commandPermissions = record(
  {
    permissions: listOf(
      record({ id: snowflake, type: named('ApplicationCommandPermissionType', oneOf(1, 2, 3)), permission: boolean }, [
        'id',
        'type',
        'permission',
      ]),
      100,
    ),
  },
  ['permissions'],
);
