import type { SafeRecord } from './safeRecord.ts';

/** A profile by its id, which stays, and its name, which may change. */
export interface NamedProfile {
  readonly id: string;
  readonly name: string;
}

/** Profiles whose last name is remembered. */
const mostProfiles = 1000;

/**
 * Which profile a record belongs to, and what it is called now. Two profiles may have had the same name, and one several:
 * the id counts where a record has one.
 */
export class ProfileNames {
  readonly #current: () => readonly NamedProfile[];
  readonly #last = new Map<string, { readonly name: string; readonly lastFour: string }>();

  /** `current`: the profiles that there are; none where nobody knows them. */
  constructor(current: () => readonly NamedProfile[] = () => []) {
    this.#current = current;
  }

  /**
   * The key of a record's profile, empty where it has none: the id; of a line without one that of the only profile with
   * its name, else the name. What it was called and its last token are remembered.
   */
  keyOf({ credential }: SafeRecord): string {
    const { id = '', name = '' } = credential.profile ?? {};
    const key = id === '' ? (this.#idOf(name) ?? name) : id;
    if (this.#last.has(key) || this.#last.size < mostProfiles) {
      this.#last.set(key, { name, lastFour: credential.lastFour });
    }
    return key;
  }

  /** What the profile of a key is called now; of one that is gone, what it was called last. */
  nameOf(key: string): string {
    return this.#current().find(({ id }) => id === key)?.name ?? this.#last.get(key)?.name ?? key;
  }

  /** The last four characters that it was seen with last, by which two of one name are told apart; else empty. */
  lastFourOf(key: string): string {
    return key === '' ? '' : (this.#last.get(key)?.lastFour ?? '');
  }

  /** What the profile of a record is called now, and what it was called then where that differs. */
  of(record: SafeRecord): { readonly name: string; readonly earlier?: string } {
    const name = this.nameOf(this.keyOf(record));
    const then = record.credential.profile?.name ?? '';
    return then === '' || then === name ? { name } : { name, earlier: then };
  }

  #idOf(name: string): string | undefined {
    if (name === '') return undefined;
    const [only, ...others] = this.#current().filter((profile) => profile.name === name);
    return others.length === 0 ? only?.id : undefined;
  }
}
