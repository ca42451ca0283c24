/** One rejected field as a library prints it. */
export interface FieldLine {
  /** `embeds[0].title` or `embeds.0.title`. */
  readonly path: string;
  readonly code?: string;
  readonly message: string;
}

/** The tree of 50035 that such lines were made of; undefined without lines. */
export function errorTree(lines: readonly FieldLine[]): unknown {
  if (lines.length === 0) return undefined;
  const tree: Record<string, unknown> = {};
  for (const { path, code, message } of lines) {
    let place = tree;
    for (const key of path.match(/[\w$-]+/g) ?? []) {
      if (!Object.hasOwn(place, key)) Object.defineProperty(place, key, { value: {}, enumerable: true });
      place = place[key] as Record<string, unknown>;
    }
    const errors: readonly { code: string; message: string }[] = Array.isArray(place._errors) ? place._errors : [];
    // A chain of exceptions says everything again.
    if (errors.some((error) => error.message === message)) continue;
    Object.defineProperty(place, '_errors', {
      value: [...errors, { code: code ?? 'UNKNOWN', message }],
      enumerable: true,
      configurable: true,
    });
  }
  return tree;
}
