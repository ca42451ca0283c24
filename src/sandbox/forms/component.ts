import type { Path } from './errorTree.ts';
import {
  anything,
  boolean,
  type Check,
  choice,
  fail,
  integer,
  isRecord,
  list,
  object,
  type Report,
  required,
  text,
  tuple,
  url,
} from './form.ts';

/**
 * Components of the first kind: rows of buttons and selects.
 * Source: https://docs.discord.com/developers/components/reference
 */

const actionRow = 1;
const button = 2;
const stringSelect = 3;
/** Select menus beside the one for strings: users, roles, mentionables, channels. */
const otherSelects = [5, 6, 7, 8];
const inRow = [button, stringSelect, ...otherSelects];

/** Style of a button that opens an address; premium buttons (6) have neither address nor custom id. */
const linkStyle = 5;

/** Places in a row; a select takes all of them. */
const rowWidth = 5;

/** Rows of components. Custom ids must differ within the message. */
export const components: Check = (value, path, report) => {
  const seen = new Set<unknown>();
  list(row(seen), { max: 5 })(value, path, report);
};

function row(seen: Set<unknown>): Check {
  const child = component(seen);
  const form = object({ type: required(anything), components: required(list(child, { min: 1, max: 5 })) }, checkWidth);
  return (value, path, report) => {
    if (isRecord(value) && value.type !== undefined && value.type !== actionRow)
      return wrongType([actionRow], path, report);
    form(value, path, report);
  };
}

function component(seen: Set<unknown>): Check {
  return (value, path, report) => {
    const type = isRecord(value) ? value.type : undefined;
    if (isRecord(value) && !inRow.some((known) => known === type)) return wrongType(inRow, path, report);
    (type === button ? buttonForm : type === stringSelect ? stringSelectForm : selectForm)(value, path, report);
    if (!isRecord(value) || typeof value.custom_id !== 'string') return;
    if (seen.has(value.custom_id)) {
      fail(
        report,
        [...path, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    }
    seen.add(value.custom_id);
  };
}

const buttonForm = object(
  {
    style: required(choice([1, 2, 3, 4, 5, 6])),
    label: text({ max: 80 }),
    custom_id: text({ max: 100 }),
    url: url(['http', 'https', 'discord']),
    disabled: boolean,
    emoji: anything,
  },
  ({ style, custom_id: customId, url: address }, path, report) => {
    const at = [...path, 'custom_id'];
    if (address && customId) {
      const message = 'A custom id and url cannot both be specified';
      fail(report, at, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
    } else if (style === linkStyle) {
      if (!address) fail(report, [...path, 'url'], 'BASE_TYPE_REQUIRED', 'This field is required');
    } else if (!customId && style !== 6) {
      fail(report, at, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
    }
  },
);

const selectFields = {
  custom_id: required(text({ max: 100 })),
  placeholder: text({ max: 150 }),
  min_values: integer({ min: 0, max: 25 }),
  max_values: integer({ min: 1, max: 25 }),
  disabled: boolean,
};

const selectForm = object(selectFields);

const option = object({
  label: required(text({ max: 100 })),
  value: required(text({ max: 100 })),
  description: text({ max: 100 }),
  default: boolean,
});

const stringSelectForm = object(
  { ...selectFields, options: required(list(option, { min: 1, max: 25 })) },
  ({ options }, path, report) => {
    const values = new Set<unknown>();
    for (const [index, one] of Object.entries(Array.isArray(options) ? options : [])) {
      const value = isRecord(one) ? one.value : undefined;
      const at = [...path, 'options', index, 'value'];
      if (values.has(value)) {
        fail(report, at, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
      }
      values.add(value);
    }
  },
);

function checkWidth({ components: children }: Record<string, unknown>, path: Path, report: Report): void {
  let width = 0;
  for (const [index, child] of Object.entries(Array.isArray(children) ? children : [])) {
    width += isRecord(child) && child.type === button ? 1 : rowWidth;
    if (width <= rowWidth) continue;
    const message = 'The specified component exceeds the maximum width';
    fail(report, [...path, 'components', index], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
    return;
  }
}

/** Seen as `components[0].components[0][UNION_TYPE_CHOICES]` in logs. */
function wrongType(allowed: readonly number[], path: Path, report: Report): void {
  fail(report, path, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of ${tuple(allowed)}.`);
}
