/**
 * A scalar of JSON as text; empty for an object or a list. `String` throws where an object has a `toString` of its own,
 * as parsed JSON may.
 */
export function scalarText(value: unknown): string {
  return typeof value === 'object' && value !== null ? '' : String(value);
}

/** A scalar of JSON as a number; NaN for an object or a list. `Number` throws where `String` does. */
export function scalarNumber(value: unknown): number {
  return typeof value === 'object' && value !== null ? Number.NaN : Number(value);
}
