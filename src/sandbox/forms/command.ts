import { commandOptions, description, numbered, slashName } from './commandOption.ts';
import type { Path } from './errorTree.ts';
import {
  bitSet,
  boolean,
  type Check,
  choice,
  type Fields,
  fail,
  isRecord,
  lengthOf,
  list,
  object,
  type Report,
  repeated,
  required,
  text,
} from './form.ts';
import { localized } from './localization.ts';

/**
 * Application commands.
 * Source: https://docs.discord.com/developers/interactions/application-commands#application-command-object
 */

const chatInput = 1;
const entryPoint = 4;

/** Characters that the names, descriptions and values of one command may have together. */
const totalLimit = 8000;

const more: Fields = {
  type: numbered([1, 2, 3, 4]),
  nsfw: boolean,
  default_permission: boolean,
  default_member_permissions: bitSet,
  dm_permission: boolean,
  contexts: list(choice([0, 1, 2]), { min: 1, max: 3 }),
  integration_types: list(choice([0, 1]), { min: 1, max: 2 }),
};

/** Commands of context menus may have blanks and capitals. */
const freeName = text({ min: 1, max: 32 });

/** A command of a context menu has no description (discord-api-docs#3629), though an empty one is no harm (#5836). */
const menuCommand = object(
  { ...more, name: required(freeName), name_localizations: localized(freeName), description: text({ max: 100 }) },
  (sent, path, report) => {
    if (!sent.description) return;
    const code = 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID';
    fail(report, [...path, 'description'], code, 'Context menu commands cannot have description');
  },
);

/** The command that starts an activity. That it may do without a description is from the API's own description. */
const entryCommand = object({
  ...more,
  name: required(freeName),
  name_localizations: localized(freeName),
  description: text({ max: 100 }),
  description_localizations: localized(description),
  handler: choice([1, 2]),
});

const slashFields: Fields = {
  ...more,
  name_localizations: localized(slashName),
  description_localizations: localized(description),
  options: commandOptions,
};

const slashCommand = object(
  { ...slashFields, name: required(slashName), description: required(description) },
  checkSize,
);

const slashChange = object({ ...slashFields, name: slashName, description }, checkSize);

const otherChange = object({
  ...more,
  name: freeName,
  name_localizations: localized(freeName),
  handler: choice([1, 2]),
});

/** A command to create. */
export const command: Check = (value, path, report) => {
  const type = isRecord(value) ? Number(value.type ?? chatInput) : chatInput;
  const form = type === 2 || type === 3 ? menuCommand : type === entryPoint ? entryCommand : slashCommand;
  form(value, path, report);
};

/** All commands at once. Of each kind a name is taken once (albertgmz/BeatDock#103). */
export const commandList: Check = (value, path, report) => {
  const before = report.length;
  everyCommand(value, path, report);
  if (report.length > before || !Array.isArray(value)) return;
  const taken = value.map((one) => (isRecord(one) ? `${Number(one.type ?? chatInput)} ${one.name}` : undefined));
  for (const index of repeated(taken)) {
    const message = 'Application command names must be unique';
    fail(report, [...path, index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
  }
};

const everyCommand = list(command);

/** Changes to a command of a type. */
export function commandChange(type: number): Check {
  return type === chatInput ? slashChange : otherChange;
}

/** Source: https://docs.discord.com/developers/reference#error-messages */
function checkSize(value: Record<string, unknown>, path: Path, report: Report): void {
  if (commandLength(value) <= totalLimit) return;
  fail(report, path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${totalLimit})`);
}

/** Of a field in several languages the longest counts. Source: developers/interactions/application-commands#slash-commands */
function commandLength(value: unknown): number {
  if (!isRecord(value)) return 0;
  const own =
    longest(value.name, value.name_localizations) +
    longest(value.description, value.description_localizations) +
    longest(value.value, undefined);
  const nested = [value.options, value.choices].flatMap((part) => (Array.isArray(part) ? part : []));
  return nested.reduce<number>((sum, part) => sum + commandLength(part), own);
}

function longest(value: unknown, translations: unknown): number {
  const all = [value, ...(isRecord(translations) ? Object.values(translations) : [])];
  return Math.max(...all.map((one) => (typeof one === 'string' ? lengthOf(one) : 0)));
}
