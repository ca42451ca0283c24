import { isHeaderText } from './headerText.ts';
import {
  type Environment,
  environments,
  type Profile,
  type ProfileKind,
  type ProfileProxy,
  profileColors,
  profileKinds,
  usualColor,
} from './profile.ts';

/** What the stored state holds. */
export interface StoredProfiles {
  /** Those that can be used, in the order in which they were added. */
  readonly profiles: readonly Profile[];
  /** How many more there are that cannot be read: damaged, or of a later version. They are kept. */
  readonly unread: number;
}

/** Something that may be a profile. */
export type Entry = Readonly<Record<string, unknown>>;

/**
 * Reads profiles of this version, of earlier ones (without what was added since) and of later ones, as far as they can be
 * read. Of what is unknown the careful reading is taken: an environment that it does not know is production, and a base
 * or proxy that it cannot read leads nowhere instead of straight to Discord.
 */
export function readProfiles(stored: unknown): StoredProfiles {
  const seen = new Set<string>();
  const entries = entriesOf(stored);
  const profiles = entries.flatMap((entry) => {
    const profile = readProfile(entry);
    if (profile === null || seen.has(profile.id)) return [];
    seen.add(profile.id);
    return [profile];
  });
  return { profiles, unread: entries.length - profiles.length };
}

/** A list, or what a later version may have put around it. Anything else stands for one entry that cannot be read. */
export function entriesOf(stored: unknown): readonly unknown[] {
  if (Array.isArray(stored)) return stored;
  if (stored === undefined || stored === null) return [];
  return isWrapped(stored) ? stored.profiles : [stored];
}

/** Whether the list stands in something that a later version put around it. */
export function isWrapped(stored: unknown): stored is Entry & { readonly profiles: readonly unknown[] } {
  return isEntry(stored) && Array.isArray(stored.profiles);
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The id of an entry of any shape; undefined where it has none. */
export function idOf(entry: unknown): unknown {
  return isEntry(entry) ? entry.id : undefined;
}

/** One entry as a profile, or null where it cannot be read. */
export function readProfile(entry: unknown): Profile | null {
  if (!isEntry(entry)) return null;
  const { id, name, kind, lastFour } = entry;
  if (typeof id !== 'string' || id === '' || typeof name !== 'string' || !isOneOf(profileKinds, kind)) return null;
  const environment = readEnvironment(entry.environment);
  const proxy = readProxy(entry.proxy);
  const [botId, applicationId] = [entry.botId, entry.applicationId].map(readId);
  const { userAgent } = entry;
  return {
    id,
    name,
    kind: kind satisfies ProfileKind,
    lastFour: typeof lastFour === 'string' ? lastFour.slice(-4) : '',
    environment,
    color: isOneOf(profileColors, entry.color) ? entry.color : usualColor(environment),
    base: entry.base === undefined ? 'discord' : typeof entry.base === 'string' ? entry.base : '',
    isReadOnly: entry.isReadOnly !== undefined && entry.isReadOnly !== false,
    ...(botId === undefined ? {} : { botId }),
    ...(applicationId === undefined ? {} : { applicationId }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(typeof userAgent === 'string' && isHeaderText(userAgent) ? { userAgent } : {}),
  };
}

function readEnvironment(value: unknown): Environment {
  if (value === undefined) return 'development';
  return isOneOf(environments, value) ? value : 'production';
}

function readProxy(value: unknown): ProfileProxy | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isEntry(value) || typeof value.address !== 'string') return { address: '' };
  return { address: value.address, ...(typeof value.user === 'string' ? { user: value.user } : {}) };
}

function readId(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{15,21}$/.test(value) ? value : undefined;
}

function isOneOf<T extends string>(all: readonly T[], value: unknown): value is T {
  return (all as readonly unknown[]).includes(value);
}
