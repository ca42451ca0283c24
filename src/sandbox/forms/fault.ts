import { Refusal } from '../refusal.ts';
import type { Path } from './errorTree.ts';

/**
 * Refuses a body although nothing is wrong with it: the first text in it is called too long, as if a limit were lower.
 * A body without text lacks its content.
 *
 * @throws Refusal 50035
 */
export function refuseForm(body: unknown): never {
  const found = firstText(body, []);
  const [path, code, message] =
    found === undefined
      ? ([['content'], 'BASE_TYPE_REQUIRED', 'This field is required'] as const)
      : ([found.path, 'BASE_TYPE_MAX_LENGTH', `Must be ${found.text.length - 1} or fewer in length.`] as const);
  throw new Refusal('invalidForm', [{ path, code, message }]);
}

function firstText(value: unknown, path: Path): { readonly path: Path; readonly text: string } | undefined {
  if (typeof value === 'string') return value === '' ? undefined : { path, text: value };
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = firstText(inner, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
