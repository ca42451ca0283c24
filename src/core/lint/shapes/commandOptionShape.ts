import type { JsonValue } from '../../request/draft.ts';
import { scalarNumber } from '../../scalar.ts';
import { localized } from './localizedShape.ts';
import {
  any,
  boolean,
  type Check,
  channelType,
  isNothing,
  isObject,
  itemsOf,
  listOf,
  named,
  numberOf,
  record,
  repeatedIn,
  type Shape,
  type TextShape,
  text,
  whole,
} from './shape.ts';

/**
 * Options of slash commands.
 * Source: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure
 */
const [subcommand, group] = [1, 2];
const most = 25;
const largest = 2 ** 53;

/** Letters, digits, `-`, `_` and `'` of any script, in lower case where there is one. */
export const slashName: TextShape = {
  ...text(32, 1),
  pattern: {
    name: 'command-name',
    test: (name) => /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u.test(name) && name === name.toLowerCase(),
  },
};

export const description = text(100, 1);

const choice = record(
  {
    name: text(100, 1),
    name_localizations: localized(text(100, 1)),
    value: { kind: 'either', text: text(100), other: any },
  },
  ['name', 'value'],
);

const common = {
  type: named('ApplicationCommandOptionType', whole(1, 11)),
  name: slashName,
  name_localizations: localized(slashName),
  description,
  description_localizations: localized(description),
  required: boolean,
};

const required = ['type', 'name', 'description'];

/** What only some types have, and what excludes what. */
const value: Check = (option, path, judge) => {
  const { type, choices, autocomplete } = option;
  if (!isNothing(choices) && judge.knows(type) && ![3, 4, 10].includes(scalarNumber(type))) {
    judge.refuse(`${path}choices`, { kind: 'conflict', other: 'type' }); // discord-api-docs#3611
  }
  if (!isNothing(choices) && autocomplete === true) {
    judge.refuse(`${path}autocomplete`, { kind: 'conflict', other: 'choices' });
  }
  for (const part of ['value', 'length']) {
    const [min, max] = [numberOf(option[`min_${part}`]), numberOf(option[`max_${part}`])];
    if (min === undefined || max === undefined || min <= max) continue;
    judge.refuse(`${path}min_${part}`, { kind: 'above', actual: min, other: `max_${part}`, limit: max });
  }
  distinct(choices, `${path}choices`, judge);
  if (judge.knows(type)) checkValues(choices, scalarNumber(type), `${path}choices`, judge);
};

/** Values of choices are of the option's type, and are not converted (Discord4J/discord-json#97). */
function checkValues(choices: JsonValue | undefined, type: number, path: string, judge: Parameters<Check>[2]): void {
  itemsOf(choices).forEach((one, index) => {
    const given = isObject(one) ? one.value : undefined;
    if (given === undefined || given === null || given === '' || !judge.knows(given)) return;
    const at = `${path}[${index}].value`;
    if (type === 3 && typeof given !== 'string') judge.refuse(at, { kind: 'pattern', pattern: 'choice-text' });
    else if ((type === 4 || type === 10) && typeof given !== 'number') {
      judge.refuse(at, { kind: 'pattern', pattern: 'choice-number' });
    }
  });
}

const plain = record(
  {
    ...common,
    choices: listOf(choice, most),
    autocomplete: boolean,
    min_value: { kind: 'number', min: -largest, max: largest },
    max_value: { kind: 'number', min: -largest, max: largest },
    min_length: whole(0, 6000),
    max_length: whole(1, 6000),
    channel_types: listOf(channelType),
    file_types: listOf(text(16, 1), 10),
    options: any,
  },
  required,
  value,
);

/** A subcommand has plain options, a group has subcommands. */
export const commandOption: Shape = {
  kind: 'depends',
  on: ({ type }, judge) => {
    if (!judge.knows(type)) return undefined;
    if (scalarNumber(type) === subcommand) return record({ ...common, options: listOf(plain, most) }, required, leaves);
    if (scalarNumber(type) === group)
      return record({ ...common, options: listOf(inGroup, most) }, required, subcommands);
    return plain;
  },
};

const inGroup: Shape = {
  kind: 'depends',
  on: () => record({ ...common, options: listOf(plain, most) }, required, leaves),
};

/** The options of a command. */
export const commandOptions = listOf(commandOption, most);

/** Names differ, required ones come first, and subcommands do not stand beside values (discord.js#7648). */
export const topOptions: Check = ({ options }, path, judge) => {
  const types = typesOf(options);
  if (types !== undefined) {
    const isNested = (type: number) => type === subcommand || type === group;
    types.forEach((type, index) => {
      if (isNested(type) !== isNested(types[0] ?? 0)) judge.refuse(`${path}options[${index}].type`, { kind: 'place' });
    });
  }
  arranged(options, path, judge);
};

/** Of a subcommand: values only. */
const leaves: Check = ({ options }, path, judge) => {
  typesOf(options)?.forEach((type, index) => {
    if (type === subcommand || type === group) judge.refuse(`${path}options[${index}].type`, { kind: 'place' });
  });
  arranged(options, path, judge);
};

/** Of a group: subcommands only. */
const subcommands: Check = ({ options }, path, judge) => {
  typesOf(options)?.forEach((type, index) => {
    if (type !== subcommand) judge.refuse(`${path}options[${index}].type`, { kind: 'place' });
  });
  distinct(options, `${path}options`, judge);
};

function arranged(options: JsonValue | undefined, path: string, judge: Parameters<Check>[2]): void {
  distinct(options, `${path}options`, judge);
  let optional = false;
  itemsOf(options).forEach((one, index) => {
    if (!isObject(one) || !judge.isWhole(one) || !judge.knows(one.required)) return;
    if (one.required !== true) optional = true;
    else if (optional) judge.refuse(`${path}options[${index}].required`, { kind: 'order' });
  });
}

function distinct(list: JsonValue | undefined, path: string, judge: Parameters<Check>[2]): void {
  const names = itemsOf(list).map((one) =>
    isObject(one) && typeof one.name === 'string' && judge.knows(one.name) ? one.name : undefined,
  );
  for (const [index, first] of repeatedIn(names)) {
    judge.refuse(`${path}[${index}].name`, { kind: 'duplicate', first: `${path}[${first}].name` });
  }
}

/** The types of all options; undefined where one is not a number. */
function typesOf(options: JsonValue | undefined): readonly number[] | undefined {
  const types = itemsOf(options).map((one) => (isObject(one) ? numberOf(one.type) : undefined));
  return types.every((type) => type !== undefined) ? types : undefined;
}
