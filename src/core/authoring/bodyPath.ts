import type { JsonValue } from '../request/draft.ts';
import type { PathStep } from './literalPlace.ts';

/** The steps of `embeds[0].fields[2].value`. */
export function stepsOf(path: string): PathStep[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) => (index === undefined ? word : Number(index)));
}

/** The path of steps, as bodies have it. */
export function pathOf(steps: readonly PathStep[]): string {
  return steps.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  );
}

/** The value at the end of steps; undefined where there is none. */
export function valueAt(value: JsonValue | undefined, steps: readonly PathStep[]): JsonValue | undefined {
  return steps.reduce<JsonValue | undefined>((at, step) => childOf(at, step), value);
}

/** A value in a list or an object. */
export function childOf(value: JsonValue | undefined, step: PathStep): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, step) ? (value as Readonly<Record<PathStep, JsonValue>>)[step] : undefined;
}
