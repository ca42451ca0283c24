import { componentId, customId } from './button.ts';
import { componentEmoji } from './componentEmoji.ts';
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
  repeated,
  required,
  snowflake,
  text,
} from './form.ts';
import type { Forms } from './union.ts';

/** Most values that a select may have, and most options. */
const most = 25;

/** Source: https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const channelType = choice([0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16]);

const fields: Fields = {
  id: componentId,
  custom_id: required(customId),
  placeholder: text({ max: 150 }), // discord-api-docs#4551
  min_values: integer({ min: 0, max: most }),
  max_values: integer({ min: 1, max: most }),
  required: boolean,
  disabled: boolean,
};

const option = object({
  label: required(text({ max: 100 })),
  value: required(text({ max: 100 })),
  description: text({ max: 100 }),
  default: boolean,
  emoji: componentEmoji,
});

type Whole = (value: Record<string, unknown>, path: Path, report: Report) => void;

/**
 * The selects of messages: of strings (3), users (5), roles (6), mentionables (7) and channels (8).
 * Source: https://docs.discord.com/developers/components/reference#string-select and the sections after it
 */
export const messageSelects: Forms = selects(() => {});

/** The selects of dialogs. `required` counts there and `disabled` is not allowed (discord-api-docs#7773). */
export const modalSelects: Forms = selects((sent, path, report) => {
  checkNotDisabled(sent, path, report);
  checkRequired(sent, path, report);
});

/**
 * What must be answered cannot be left empty (discord-api-docs#8177, from where the code is not to be had). Also for
 * uploads and groups of checkboxes.
 */
export function checkRequired(
  { required: must, min_values }: Record<string, unknown>,
  path: Path,
  report: Report,
): void {
  if (must === false || min_values === undefined || min_values === null || Number(min_values) > 0) return;
  const message = 'int value should be greater than or equal to 1.';
  fail(report, [...path, 'min_values'], 'NUMBER_TYPE_MIN', message);
}

/** The code is not from a log. */
function checkNotDisabled({ disabled }: Record<string, unknown>, path: Path, report: Report): void {
  if (disabled !== true) return;
  fail(report, [...path, 'disabled'], 'COMPONENT_DISABLED_NOT_ALLOWED', 'Modals cannot have disabled components');
}

function selects(more: Whole): Forms {
  const filled = (types: readonly string[], others: Fields = {}) =>
    object({ ...fields, ...others, default_values: defaults(types) }, (sent, path, report) => {
      checkRange(sent, path, report);
      const chosen = Array.isArray(sent.default_values) ? sent.default_values.length : 0;
      checkDefaults(chosen, sent, [...path, 'default_values'], report);
      more(sent, path, report);
    });
  return {
    3: object({ ...fields, options: required(list(option, { min: 1, max: most })) }, (sent, path, report) => {
      checkOptions(sent, path, report);
      more(sent, path, report);
    }),
    5: filled(['user']),
    6: filled(['role']),
    7: filled(['user', 'role']),
    8: filled(['channel'], { channel_types: list(channelType) }),
  };
}

function defaults(types: readonly string[]): Check {
  return list(object({ id: required(snowflake), type: required(choice(types)) }), { max: most });
}

/** `min_values must be equal to or less than 1` is from TanzaniteBot/tanzanite#42, the code is not. */
function checkRange({ min_values, max_values }: Record<string, unknown>, path: Path, report: Report): void {
  const [min, max] = [Number(min_values ?? 1), Number(max_values ?? 1)];
  if (min <= max) return;
  const message = `min_values must be equal to or less than ${max}`;
  fail(report, [...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', message);
}

function checkDefaults(chosen: number, { max_values }: Record<string, unknown>, path: Path, report: Report): void {
  if (chosen <= Number(max_values ?? 1)) return;
  const message = 'The specified number of default values exceeds the specified maximum values';
  fail(report, path, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', message); // grade C: constants of an API mock
}

/** There must be as many options as may be chosen: their least number is then `max_values` (discord.py#6984). */
function checkOptions(sent: Record<string, unknown>, path: Path, report: Report): void {
  const options = Array.isArray(sent.options) ? sent.options.filter(isRecord) : [];
  const at = [...path, 'options'];
  const least = Number(sent.max_values ?? 1);
  if (options.length < least) {
    fail(report, at, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
    return;
  }
  checkRange(sent, path, report);
  checkDefaults(options.filter((one) => one.default === true).length, sent, at, report);
  checkOptionValues(sent.options, at, report);
}

/** No two options have the same value (Would-You-Bot/client#304, path and all). */
export function checkOptionValues(options: unknown, at: Path, report: Report): void {
  const values = (Array.isArray(options) ? options : []).map((one) => (isRecord(one) ? String(one.value) : undefined));
  for (const index of repeated(values)) {
    const message = 'The specified option value is already used';
    fail(report, [...at, index], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
  }
}
