import { ProfileNames } from './profileNames.ts';
import type { SafeRecord } from './safeRecord.ts';

/** Something about who sends has changed between two records. */
export type CredentialChange =
  /** Another token under the same name: it was rotated, or another one was stored. */
  | {
      readonly kind: 'token-changed';
      readonly at: number;
      readonly profile: string;
      readonly from: string;
      readonly to: string;
    }
  /** The answers name another user than before. */
  | {
      readonly kind: 'identity-changed';
      readonly at: number;
      readonly profile: string;
      readonly from: string;
      readonly to: string;
    }
  /** The requests of one origin go with another profile from here on. */
  | {
      readonly kind: 'profile-changed';
      readonly at: number;
      readonly origin: string;
      readonly from: string;
      readonly to: string;
    };

/** Profiles that are told apart. */
const mostProfiles = 200;

/** Watches records in the order of their time for changes of token, identity and profile. */
export class CredentialWatch {
  readonly #names: ProfileNames;
  readonly #tokens = new Map<string, string>();
  readonly #identities = new Map<string, string>();
  readonly #profiles = new Map<string, string>();

  constructor(names = new ProfileNames()) {
    this.#names = names;
  }

  /** What changed with this record. Without a profile the fingerprint stands in for its name. */
  next(record: SafeRecord): readonly CredentialChange[] {
    const { at, origin, credential, identity } = record;
    const { lastFour } = credential;
    const key = this.#names.keyOf(record);
    const profile = key === '' ? `••••${lastFour}` : this.#names.nameOf(key);
    // To the sandbox a profile goes with the sandbox's token, and is its user.
    const realm = origin === 'sandbox' ? `sandbox ${key}` : key;
    const changes: CredentialChange[] = [];
    if (key !== '') {
      const from = swap(this.#profiles, origin, key);
      if (from !== undefined) {
        changes.push({ kind: 'profile-changed', at, origin, from: this.#names.nameOf(from), to: profile });
      }
      const token = lastFour === '' ? undefined : swap(this.#tokens, realm, lastFour);
      if (token !== undefined) changes.push({ kind: 'token-changed', at, profile, from: token, to: lastFour });
    } else if (credential.origin === 'none' || credential.origin === 'url') return changes;
    if (identity === undefined) return changes;
    const user = swap(this.#identities, key === '' ? profile : realm, identity);
    if (user !== undefined) changes.push({ kind: 'identity-changed', at, profile, from: user, to: identity });
    return changes;
  }
}

/** Puts a value in and gives the one that was there, where it was another. */
function swap(map: Map<string, string>, key: string, value: string): string | undefined {
  const was = map.get(key);
  if (was === undefined && map.size >= mostProfiles) return undefined;
  map.set(key, value);
  return was === value ? undefined : was;
}
