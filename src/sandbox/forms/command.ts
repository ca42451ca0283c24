import type { Path } from './errorTree.ts';
import {
  anything,
  boolean,
  type Check,
  choice,
  fail,
  isRecord,
  lengthOf,
  list,
  object,
  type Report,
  required,
  text,
} from './form.ts';

/**
 * Application commands.
 * Source: https://docs.discord.com/developers/interactions/application-commands#application-command-object
 */

const chatInput = 1;

/** Names of slash commands and of options: letters, digits, `-`, `_` and `'`, 1 to 32, in lower case where there is one. */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Characters that the names, descriptions and values of one command may have together. */
const totalLimit = 8000;

/** Deepest nesting: command, group, subcommand, option. */
const deepest = 3;

const optionBase = { type: required(choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])), required: boolean };

/** A command to create. */
export const command: Check = (value, path, report) => {
  const slash = !isRecord(value) || value.type === undefined || value.type === null || value.type === chatInput;
  (slash ? slashCommand : otherCommand)(value, path, report);
};

/** All commands at once. */
export const commandList = list(command);

const more = { type: choice([1, 2, 3, 4]), nsfw: boolean, default_member_permissions: anything };

/** Commands of context menus may have blanks and capitals, and no description. */
const otherCommand = object({ ...more, name: required(text({ min: 1, max: 32 })), description: text({ max: 100 }) });

const slashCommand = object(
  { ...more, name: required(slashName), description: required(text({ min: 1, max: 100 })), options: options(1) },
  (value, path, report) => {
    if (commandLength(value) <= totalLimit) return;
    fail(report, path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${totalLimit})`);
  },
);

function options(depth: number): Check {
  const option = object({
    ...optionBase,
    name: required(slashName),
    description: required(text({ min: 1, max: 100 })),
    choices: list(object({ name: required(text({ min: 1, max: 100 })), value: required(anything) }), { max: 25 }),
    ...(depth < deepest ? { options: options(depth + 1) } : {}),
  });
  const each = list(option, { max: 25 });
  return (value, path, report) => {
    each(value, path, report);
    if (Array.isArray(value)) checkOrder(value, path, report);
  };
}

/** The two errors of an impossible name come together in logs (brainboxdotcc/DPP has one as a fixture). */
function slashName(value: unknown, path: Path, report: Report): void {
  const before = report.length;
  text({ min: 1, max: 32 })(value, path, report);
  if (report.length > before) return;
  const name = String(value);
  const matches = namePattern.test(name);
  if (!matches) fail(report, path, 'STRING_TYPE_REGEX', 'String value did not match validation regex.');
  if (!matches || name !== name.toLowerCase()) {
    fail(report, path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function checkOrder(value: readonly unknown[], path: Path, report: Report): void {
  const firstOptional = value.findIndex((one) => isRecord(one) && one.required !== true);
  const late = value.findIndex((one, index) => index > firstOptional && isRecord(one) && one.required === true);
  if (firstOptional < 0 || late < 0) return;
  const message = 'Required options must be placed before non-required options';
  fail(report, [...path, late], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
}

function commandLength(value: unknown): number {
  if (!isRecord(value)) return 0;
  const own = [value.name, value.description, value.value].reduce<number>(
    (sum, part) => sum + (typeof part === 'string' ? lengthOf(part) : 0),
    0,
  );
  const nested = [value.options, value.choices].flatMap((part) => (Array.isArray(part) ? part : []));
  return nested.reduce<number>((sum, part) => sum + commandLength(part), own);
}
