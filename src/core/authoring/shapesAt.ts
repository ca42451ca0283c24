import { enumValue } from '../discord/enumNames.ts';
import { isObject, type JsonObject, type Judging, type Shape } from '../lint/shapes/shape.ts';
import type { JsonValue } from '../request/draft.ts';
import { childOf } from './bodyPath.ts';
import type { PathStep } from './literalPlace.ts';

/** A shape that does not depend on the value. */
export type PlainShape = Exclude<Shape, { kind: 'all' | 'depends' | 'either' }>;

/** What may stand at a place of a body. */
export interface ShapesAt {
  /** Several where all of them hold, or one of them; none where nothing can stand there. */
  readonly shapes: readonly PlainShape[];
  /** Whether the object around it needs the key. */
  readonly isRequired: boolean;
}

/** What is offered is not judged: all that is written is taken for the whole. */
const trusting: Judging = {
  knows: (value) => typeof value !== 'string' || !/^\{.*\}$/s.test(value),
  isWhole: () => true,
  refuse: () => {},
  files: undefined,
};

/** What a path of a body leads to; what the body has decides where a shape depends on it. */
export function shapesAt(shape: Shape, body: JsonValue | undefined, steps: readonly PathStep[]): ShapesAt {
  let shapes: readonly Shape[] = [shape];
  let value = body;
  let isRequired = false;
  for (const step of steps) {
    const around = shapes.flatMap((one) => plainShapes(one, value));
    isRequired = around.some((one) => one.kind === 'record' && one.required?.includes(String(step)) === true);
    shapes = specific([
      ...around.flatMap((one) => innerShapes(one, step)),
      ...(around.length === 0 ? [] : shapes.flatMap((one) => otherwise(one, value, step))),
    ]);
    value = childOf(value, step);
  }
  return { shapes: shapes.flatMap((one) => plainShapes(one, value)), isRequired };
}

function plainShapes(shape: Shape, value: JsonValue | undefined): PlainShape[] {
  switch (shape.kind) {
    case 'all':
      return shape.of.flatMap((one) => plainShapes(one, value));
    case 'depends': {
      const found = shape.on(isObject(value) ? withNumbers(value) : {}, trusting);
      return found === undefined ? [] : plainShapes(found, value);
    }
    case 'either':
      if (typeof value === 'string') return [shape.text];
      return [...(value === undefined ? [shape.text] : []), ...plainShapes(shape.other, value)];
    default:
      return [shape];
  }
}

function innerShapes(shape: PlainShape, step: PathStep): readonly Shape[] {
  if (typeof step === 'number') return shape.kind === 'list' ? [shape.of] : [];
  if (shape.kind === 'map') return [shape.of];
  const inner = shape.kind === 'record' && Object.hasOwn(shape.fields, step) ? shape.fields[step] : undefined;
  return inner === undefined ? [] : [inner];
}

/**
 * What another value around it would allow: every type of a component in place of the one that it has, and, in a change
 * of a message, which may leave its flags out, components of every kind.
 */
function otherwise(shape: Shape, value: JsonValue | undefined, step: PathStep): readonly Shape[] {
  const own = isObject(value) ? value : {};
  if (step === 'type') {
    const { type: _, ...untyped } = own;
    return plainShapes(shape, untyped).flatMap((one) => innerShapes(one, step));
  }
  if (step !== 'components' || own.flags !== undefined) return [];
  if (plainShapes(shape, own).some((one) => innerShapes(one, step).some((inner) => !isVague(inner)))) return [];
  return plainShapes(shape, { ...own, flags: 1 << 15 }).flatMap((one) => innerShapes(one, step));
}

/** Those that say something, where one does. */
function specific(shapes: readonly Shape[]): readonly Shape[] {
  const telling = shapes.filter((one) => !isVague(one));
  return telling.length === 0 ? shapes.slice(0, 1) : telling;
}

function isVague(shape: Shape): boolean {
  return shape.kind === 'any' || (shape.kind === 'list' && shape.of.kind === 'any');
}

/** `ComponentType.Button` and its like as the numbers that they are. */
function withNumbers(value: JsonObject): JsonObject {
  const entries = Object.entries(value).map(([key, one]) => [key, numberOfMember(one) ?? one] as const);
  return Object.fromEntries(entries);
}

/** The number of a member that only run time knows, by its name; undefined where it is none. */
export function numberOfMember(value: JsonValue | undefined): number | undefined {
  const [, name = '', member = ''] =
    typeof value === 'string' ? (/^\{(?:\w+\.)?(\w+)\.(\w+)\}$/.exec(value) ?? []) : [];
  return name === '' ? undefined : enumValue(name, member);
}
