import { hole } from '../lint/place.ts';
import { isObject, itemsOf, type JsonObject, lengthOf } from '../lint/shapes/shape.ts';
import type { JsonValue } from '../request/draft.ts';
import { holesOf, type Span } from '../request/text.ts';
import { stepsOf, valueAt } from './bodyPath.ts';
import { type FieldFacts, fieldFacts, namesOfNumber } from './fieldFacts.ts';
import type { PathStep } from './literalPlace.ts';
import type { ShapedBody } from './shapedBody.ts';
import { numberOfMember, shapesAt } from './shapesAt.ts';
import { type SharedUse, sharedUses } from './sharedLimits.ts';

/** How much of a limit is used. */
export interface Use {
  readonly of: 'characters' | 'items';
  readonly count: number;
  readonly max: number;
  /** Whether run time adds something that is not counted. */
  readonly isPartial: boolean;
}

/** What there is to say of a property where it stands. */
export interface BodyField {
  readonly key: string;
  /** Where the pointer is: on the key or on the value. */
  readonly span: Span;
  readonly field: FieldFacts;
  /** Absent where nothing is limited. */
  readonly use?: Use;
  /** Limits that it shares with other properties. */
  readonly shared: readonly SharedUse[];
  /** What the number that stands there is called. */
  readonly called: readonly string[];
  readonly operation?: string;
}

/** The property at an offset; null on none that is known. */
export function bodyField(offset: number, bodies: readonly ShapedBody[]): BodyField | null {
  const isAt = (span: Span | undefined): span is Span => span !== undefined && span[0] <= offset && offset <= span[1];
  for (const one of bodies) {
    const found = [...one.body.fields]
      .flatMap(([path, { key, value }]) => {
        if (isAt(key)) return [{ path, span: key }];
        // What holds others is pointed at by its key alone.
        return isAt(value) && !holdsOthers(valueAt(one.body.value, stepsOf(path))) ? [{ path, span: value }] : [];
      })
      .sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]));
    for (const { path, span } of found) {
      const field = readField(one, stepsOf(path), span);
      if (field !== null) return field;
    }
  }
  return null;
}

function readField({ body, shape, operation }: ShapedBody, steps: readonly PathStep[], span: Span): BodyField | null {
  const key = steps.findLast((step) => typeof step === 'string');
  const at = shapesAt(shape, body.value, steps);
  if (key === undefined || at.shapes.length === 0) return null;
  const field = fieldFacts(at);
  const value = valueAt(body.value, steps);
  const holes = holesOf(body.text).map(({ expression }) => `{${expression}}`);
  const use = useOf(value, field, holes);
  const number = typeof value === 'number' ? value : numberOfMember(value);
  return {
    key,
    span,
    field,
    ...(use === undefined ? {} : { use }),
    shared: sharedUses(body.value, steps, holes),
    called: number === undefined ? [] : namesOfNumber(field, number),
    ...(operation === undefined ? {} : { operation }),
  };
}

function useOf(value: JsonValue | undefined, { kind, max }: FieldFacts, holes: readonly string[]): Use | undefined {
  if (max === undefined) return undefined;
  if (kind === 'list' && Array.isArray(value)) {
    return { of: 'items', count: value.length, max, isPartial: false };
  }
  if (kind !== 'text' || typeof value !== 'string') return undefined;
  // A character stands for each hole, so that blanks beside it are no ends.
  const known = holes.reduce((text, one) => text.replaceAll(one, hole), value);
  const unknown = known.split(hole).length - 1;
  return { of: 'characters', count: lengthOf(known) - unknown, max, isPartial: unknown > 0 };
}

function holdsOthers(value: JsonValue | undefined): value is JsonObject | readonly JsonValue[] {
  return isObject(value) || itemsOf(value).length > 0;
}
