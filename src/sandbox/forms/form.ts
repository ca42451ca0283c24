import { isSnowflake } from '../../core/discord/snowflake.ts';
import { Refusal } from '../refusal.ts';
import type { FormError, Path } from './errorTree.ts';

/** Where checks put what they find. */
export type Report = FormError[];

/**
 * Looks at one value of a body. A form is a tree of checks. `null` never reaches a check: a field that may be left out
 * may be null.
 */
export type Check = (value: unknown, path: Path, report: Report) => void;

/** A field that must be there. */
export interface Required {
  readonly required: Check;
}

/** The fields of an object; those that are not named here are ignored, as Discord does. */
export type Fields = Readonly<Record<string, Check | Required>>;

/** How long something may be, both inclusive; with a minimum the error names both. */
export interface Length {
  readonly min?: number;
  readonly max: number;
}

const unlimited: Length = { max: Number.POSITIVE_INFINITY };

/** Findings beyond which a list is not looked into any further, so that a long one cannot make an endless answer. */
const findingsOfList = 1000;

/** Where a number may lie, both inclusive. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** Marks a field as required; empty text is not enough. */
export function required(check: Check): Required {
  return { required: check };
}

/** An object. `whole` looks at it once its fields are sound. */
export function object(
  fields: Fields,
  whole?: (value: Record<string, unknown>, path: Path, report: Report) => void,
): Check {
  const entries = Object.entries(fields);
  return (value, path, report) => {
    if (!isRecord(value)) return fail(report, path, 'MODEL_TYPE_CONVERT', 'Expected an object/dictionary.');
    const before = report.length;
    for (const [name, field] of entries) {
      const found = value[name];
      const missing = found === undefined || found === null || (found === '' && isRequired(field));
      if (!missing) (isRequired(field) ? field.required : field)(found, [...path, name], report);
      else if (isRequired(field)) fail(report, [...path, name], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    if (report.length === before) whole?.(value, path, report);
  };
}

/**
 * A list; the entries of one that is too long are not looked into. The code for what is no list is from the pattern of
 * its neighbours, not seen.
 */
export function list(item: Check, length: Length = unlimited): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) {
      return fail(report, path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    }
    checkLength(value.length, length, path, report);
    if (value.length > length.max) return;
    for (const [index, entry] of value.entries()) {
      if (report.length > findingsOfList) return;
      const at = [...path, index];
      if (entry !== null) item(entry, at, report);
      else fail(report, at, 'LIST_ITEM_VALUE_REQUIRED', 'List item values of ModelType are required');
    }
  };
}

/**
 * Text. Numbers and booleans are taken as text; objects and lists are not (KMQ_Discord#523 has the message, the code is
 * from the pattern of its neighbours).
 */
