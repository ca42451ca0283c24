import type { Path } from './errorTree.ts';
import {
  boolean,
  type Check,
  choice,
  type Fields,
  fail,
  float,
  integer,
  isRecord,
  list,
  object,
  type Report,
  repeated,
  required,
  text,
} from './form.ts';
import { localized, names } from './localization.ts';
import { channelType } from './select.ts';

/** Names of slash commands and of options: letters, digits, `-`, `_` and `'`, 1 to 32, in lower case where there is one. */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const subcommand = 1;
const subcommandGroup = 2;

/** Options that a command, group or subcommand may have, and choices of an option. */
const most = 25;

/** Largest whole number that is taken: JSON numbers beyond it are not exact. */
const largest = 2 ** 53;

/** Text of 1 to 100 characters that says what something does. */
export const description = text({ min: 1, max: 100 });

/** The two errors of an impossible name come together in logs (brainboxdotcc/DPP has one as a fixture). */
export function slashName(value: unknown, path: Path, report: Report): void {
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

/** A number that is one of some; words for it are `not int` (gonzyui/Discord-Template-V13#8). */
export function numbered(allowed: readonly number[]): Check {
  const [whole, known] = [integer(), choice(allowed)];
  return (value, path, report) => {
    const before = report.length;
    whole(value, path, report);
    if (report.length === before) known(value, path, report);
  };
}

const common: Fields = {
  type: required(numbered([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])),
  name: required(slashName),
  name_localizations: localized(slashName),
  description: required(description),
  description_localizations: localized(description),
  required: boolean,
};

const strings = choices((value, path, report) => {
  if (typeof value === 'string') text({ max: 100 })(value, path, report);
  else fail(report, path, 'STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`);
});
const integers = choices(exact(integer({ min: -largest, max: largest })));
const numbers = choices(exact(float));

/** What options of a type have beside the common fields. Fields of other types are passed over. */
const particular: Readonly<Record<number, Fields>> = {
  3: {
    choices: strings,
    autocomplete: boolean,
    min_length: integer({ min: 0, max: 6000 }),
    max_length: integer({ min: 1, max: 6000 }),
  },
  4: {
    choices: integers,
    autocomplete: boolean,
    min_value: integer({ min: -largest, max: largest }),
    max_value: integer({ min: -largest, max: largest }),
  },
  7: { channel_types: list(channelType) },
  10: { choices: numbers, autocomplete: boolean, min_value: float, max_value: float },
  11: { file_types: list(text({ min: 1, max: 16 }), { max: 10 }) },
};

const withChoices: readonly unknown[] = [3, 4, 10];

/**
 * The options of a command: values, or subcommands and groups of them, but not both.
 * Source: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure
 */
export const commandOptions: Check = options([subcommand, subcommandGroup], true);

/** @param nested which options with options may stand here @param values whether options without may */
function options(nested: readonly number[], values: boolean): Check {
  const forms = new Map<number, Check>();
  for (let type = 3; type <= 11; type++) forms.set(type, object({ ...common, ...particular[type] }, checkValue));
  if (nested.includes(subcommand)) forms.set(subcommand, object({ ...common, options: lazily(() => inSubcommand) }));
  if (nested.includes(subcommandGroup))
    forms.set(subcommandGroup, object({ ...common, options: lazily(() => inGroup) }));
  const plain = object(common);
  const each = list((value, path, report) => (forms.get(typeOf(value)) ?? plain)(value, path, report), { max: most });
  return (value, path, report) => {
    const before = report.length;
    each(value, path, report);
    if (report.length > before || !Array.isArray(value)) return;
    checkKinds(value, nested, values, path, report);
    checkNames(value, path, report);
    checkOrder(value, path, report);
  };
}

/** Options of options are made once and looked up when they are needed. */
const inSubcommand = options([], true);
const inGroup = options([subcommand], false);

function lazily(check: () => Check): Check {
  return (value, path, report) => check()(value, path, report);
}

function typeOf(value: unknown): number {
  return isRecord(value) ? Number(value.type) : Number.NaN;
}

/** Seen for values beside subcommands (discord.js#7648); that misplaced subcommands get the same is not established. */
function checkKinds(
  sent: readonly unknown[],
  nested: readonly number[],
  values: boolean,
  path: Path,
  report: Report,
): void {
  const isNested = (one: unknown) => typeOf(one) === subcommand || typeOf(one) === subcommandGroup;
  const first = isNested(sent[0]);
  for (const [index, one] of sent.entries()) {
    const misplaced = isNested(one) ? !nested.includes(typeOf(one)) : !values;
    if (!misplaced && isNested(one) === first) continue;
    const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    fail(report, [...path, index], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
}

/** The code is in a bot's log, the message also in discord-api-docs#4964. */
function checkNames(sent: readonly unknown[], path: Path, report: Report): void {
  const used = sent.map((one) => (isRecord(one) ? String(one.name) : undefined));
  for (const index of repeated(used)) {
    const message = `Option name ${used[index]} is already used in these options`;
    fail(report, [...path, index], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', message);
  }
}

/** In ten independent logs. */
function checkOrder(sent: readonly unknown[], path: Path, report: Report): void {
  const firstOptional = sent.findIndex((one) => isRecord(one) && one.required !== true);
  if (firstOptional < 0) return;
  for (const [index, one] of sent.entries()) {
    if (index < firstOptional || !isRecord(one) || one.required !== true) continue;
    const message = 'Required options must be placed before non-required options';
    fail(report, [...path, index], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
  }
}

/** What fits together in an option. The first message is from discord-api-docs#3611; codes are not from logs. */
function checkValue(sent: Record<string, unknown>, path: Path, report: Report): void {
  const many = Array.isArray(sent.choices) && sent.choices.length > 0;
  if (many && !withChoices.includes(Number(sent.type))) {
    const message = 'Choices cannot be configured for this type of option';
    fail(report, [...path, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID', message);
  }
  if (many && sent.autocomplete === true) {
    const message = 'Autocomplete cannot be used with choices';
    fail(report, [...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', message);
  }
  for (const part of ['value', 'length']) {
    const [min, max] = [sent[`min_${part}`] ?? undefined, sent[`max_${part}`] ?? undefined];
    if (min === undefined || max === undefined || Number(min) <= Number(max)) continue;
    const message = `min_${part} must be less than or equal to max_${part}`;
    fail(report, [...path, `min_${part}`], 'APPLICATION_COMMAND_OPTIONS_RANGE_INVALID', message);
  }
}

/** Choices with names of their own; that the code goes like that of options is not established. */
function choices(value: Check): Check {
  const form = object({
    name: required(text({ min: 1, max: 100 })),
    name_localizations: names(100),
    value: required(value),
  });
  const each = list(form, { max: most });
  return (sent, path, report) => {
    const before = report.length;
    each(sent, path, report);
    if (report.length > before || !Array.isArray(sent)) return;
    const used = sent.map((one) => (isRecord(one) ? String(one.name) : undefined));
    for (const index of repeated(used)) {
      const message = `Option choice name ${used[index]} is already used in these choices`;
      fail(report, [...path, index], 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_INVALID', message);
    }
  };
}

/** Numbers of choices are not taken as text (Discord4J/discord-json#97). */
function exact(check: Check): Check {
  return (value, path, report) => {
    if (typeof value === 'number') check(value, path, report);
    else
      fail(report, path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not ${check === float ? 'float' : 'int'}.`);
  };
}
