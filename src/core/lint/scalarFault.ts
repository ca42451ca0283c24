import type { JsonValue } from '../request/draft.ts';
import { scalarText } from '../scalar.ts';
import type { Breach, ValueKind } from './breach.ts';
import { lengthOf, type Shape, type TextShape } from './shapes/shape.ts';

/** A shape of values that hold no others. */
export type ScalarShape = Extract<Shape, { kind: 'text' | 'integer' | 'number' | 'boolean' | 'snowflake' | 'choice' }>;

/** What is wrong with such a value. `doubtful`: Discord may convert it all the same. */
export type ScalarFault =
  | { readonly breach: Breach; readonly doubtful?: boolean }
  /** `sent`: what is left of a number that loses digits. */
  | { readonly expected: ValueKind; readonly doubtful?: boolean; readonly sent?: string };

/**
 * Holds a value against its shape; null where Discord takes it. Discord converts numbers to text and text to numbers, as
 * forms need it; `losesDigits` says whether a large number does on its way.
 */
export function scalarFault(
  value: JsonValue,
  shape: ScalarShape,
  losesDigits: (value: number) => boolean,
): ScalarFault | null {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'object' ? { expected: 'text' } : textFault(scalarText(value), shape);
    case 'integer':
    case 'number':
      return numberFault(value, shape);
    case 'boolean':
      if (typeof value === 'object') return { expected: 'boolean' };
      return /^(?:true|false|[01])$/i.test(scalarText(value)) ? null : { expected: 'boolean', doubtful: true };
    case 'snowflake':
      return snowflakeFault(value, losesDigits);
    case 'choice':
      if (typeof value === 'object') return { expected: 'text' };
      if (shape.of.some((one) => String(one) === scalarText(value))) return null;
      return {
        breach: { kind: 'choice', actual: scalarText(value), allowed: shape.of },
        doubtful: shape.open === true,
      };
    default:
      return shape satisfies never;
  }
}

function textFault(text: string, { min = 0, max, pattern, without = [] }: TextShape): ScalarFault | null {
  const [actual, written, lower] = [lengthOf(text), [...text].length, text.toLowerCase()];
  if (max !== undefined && actual > max) return { breach: { kind: 'length', actual, ...bounds(min, max) } };
  if (written < min) return { breach: { kind: 'length', actual: written, ...bounds(min, max) } };
  if (pattern?.test(text) === false) return { breach: { kind: 'pattern', pattern: pattern.name } };
  const word = without.find((one) => lower.includes(one));
  return word === undefined ? null : { breach: { kind: 'word', word } };
}

function numberFault(
  value: JsonValue,
  { kind, min, max }: Extract<ScalarShape, { kind: 'integer' | 'number' }>,
): ScalarFault | null {
  // Of texts only those of digits are numbers to Discord: `0xff` and `1e3` are none.
  const isNumeric = typeof value === 'string' && /^\s*[-+]?\d[\d.]*\s*$/.test(value);
  const number = isNumeric ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) {
    return { expected: kind, doubtful: typeof value === 'boolean' };
  }
  if (kind === 'integer' && !Number.isInteger(number)) return { expected: kind, doubtful: true };
  if ((max === undefined || number <= max) && (min === undefined || number >= min)) return null;
  const range = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return { breach: { kind: 'number', actual: number, ...range } };
}

function snowflakeFault(value: JsonValue, losesDigits: (value: number) => boolean): ScalarFault | null {
  if (typeof value === 'string') return /^\s*\d{1,20}\s*$/.test(value) ? null : { expected: 'snowflake' };
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return { expected: 'snowflake' };
  if (Number.isSafeInteger(value) || !losesDigits(value)) return null;
  return { expected: 'snowflake', sent: scalarText(value) };
}

/** The bounds that there are; a least of nothing is none. */
export function bounds(min: number, max: number | undefined): { readonly min?: number; readonly max?: number } {
  return { ...(min > 0 ? { min } : {}), ...(max === undefined ? {} : { max }) };
}