export function text(length: Length = unlimited): Check {
  return (value, path, report) => {
    if (typeof value === 'object') {
      return fail(report, path, 'STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`);
    }
    checkLength(lengthOf(String(value)), length, path, report);
  };
}

/** A whole number, also as text. `kind` is what messages call it: mostly `int`, for a poll's duration `int32`. */
export function integer(range: Range = {}, kind = 'int'): Check {
  return (value, path, report) => {
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number)) {
      return fail(report, path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not ${kind}.`);
    }
    if (range.max !== undefined && number > range.max) {
      fail(report, path, 'NUMBER_TYPE_MAX', `${kind} value should be less than or equal to ${range.max}.`);
    }
    if (range.min !== undefined && number < range.min) {
      fail(report, path, 'NUMBER_TYPE_MIN', `${kind} value should be greater than or equal to ${range.min}.`);
    }
  };
}

/** A number with or without a fraction, also as text. The word for its kind is from the pattern of `int`, not from a log. */
export function float(value: unknown, path: Path, report: Report): void {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return;
  fail(report, path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not float.`);
}

/** Permissions as a decimal number, mostly as text. The message for what is none was not seen. */
export function bitSet(value: unknown, path: Path, report: Report): void {
  if (/^\d{1,20}$/.test(String(value))) return;
  fail(report, path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
}

/** True or false, also as text, which is what forms have. Code and message are not from a log. */
export function boolean(value: unknown, path: Path, report: Report): void {
  if (typeof value === 'boolean' || (typeof value === 'string' && /^(true|false)$/i.test(value))) return;
  fail(report, path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
}

/** An id, as text or as a number. */
export function snowflake(value: unknown, path: Path, report: Report): void {
  if ((typeof value === 'string' || typeof value === 'number') && isSnowflake(String(value))) return;
  fail(report, path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`);
}

/** One of some numbers or words. */
export function choice(allowed: readonly (number | string)[]): Check {
  return (value, path, report) => {
    if (allowed.some((one) => one === value || String(one) === value)) return;
    fail(report, path, 'BASE_TYPE_CHOICES', `Value must be one of ${tuple(allowed)}.`);
  };
}

/**
 * An address of up to 2048 characters (the API's own description); those of files in the same request (`attachment://`)
 * are for embeds and for components only.
 */
export function url(schemes: readonly string[] = ['http', 'https'], max = 2048): Check {
  return (value, path, report) => {
    if (typeof value === 'string' && lengthOf(value) > max) return checkLength(lengthOf(value), { max }, path, report);
    if (typeof value !== 'string' || !URL.canParse(value)) {
      return fail(report, path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    }
    const scheme = value.slice(0, value.indexOf(':')).toLowerCase();
    if (schemes.includes(scheme)) return;
    const message = `Scheme "${scheme}" is not supported. Scheme must be one of ${tuple(schemes)}.`;
    fail(report, path, 'URL_TYPE_INVALID_SCHEME', message);
  };
}

/** A time as ISO 8601. */
export function time(value: unknown, path: Path, report: Report): void {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))) return;
  fail(report, path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`);
}

/** A list in which nothing stands twice (`allowed_mentions.users`, grade C: constants of an API mock). */
export function set(item: Check, length: Length = unlimited): Check {
  const each = list(item, length);
  return (value, path, report) => {
    const before = report.length;
    each(value, path, report);
    if (report.length > before || !Array.isArray(value)) return;
    for (const index of repeated(value)) {
      fail(report, [...path, index], 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value');
    }
  };
}

/** The indices of the values that stand in a list before; undefined values are passed over. */
export function repeated(values: readonly unknown[]): number[] {
  const seen = new Set<unknown>();
  return [...values.keys()].filter((index) => {
    const value = values[index];
    const again = value !== undefined && seen.has(value);
    seen.add(value);
    return again;
  });
}

/** Anything. */
export function anything(): void {}

/** Adds a finding. */
export function fail(report: Report, path: Path, code: string, message: string): void {
  report.push({ path, code, message });
}

/**
 * Holds a body against a form; a body that was not sent is an empty one.
 * @throws Refusal 50035 with everything that is wrong
 */
export function demand(check: Check, body: unknown, path: Path = []): void {
  const report: Report = [];
  check(body ?? {}, path, report);
  if (report.length > 0) throw new Refusal('invalidForm', report);
}

/**
 * The length by which limits are counted: Unicode code points. Whether Discord counts these or UTF-16 units is not
 * established; for text without characters beyond U+FFFF it is the same.
 */
export function lengthOf(value: string): number {
  let length = value.length;
  for (let index = 0; index < value.length; index++) if (value.charCodeAt(index) >> 10 === 0x36) length--;
  return length;
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Values as Python writes a tuple, which is how Discord's messages list choices. */
export function tuple(values: readonly (number | string)[]): string {
  const parts = values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
  return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`;
}

function checkLength(length: number, { min, max }: Length, path: Path, report: Report): void {
  if (length <= max && length >= (min ?? 0)) return;
  if (min === undefined) fail(report, path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  else fail(report, path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
}

function isRequired(field: Check | Required): field is Required {
  return typeof field === 'object';
}
