import type { Profile, ProfileChanges } from './profile.ts';
import { type Entry, entriesOf, idOf, isWrapped } from './storedProfiles.ts';

/** The state with a profile behind the others; nothing of it is lost, read or not. */
export function withProfile(stored: unknown, profile: Profile): unknown {
  return withEntries(stored, [...entriesOf(stored), profile]);
}

/** The state with changes to one profile. What a later version wrote beside them stays. */
export function withChanges(stored: unknown, id: string, changes: ProfileChanges): unknown {
  return withEntries(
    stored,
    entriesOf(stored).map((entry) => (idOf(entry) === id ? { ...(entry as Entry), ...changes } : entry)),
  );
}

/** The state without one profile. */
export function withoutProfile(stored: unknown, id: string): unknown {
  return withEntries(
    stored,
    entriesOf(stored).filter((entry) => idOf(entry) !== id),
  );
}

function withEntries(stored: unknown, entries: readonly unknown[]): unknown {
  return !Array.isArray(stored) && isWrapped(stored) ? { ...stored, profiles: entries } : entries;
}
