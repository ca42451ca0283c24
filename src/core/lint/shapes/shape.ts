import type { JsonValue } from '../../request/draft.ts';
import { scalarText } from '../../scalar.ts';
import type { Breach } from '../breach.ts';

/** What a value in a body may be: a table that `judge.ts` walks. Lengths and counts are inclusive. */
export type Shape =
  | { readonly kind: 'any' }
  | TextShape
  /** `names`: the enumeration of discord-api-types that names the numbers or their bits, see `discord/enumNames.ts`. */
  | {
      readonly kind: 'integer' | 'number';
      readonly min?: number;
      readonly max?: number;
      readonly names?: string;
    }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'snowflake' }
  /** `open`: Discord may know more of them than are documented, so that another one is only doubtful. */
  | {
      readonly kind: 'choice';
      readonly of: readonly (number | string)[];
      readonly open?: true;
      readonly names?: string;
    }
  | ListShape
  /** Any keys, values of one shape. */
  | { readonly kind: 'map'; readonly of: Shape }
  | RecordShape
  /** Which shape depends on the value: on its `type`, on a flag. `undefined`: it cannot be told. */
  /** A text of one shape, or something else. */
  | { readonly kind: 'either'; readonly text: TextShape; readonly other: Shape }
  /** All of them hold. */
  | { readonly kind: 'all'; readonly of: readonly Shape[] }
  | { readonly kind: 'depends'; readonly on: (value: JsonObject, judge: Judging) => Shape | undefined };

type ChoiceShape = Extract<Shape, { kind: 'choice' }>;

export interface TextShape {
  readonly kind: 'text';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: { readonly name: TextPattern; readonly test: (text: string) => boolean };
  /** Words that must not be in it, in any case. */
  readonly without?: readonly string[];
}

/** What the characters of a text must be like. */
export type TextPattern =
  | 'command-name'
  | 'emoji-name'
  | 'url'
  | 'time'
  | 'data-uri'
  | 'permissions'
  | 'nonce'
  | 'emoji'
  | 'choice-text'
  | 'choice-number';

export interface ListShape {
  readonly kind: 'list';
  readonly of: Shape;
  readonly min?: number;
  readonly max?: number;
  /** What holds between the items of a body that is a list. */
  readonly also?: (list: readonly JsonValue[], judge: Judging) => void;
}

export interface RecordShape {
  readonly kind: 'record';
  /** Every documented field. */
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Some of the fields: another shape knows all. */
  readonly isPart?: true;
  /** What holds between fields. */
  readonly also?: readonly Check[];
}

export type JsonObject = { readonly [key: string]: JsonValue };

/** Holds between the fields of a value; reports what does not. */
export type Check = (value: JsonObject, path: string, judge: Judging) => void;

/** What a check may ask and report. */
export interface Judging {
  /** Nothing in the value is left to run time. */
  readonly knows: (value: JsonValue | undefined) => boolean;
  /** Every key of the object is written out. */
  readonly isWhole: (value: JsonObject) => boolean;
  /** What is refused for certain; `doubtful` where that is only likely. */
  readonly refuse: (path: string, breach: Breach, doubtful?: boolean) => void;
  /** Names of the files that go along; undefined where they are not known. */
  readonly files: readonly UploadedPart[] | undefined;
}

/** A file part of a multipart body. */
export interface UploadedPart {
  readonly field: string;
  readonly filename: string;
}

export const any: Shape = { kind: 'any' };
export const boolean: Shape = { kind: 'boolean' };
export const snowflake: Shape = { kind: 'snowflake' };
/** Any whole number. */
export const integer: Shape = { kind: 'integer' };

/** A text of `min` to `max` characters. */
export function text(max?: number, min?: number): TextShape {
  return { kind: 'text', ...(max === undefined ? {} : { max }), ...(min === undefined ? {} : { min }) };
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max?: number): Extract<Shape, { kind: 'integer' | 'number' }> {
  return max === undefined ? { kind: 'integer', min } : { kind: 'integer', min, max };
}

