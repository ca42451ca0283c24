import { enumNames } from '../discord/enumNames.ts';
import type { ValueKind } from '../lint/breach.ts';
import type { TextPattern } from '../lint/shapes/shape.ts';
import type { PlainShape, ShapesAt } from './shapesAt.ts';

/** What a property of a body takes. Facts only; words/ makes the sentence. */
export interface FieldFacts {
  /** Absent where anything can stand there. */
  readonly kind?: ValueKind;
  /** Characters of a text, items of a list, or the numbers themselves. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: TextPattern;
  readonly isRequired: boolean;
  /** The values that it takes, where these can be listed. */
  readonly values: readonly FieldValue[];
  /** The enumeration of discord-api-types that the values are from. */
  readonly names?: string;
  /** Whether the values are bits that are added. */
  readonly isFlags: boolean;
}

/** One value, and what it is called. */
export interface FieldValue {
  readonly value: number | string | boolean;
  readonly name?: string;
}

/** What is known of a place in a body. */
export function fieldFacts({ shapes, isRequired }: ShapesAt): FieldFacts {
  const [first] = shapes;
  const values = shapes.flatMap(valuesOf);
  const distinct = values.filter(({ value }, index) => values.findIndex((one) => one.value === value) === index);
  const names = shapes.map(namesOf).find((name) => name !== undefined);
  return {
    ...(first === undefined ? {} : boundsOf(first)),
    isRequired,
    values: distinct,
    ...(names === undefined ? {} : { names }),
    isFlags: names !== undefined && enumNames(names)?.isFlags === true,
  };
}

function boundsOf(shape: PlainShape): Pick<FieldFacts, 'kind' | 'min' | 'max' | 'pattern'> {
  const bounds = 'min' in shape || 'max' in shape ? given({ min: shape.min, max: shape.max }) : {};
  switch (shape.kind) {
    case 'any':
      return {};
    case 'text':
      return { kind: 'text', ...bounds, ...(shape.pattern === undefined ? {} : { pattern: shape.pattern.name }) };
    case 'integer':
    case 'number':
    case 'list':
      return { kind: shape.kind, ...bounds };
    case 'boolean':
    case 'snowflake':
      return { kind: shape.kind };
    case 'choice':
      return { kind: typeof shape.of[0] === 'number' ? 'integer' : 'text' };
    case 'map':
    case 'record':
      return { kind: 'object' };
    default:
      return shape satisfies never;
  }
}

function given({ min, max }: { min?: number | undefined; max?: number | undefined }): { min?: number; max?: number } {
  return {
    ...(min === undefined || min === 0 ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

function valuesOf(shape: PlainShape): readonly FieldValue[] {
  switch (shape.kind) {
    case 'boolean':
      return [{ value: true }, { value: false }];
    case 'choice': {
      const names = shape.names === undefined ? undefined : enumNames(shape.names)?.names;
      return shape.of.map((value) => named(value, typeof value === 'number' ? names?.get(value) : undefined));
    }
    case 'integer':
      return [...(enumNames(shape.names ?? '')?.names ?? [])].map(([value, name]) => ({ value, name }));
    default:
      return [];
  }
}

function named(value: number | string, name: string | undefined): FieldValue {
  return name === undefined ? { value } : { value, name };
}

function namesOf(shape: PlainShape): string | undefined {
  return 'names' in shape ? shape.names : undefined;
}

/** What a number is called: a member, or the names of its bits (without what has none). */
export function namesOfNumber({ names, isFlags, values }: FieldFacts, value: number): readonly string[] {
  if (names === undefined) return [];
  if (!isFlags) return values.flatMap((one) => (one.value === value && one.name !== undefined ? [one.name] : []));
  return [...(enumNames(names)?.names ?? [])].flatMap(([bit, name]) => ((value & bit) !== 0 ? [name] : []));
}
