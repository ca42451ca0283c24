import type { RecentId, RememberedValue } from './remembered.ts';

/** The remembered values that this version can read: another one may have written them, or somebody by hand. */
export function readRemembered(stored: unknown): RememberedValue[] {
  return entriesWith(stored, ['name', 'value'], ['document', 'of', 'realm', 'label']) as unknown as RememberedValue[];
}

/** The last choices that this version can read. */
export function readRecents(stored: unknown): RecentId[] {
  return entriesWith(stored, ['id', 'name', 'of', 'realm'], ['within']) as unknown as RecentId[];
}

type Loose = { readonly [key: string]: unknown };

/** Of a list the objects whose keys are text: all of `needed`, and those of `optional` that are there. */
function entriesWith(stored: unknown, needed: readonly string[], optional: readonly string[]): Loose[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter(
    (entry: Loose | null) =>
      typeof entry === 'object' &&
      entry !== null &&
      needed.every((key) => typeof entry[key] === 'string') &&
      optional.every((key) => entry[key] === undefined || typeof entry[key] === 'string'),
  );
}
