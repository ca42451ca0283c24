import type { Profile } from './profile.ts';

type Named = Pick<Profile, 'id' | 'name'>;

/**
 * The profile that has a name already; undefined where the name is free. Names that differ in case or in blanks around
 * them count as one, since people could not tell them apart. `own`: the id of the profile that is to have it.
 */
export function holderOfName<T extends Named>(name: string, profiles: readonly T[], own?: string): T | undefined {
  return profiles.find((profile) => profile.id !== own && folded(profile.name) === folded(name));
}

/** A name that is free: the one that was wished for, else with the first number behind it that makes it so. */
export function freeName(wished: string, profiles: readonly Named[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wished : `${wished} ${number}`;
    if (holderOfName(name, profiles) === undefined) return name;
  }
}

function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
