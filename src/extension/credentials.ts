import type { CredentialParts } from '../vscode/credentials/credentialParts.ts';
import type { CredentialPrompts } from '../vscode/credentials/credentialPrompts.ts';
import { Profiles } from '../vscode/credentials/profiles.ts';
import { lazily } from '../vscode/lazily.ts';
import type { Commands, Host } from './host.ts';

/** Stored credentials, and what asks a person about them. */
export interface Credentials {
  readonly profiles: Profiles;
  readonly prompts: () => Promise<CredentialPrompts>;
  readonly commands: Commands<'chooseCredential' | 'addCredential' | 'removeCredential' | 'manageCredentials'>;
}

/** Makes what stores credentials. */
export function credentials({ context, own, speech }: Host): Credentials {
  const profiles = own(new Profiles(context));
  const parts: CredentialParts = { profiles, speech, environment: process.env, platform: process.platform };
  const prompts = lazily(async () => {
    const { CredentialPrompts } = await import('../vscode/credentials/credentialPrompts.ts');
    return new CredentialPrompts(parts);
  });
  return {
    profiles,
    prompts,
    commands: {
      chooseCredential: async () => (await prompts()).choose(),
      addCredential: async () => (await prompts()).add(),
      removeCredential: async () => (await prompts()).remove(),
      manageCredentials: async () => (await import('../vscode/credentials/profileMenu.ts')).manageCredentials(parts),
    },
  };
}
