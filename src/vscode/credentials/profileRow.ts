import type { IconPath, QuickPickItem } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import type { CredentialWords } from '../../words/credentials.ts';
import { profileIcon } from './profileIcon.ts';

/** A stored credential as a row of a list: name, colour, kind, last four characters, and what asks for care. */
export function profileRow(
  profile: Profile,
  words: CredentialWords,
  isInUse: boolean,
): QuickPickItem & { readonly iconPath: IconPath } {
  const { name, kind, lastFour, environment, isReadOnly } = profile;
  const parts = [
    lastFour === '' ? words.kind(kind) : `${words.kind(kind)} ••••${lastFour}`,
    words.environment(environment),
    ...(isReadOnly ? [words.readOnly] : []),
    ...(isInUse ? [`$(check) ${words.inUse}`] : []),
  ];
  return { label: name, description: parts.join(' · '), iconPath: profileIcon(profile) };
}
