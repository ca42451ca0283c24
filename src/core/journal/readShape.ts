import { deepestShape, type PayloadShape } from './payloadShape.ts';

/** UTF-16 units of a name or a word of a shape; ours are shorter. */
const longestWord = 200;

/**
 * The shape of a body out of a line that anybody may have written: a copy of what reads as one; null where there is
 * none, undefined where something else stands in it or it is deeper than any that we write.
 */
export function readShape(value: unknown): PayloadShape | null | undefined {
  return value === undefined || value === null ? null : shapeIn(value, deepestShape);
}

function shapeIn(value: unknown, depth: number): PayloadShape | undefined {
  if (typeof value === 'string') return value.slice(0, longestWord);
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  return Array.isArray(value) ? listIn(value, depth) : namesIn(value, depth);
}

/** How many items there are, and the first of them. */
function listIn([size, first, ...more]: readonly unknown[], depth: number): PayloadShape | undefined {
  if (typeof size !== 'string' || more.length > 0) return undefined;
  if (first === undefined) return [size.slice(0, longestWord)];
  const item = shapeIn(first, depth - 1);
  return item === undefined ? undefined : [size.slice(0, longestWord), item];
}

function namesIn(value: object, depth: number): PayloadShape | undefined {
  const shapes: [string, PayloadShape][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const shape = shapeIn(inner, depth - 1);
    if (shape === undefined) return undefined;
    shapes.push([name.slice(0, longestWord), shape]);
  }
  // Not by assignment, which a field called `__proto__` would take for something else.
  return Object.fromEntries(shapes);
}
