/** An object of which nothing is known yet. */
export type Loose = { readonly [key: string]: unknown };

/** Whether a value is an object, and no list. */
export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
