import type { Speech } from '../speech.ts';
import type { Profiles } from './profiles.ts';

/** What asking for credentials needs. */
export interface CredentialParts {
  readonly profiles: Profiles;
  readonly speech: Speech;
  /** Environment variables of the editor. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `process.platform`. */
  readonly platform: string;
}