/** A list of `min` to `max` items. */
export function listOf(of: Shape, max?: number, min?: number): ListShape {
  return { kind: 'list', of, ...(max === undefined ? {} : { max }), ...(min === undefined ? {} : { min }) };
}

/** One of a closed set. */
export function oneOf(...of: readonly (number | string)[]): ChoiceShape {
  return { kind: 'choice', of };
}

/** One of a set that grows. */
export function usually(...of: readonly (number | string)[]): ChoiceShape {
  return { kind: 'choice', of, open: true };
}

/** Numbers with names: those of an enumeration of discord-api-types. */
export function named(names: string, shape: Extract<Shape, { kind: 'integer' | 'number' | 'choice' }>): Shape {
  return { ...shape, names };
}

/** An object with these fields. */
export function record(
  fields: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
  ...also: readonly Check[]
): RecordShape {
  return { kind: 'record', fields, required, also };
}

/** An object of which other fields are left to another shape. */
export function part(fields: Readonly<Record<string, Shape>>, required: readonly string[] = []): RecordShape {
  return { kind: 'record', fields, required, isPart: true };
}

/** Components: objects that their number `type` tells apart; another number is refused (discordgo#1659). */
export function byType(forms: Readonly<Record<number, Shape>>): Shape {
  const types = Object.keys(forms).map(Number);
  const untyped = part({ type: named('ComponentType', oneOf(...types)) }, ['type']);
  return {
    kind: 'depends',
    on: ({ type }, judge) => (judge.knows(type) ? (forms[scalarText(type) as `${number}`] ?? untyped) : undefined),
  };
}

/** The number that a value is, or is the text of; undefined where it is none. */
export function numberOf(value: JsonValue | undefined): number | undefined {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' ? number : undefined;
}

/** An address of a scheme, 2048 characters at most where nothing else is said. */
export function address(...schemes: readonly string[]): TextShape {
  const start = new RegExp(`^\\s*(?:${schemes.join('|')})://`, 'i');
  return { kind: 'text', max: 2048, pattern: { name: 'url', test: (value) => start.test(value) } };
}

/** Kinds of channels. Source: developers/resources/channel#channel-object-channel-types */
export const channelType = named('ChannelType', usually(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16));

/** A time with date, as ISO 8601 writes it. */
export const time: TextShape = {
  kind: 'text',
  pattern: {
    name: 'time',
    test: (value) => /^\s*\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
  },
};

/** An image or sound as a data URI. Source: developers/reference#image-data */
export const dataUri: TextShape = {
  kind: 'text',
  pattern: { name: 'data-uri', test: (value) => /^data:[^,]*;base64,/i.test(value) },
};

/** Permission bits, mostly as text. Source: developers/topics/permissions */
export const permissions: TextShape = {
  kind: 'text',
  pattern: { name: 'permissions', test: (value) => /^\d{1,20}$/.test(value.trim()) },
};

/** Whether a value is a JSON object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a list; none where it is no list. */
export function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** Not there, or nothing: `null`, an empty text, an empty list. */
export function isNothing(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/**
 * How long Discord counts a text at least: code points, without blank ends, which embeds lose
 * (developers/resources/message#embed-object-embed-limits). Whether it counts UTF-16 units is not established, and those
 * are never fewer.
 */
export function lengthOf(value: string): number {
  const trimmed = value.trim();
  let length = trimmed.length;
  for (let index = 0; index < trimmed.length; index++) if (trimmed.charCodeAt(index) >> 10 === 0x36) length--;
  return length;
}

/** Indices of values that stand before in the list; undefined ones are passed over. */
export function repeatedIn(
  values: readonly (string | undefined)[],
): readonly (readonly [index: number, first: number])[] {
  const seen = new Map<string, number>();
  const found: (readonly [number, number])[] = [];
  values.forEach((value, index) => {
    if (value === undefined) return;
    const first = seen.get(value);
    if (first === undefined) seen.set(value, index);
    else found.push([index, first]);
  });
  return found;
}
