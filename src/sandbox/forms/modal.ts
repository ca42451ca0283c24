import { componentId, customId } from './button.ts';
import { actionRow } from './component.ts';
import { allComponents, checkIds } from './componentTree.ts';
import { textDisplay } from './componentV2.ts';
import type { Path } from './errorTree.ts';
import {
  boolean,
  type Check,
  choice,
  type Fields,
  fail,
  integer,
  isRecord,
  list,
  object,
  type Report,
  required,
  text,
} from './form.ts';
import { checkOptionValues, checkRequired, modalSelects } from './select.ts';
import { type Forms, union } from './union.ts';

/** Source: https://docs.discord.com/developers/components/reference#text-input */
const inputFields: Fields = {
  id: componentId,
  custom_id: required(customId),
  style: required(choice([1, 2])),
  min_length: integer({ min: 0, max: 4000 }),
  max_length: integer({ min: 1, max: 4000 }),
  required: boolean,
  value: text({ max: 4000 }),
  placeholder: text({ max: 100 }),
};

const inputInRow = object({ ...inputFields, label: required(text({ min: 1, max: 45 })) });

/** In a label the input has none of its own (discord-api-docs#7773, from where the code is not to be had). */
const inputInLabel = object({ ...inputFields, label: text({ max: 45 }) }, ({ label }, path, report) => {
  if (!label) return;
  const message = 'A label cannot be specified within a label component';
  fail(report, [...path, 'label'], 'TEXT_INPUT_LABEL_NOT_ALLOWED', message);
});

const option = object({
  value: required(text({ max: 100 })),
  label: required(text({ max: 100 })),
  description: text({ max: 100 }),
  default: boolean,
});

const radioGroup = object(
  {
    id: componentId,
    custom_id: required(customId),
    options: required(list(option, { min: 2, max: 10 })),
    required: boolean,
  },
  checkOptions,
);

const checkboxGroup = object(
  {
    id: componentId,
    custom_id: required(customId),
    options: required(list(option, { min: 1, max: 10 })),
    min_values: integer({ min: 0, max: 10 }),
    max_values: integer({ min: 1, max: 10 }),
    required: boolean,
  },
  (sent, path, report) => {
    checkOptions(sent, path, report);
    checkRequired(sent, path, report);
  },
);

const fileUpload = object(
  {
    id: componentId,
    custom_id: required(customId),
    min_values: integer({ min: 0, max: 10 }),
    max_values: integer({ min: 1, max: 10 }),
    required: boolean,
    file_types: list(text({ min: 1, max: 16 }), { max: 10 }),
  },
  checkRequired,
);

const checkbox = object({ id: componentId, custom_id: required(customId), default: boolean });

const inLabel: Forms = {
  4: inputInLabel,
  ...modalSelects,
  19: fileUpload,
  21: radioGroup,
  22: checkboxGroup,
  23: checkbox,
};

const label = object({
  id: componentId,
  label: required(text({ min: 1, max: 45 })),
  description: text({ min: 1, max: 100 }),
  component: required(union(inLabel)),
});

const form = object({
  custom_id: required(customId), // discord-api-docs#7835: since 2025-10 not empty
  title: required(text({ min: 1, max: 45 })),
  components: required(
    list(union({ 1: actionRow({ 4: inputInRow }), 10: textDisplay, 18: label }), { min: 1, max: 5 }),
  ),
});

/**
 * A dialog: labels, texts, and rows of the old way (`(4,)` is what logs say of other things in a row, discord.py#8355).
 * Source: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
 */
export const modal: Check = (value, path, report) => {
  const before = report.length;
  form(value, path, report);
  if (report.length > before || !isRecord(value)) return;
  checkIds(allComponents(value.components, [...path, 'components']), report);
};

/** As for options of a select, which is not from a log. */
function checkOptions({ options }: Record<string, unknown>, path: Path, report: Report): void {
  checkOptionValues(options, [...path, 'options'], report);
}
