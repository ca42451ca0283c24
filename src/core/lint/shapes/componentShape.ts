import { scalarNumber, scalarText } from '../../scalar.ts';
import {
  address,
  any,
  boolean,
  byType,
  type Check,
  channelType,
  isNothing,
  isObject,
  itemsOf,
  type JsonObject,
  type Judging,
  listOf,
  named,
  numberOf,
  oneOf,
  record,
  repeatedIn,
  type Shape,
  snowflake,
  text,
  whole,
} from './shape.ts';

/**
 * Buttons, selects and the rows that hold them.
 * Source: https://docs.discord.com/developers/components/reference
 */

/** The number that any component may have. */
export const componentNumber = whole(0, 2 ** 31 - 1);

/** What tells components of a message apart. */
export const customId = text(100, 1);

/** By its id, or as a character: `:name:` is how chat writes it (BUTTON_COMPONENT_INVALID_EMOJI in logs of several bots). */
const character: Check = (value, path, judge) => {
  const { id, name } = value;
  if (!isNothing(id) || !judge.knows(name)) return;
  if (isNothing(name)) {
    if (judge.isWhole(value)) judge.refuse(path, { kind: 'missing', key: 'name' });
  } else if (/^[ -~]*$/.test(scalarText(name))) judge.refuse(`${path}name`, { kind: 'pattern', pattern: 'emoji' });
};

const emoji = record({ id: snowflake, name: text(32), animated: boolean }, [], character);
const rowWidth = 5;
const mostOptions = 25;
const [linkStyle, premiumStyle] = [5, 6];

/** Each style has one of `custom_id`, `url` and `sku_id` (developers/components/reference#button-button-styles). */
const buttonTarget: Check = (value, path, judge) => {
  const { style, custom_id, url, sku_id, label, emoji: face } = value;
  if (!judge.knows(style) || (style === undefined && !judge.isWhole(value))) return;
  const needed =
    scalarNumber(style) === premiumStyle ? 'sku_id' : scalarNumber(style) === linkStyle ? 'url' : 'custom_id';
  const missing = isNothing(value[needed]);
  const other = Object.entries({ custom_id, url, sku_id }).find(([key, one]) => key !== needed && !isNothing(one));
  if (other !== undefined) judge.refuse(`${path}${other[0]}`, { kind: 'conflict', other: missing ? 'style' : needed });
  else if (missing && judge.isWhole(value)) judge.refuse(path, { kind: 'missing', key: needed });
  if (needed === 'sku_id') {
    for (const key of ['label', 'emoji']) {
      if (!isNothing(value[key])) judge.refuse(`${path}${key}`, { kind: 'conflict', other: 'style' });
    }
  } else if (isNothing(label) && isNothing(face) && !missing && judge.isWhole(value)) {
    judge.refuse(path, { kind: 'missing', key: 'label' }, true);
  }
};

export const button = record(
  {
    type: any,
    id: componentNumber,
    style: named('ButtonStyle', oneOf(1, 2, 3, 4, linkStyle, premiumStyle)),
    label: text(80),
    custom_id: text(100),
    url: { ...address('https?', 'discord'), max: 512 },
    sku_id: snowflake,
    disabled: boolean,
    emoji,
  },
  ['style'],
  buttonTarget,
);

/** What a select offers. */
export const selectOption = record(
  { label: text(100), value: text(100), description: text(100), default: boolean, emoji },
  ['label', 'value'],
);

/** How many values may be chosen: one where nothing is said; undefined where that may be said elsewhere. */
function countOf(value: JsonObject, key: string, judge: Judging): number | undefined {
  const count = value[key];
  return count === undefined && !judge.isWhole(value) ? undefined : numberOf(count ?? 1);
}

/** `min_values` is not above `max_values`, both 1 where they are not given (TanzaniteBot/tanzanite#42). */
export const selectRange: Check = (value, path, judge) => {
  const [actual, limit] = ['min_values', 'max_values'].map((key) => countOf(value, key, judge));
  if (actual === undefined || limit === undefined || actual <= limit) return;
  judge.refuse(`${path}min_values`, { kind: 'above', actual, other: 'max_values', limit });
};

