import type { Speech } from '../speech.ts';
import type { ActiveCredential } from './profiles.ts';

/** How a credential is called in lenses and the status bar, with its environment where a mistake would matter. */
export function credentialName(active: ActiveCredential, speech: Speech): string {
  switch (active.kind) {
    case 'none':
      return speech.shell.noCredential;
    case 'sandbox':
      return speech.shell.sandboxCredential;
    case 'profile': {
      const { profile } = active;
      return `${profile.name}${speech.shell.profileMarks(profile)}`;
    }
    default:
      return active satisfies never;
  }
}

/** The sign before the name: a warning for production, a lock where nothing is written, else a key. */
export function credentialSign(active: ActiveCredential): string {
  if (active.kind !== 'profile') return '$(key)';
  if (active.profile.environment === 'production') return '$(warning)';
  return active.profile.isReadOnly ? '$(lock)' : '$(key)';
}
