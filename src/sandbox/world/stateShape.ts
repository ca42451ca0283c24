/** What a value is, in the words of JSON and of a kept state. */
export function kindOf(value: unknown): string {
  if (value instanceof Map) return 'a map ({"$map": [[key, value], …]})';
  if (value instanceof Set) return 'a set ({"$set": […]})';
  if (Array.isArray(value)) return 'a list';
  if (value === null || typeof value !== 'object') return typeof value;
  return 'an object';
}

/** A part of a state that is not what it should be. */
export interface Misshape {
  readonly path: string;
  /** As `kindOf` gives it. */
  readonly kind: string;
}

/**
 * The first part of a value that lacks a map, set, list or object which all samples have there, in maps in each of their
 * entries; undefined if there is none. What is in lists, and in objects of which the samples know nothing, is not looked
 * at, and null stands for any list or object.
 */
export function misshapenPart(value: unknown, samples: readonly unknown[], path: string): Misshape | undefined {
  const [sample] = samples;
  const kind = kindOf(sample);
  if (typeof sample !== 'object' || sample === null || samples.some((one) => kindOf(one) !== kind)) return undefined;
  if (value === null && !(sample instanceof Map) && !(sample instanceof Set)) return undefined;
  if (sample instanceof Map) return value instanceof Map ? inEntries(value, samples, path) : { path, kind };
  const names = Array.isArray(sample) || sample instanceof Set ? [] : Object.keys(sample);
  if (kindOf(value) !== kind) return kind === 'an object' && names.length === 0 ? undefined : { path, kind };
  return firstOf(names, (name) => {
    const known = samples.map((one) => fieldOf(one, name));
    return misshapenPart(fieldOf(value, name), known, `${path}.${name}`);
  });
}

function inEntries(value: Map<unknown, unknown>, samples: readonly unknown[], path: string): Misshape | undefined {
  const known = samples.flatMap((one) => (one instanceof Map ? [...one.values()] : []));
  return firstOf([...value], ([key, one]) => misshapenPart(one, known, `${path}[${String(key)}]`));
}

function firstOf<T>(values: readonly T[], look: (value: T) => Misshape | undefined): Misshape | undefined {
  for (const value of values) {
    const found = look(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[name];
}