/** There are at least `max_values` options (discord.py#6984), and no value stands twice (Would-You-Bot/client#304). */
export const selectOptions: Check = (value, path, judge) => {
  const items = itemsOf(value.options);
  const most = countOf(value, 'max_values', judge);
  distinctValues(value, path, judge);
  if (most === undefined || items.length === 0) return;
  if (items.length < most && judge.isWhole(value)) {
    judge.refuse(`${path}max_values`, { kind: 'above', actual: most, other: 'options', limit: items.length });
  }
  const actual = items.filter((one) => isObject(one) && one.default === true).length;
  if (actual > most) judge.refuse(`${path}options`, { kind: 'above', actual, other: 'max_values', limit: most });
};

/** No value of an option stands twice. */
export const distinctValues: Check = ({ options }, path, judge) => {
  const values = itemsOf(options).map((one) =>
    isObject(one) && !isNothing(one.value) && judge.knows(one.value) ? scalarText(one.value) : undefined,
  );
  for (const [index, first] of repeatedIn(values)) {
    const [again, before] = [index, first].map((at) => `${path}options[${at}].value`);
    judge.refuse(again ?? '', { kind: 'duplicate', first: before ?? '' });
  }
};

/** As many values may be chosen beforehand as may be chosen at all. */
const defaultCount: Check = (value, path, judge) => {
  const [actual, limit] = [itemsOf(value.default_values).length, countOf(value, 'max_values', judge)];
  if (limit === undefined || actual <= limit) return;
  judge.refuse(`${path}default_values`, { kind: 'above', actual, other: 'max_values', limit });
};

const common = {
  type: any,
  id: componentNumber,
  custom_id: customId,
  placeholder: text(150), // discord-api-docs#4551
  min_values: whole(0, mostOptions),
  max_values: whole(1, mostOptions),
  disabled: boolean,
  required: boolean,
};

/** The selects, by type; `also` is what holds for them where they stand. */
export function selects(...also: readonly Check[]): Readonly<Record<number, Shape>> {
  const stringSelect = { ...common, options: listOf(selectOption, mostOptions, 1) };
  const filled = (types: readonly string[]) =>
    record(
      {
        ...common,
        channel_types: listOf(channelType),
        default_values: listOf(record({ id: snowflake, type: oneOf(...types) }, ['id', 'type']), mostOptions),
      },
      ['custom_id'],
      selectRange,
      defaultCount,
      ...also,
    );
  return {
    3: record(stringSelect, ['custom_id', 'options'], selectRange, selectOptions, ...also),
    5: filled(['user']),
    6: filled(['role']),
    7: filled(['user', 'role']),
    8: filled(['channel']),
  };
}

/** A button takes one of five places in a row, everything else all of them (dotnize/Dodong#28). */
const width: Check = ({ components }, path, judge) => {
  const children = itemsOf(components);
  if (children.length > rowWidth || !children.every((one) => isObject(one) && judge.knows(one.type))) return;
  const actual = children.reduce<number>(
    (sum, one) => sum + (isObject(one) && scalarNumber(one.type) === 2 ? 1 : rowWidth),
    0,
  );
  if (actual > rowWidth) judge.refuse(`${path}components`, { kind: 'width', actual, max: rowWidth });
};

/** A row of these components. */
export function rowOf(children: Readonly<Record<number, Shape>>): Shape {
  const components = listOf(byType(children), rowWidth, 1);
  return record({ type: any, id: componentNumber, components }, ['components'], width);
}

/** What a message's rows hold. */
export const rowComponents = { 2: button, ...selects() };

/** A row of buttons, or of one select. */
export const messageRow = rowOf(rowComponents);

/** Components of messages without the flag IS_COMPONENTS_V2: five rows. */
export const classicComponents = listOf(byType({ 1: messageRow }), 5);
