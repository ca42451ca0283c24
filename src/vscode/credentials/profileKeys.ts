import type { Profile } from '../../core/profiles/profile.ts';

/** Where the profiles stand in the extension's state. */
export const profilesKey = 'profiles';

/** Where it stands there which folder is bound to which credential. */
export const bindingsKey = 'folderCredentials';

/** Under what the secret of a profile is kept. */
export function secretKey({ id }: Pick<Profile, 'id'>): string {
  return `profile.${id}`;
}

/** Under what the password of its proxy is kept. */
export function proxyKey({ id }: Pick<Profile, 'id'>): string {
  return `profile.${id}.proxy`;
}
