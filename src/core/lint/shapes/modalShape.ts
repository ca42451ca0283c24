import { componentNumber, customId, distinctValues, rowOf, selectRange, selects } from './componentShape.ts';
import { checkIds, componentsIn } from './componentTree.ts';
import { textDisplay } from './layoutShape.ts';
import {
  any,
  boolean,
  byType,
  type Check,
  isNothing,
  listOf,
  named,
  numberOf,
  oneOf,
  record,
  text,
  whole,
} from './shape.ts';

/**
 * Modals.
 * Source: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
 * and https://docs.discord.com/developers/components/reference
 */
const own = { type: any, id: componentNumber, custom_id: customId, required: boolean };

const lengthRange: Check = ({ min_length, max_length }, path, judge) => {
  if (typeof min_length !== 'number' || typeof max_length !== 'number' || min_length <= max_length) return;
  judge.refuse(
    `${path}min_length`,
    { kind: 'above', actual: min_length, other: 'max_length', limit: max_length },
    true,
  );
};

const inputFields = {
  ...own,
  style: named('TextInputStyle', oneOf(1, 2)),
  min_length: whole(0, 4000),
  max_length: whole(1, 4000),
  value: text(4000),
  placeholder: text(100),
};

/** In a row: an input in a label has none of its own. */
export const inputInRow = record({ ...inputFields, label: text(45, 1) }, ['custom_id', 'style', 'label'], lengthRange);

/** Inside a label an input has none of its own (discord-api-docs#7773). */
const noLabel: Check = ({ label }, path, judge) => {
  if (!isNothing(label)) judge.refuse(`${path}label`, { kind: 'conflict', other: 'component' });
};

const inputInLabel = record({ ...inputFields, label: text(45) }, ['custom_id', 'style'], noLabel, lengthRange);

/** What must be answered cannot be left empty (discord-api-docs#8177). */
const answered: Check = (value, path, judge) => {
  if (
    numberOf(value.min_values) !== 0 ||
    value.required === false ||
    !judge.knows(value.required) ||
    !judge.isWhole(value)
  )
    return;
  judge.refuse(`${path}min_values`, { kind: 'conflict', other: 'required' });
};

/** Selects of modals cannot be disabled (discord-api-docs#7773). */
const enabled: Check = ({ disabled }, path, judge) => {
  if (disabled === true) judge.refuse(`${path}disabled`, { kind: 'conflict', other: 'modal' });
};

const choice = record({ label: text(100), value: text(100), description: text(100), default: boolean }, [
  'label',
  'value',
]);
const counts = { min_values: whole(0, 10), max_values: whole(1, 10) };

const upload = record({ ...own, ...counts, file_types: listOf(text(16, 1), 10) }, ['custom_id'], selectRange, answered);
const radios = record({ ...own, options: listOf(choice, 10, 2) }, ['custom_id', 'options'], distinctValues);
const checkboxes = record(
  { ...own, ...counts, options: listOf(choice, 10, 1) },
  ['custom_id', 'options'],
  distinctValues,
  answered,
);
const checkbox = record({ ...own, default: boolean }, ['custom_id']);

/** A label with its component. */
export const label = record(
  {
    type: any,
    id: componentNumber,
    label: text(45, 1),
    description: text(100),
    component: byType({
      4: inputInLabel,
      ...selects(answered, enabled),
      19: upload,
      21: radios,
      22: checkboxes,
      23: checkbox,
    }),
  },
  ['label', 'component'],
);

const ids: Check = ({ components }, path, judge) => checkIds(componentsIn(components, `${path}components`), judge);

/** A row of one text input. */
export const inputRow = rowOf({ 4: inputInRow });

/** A modal with up to five labels, texts or rows of one text input. Empty custom ids: discord-api-docs#7835. */
export const modalShape = record(
  {
    custom_id: customId,
    title: text(45, 1),
    components: listOf(byType({ 1: inputRow, 10: textDisplay, 18: label }), 5, 1),
  },
  ['custom_id', 'title', 'components'],
  ids,
);
