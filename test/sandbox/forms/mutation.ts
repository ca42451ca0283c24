/** A body of which one part was changed. */
export interface Mutation {
  /** Steps to the part; indices of lists are numbers. */
  readonly path: readonly (string | number)[];
  /** What was there. */
  readonly was: unknown;
  /** What is there now; undefined if it was taken out. */
  readonly now: unknown;
  readonly body: unknown;
}

const instead: readonly unknown[] = [undefined, null, true, -1, 1.5, 1e12, '', 'x', '7', 'x'.repeat(7000), {}, []];

/** Every body that differs from this one in one part, which is missing or of another kind or size. */
export function mutations(body: unknown): Mutation[] {
  return partsOf(body, []).flatMap(({ path, value }) =>
    [...instead, ...longer(value)].map((now) => ({ path, was: value, now, body: changed(body, path, now) })),
  );
}

function longer(value: unknown): unknown[] {
  return Array.isArray(value) && value.length > 0 ? [Array.from({ length: 150 }, () => value[0])] : [];
}

function partsOf(value: unknown, path: Mutation['path']): { path: Mutation['path']; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (inner === undefined) return [];
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [{ path: at, value: inner }, ...partsOf(inner, at)];
  });
}

function changed(body: unknown, path: Mutation['path'], now: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  let parent = copy;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (Array.isArray(parent) && now === undefined) parent.splice(Number(last), 1);
  else parent[last] = now;
  return JSON.parse(JSON.stringify(copy));
}
