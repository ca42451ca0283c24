import type { Environment, ProfileColor, ProfileKind } from '../core/profiles/profile.ts';
import type { SecretPersistence } from '../core/profiles/secretPersistence.ts';
import type { CredentialKind } from '../core/request/credentialFacts.ts';
import type { Locale } from './locale.ts';

/** What is said where credentials are chosen, stored, changed and deleted. */
export interface CredentialWords {
  readonly kind: (kind: ProfileKind) => string;
  readonly environment: (environment: Environment) => string;
  readonly environmentDetail: (environment: Environment) => string;
  readonly color: (color: ProfileColor) => string;
  // choosing
  readonly chooseTitle: string;
  /** The folder of the document is bound: the choice holds for it. */
  readonly chooseForFolder: (folder: string) => string;
  readonly inUse: string;
  readonly readOnly: string;
  readonly trySandbox: string;
  readonly trySandboxDetail: string;
  readonly sendWithout: string;
  readonly manage: string;
  readonly letGoOf: (folder: string) => string;
  // storing
  readonly store: (kind: ProfileKind) => string;
  readonly storeDetail: string;
  readonly storeNoneDetail: string;
  /** `file`: the environment file in use. */
  readonly readEnvironment: (file: string) => string;
  readonly readEnvironmentDetail: string;
  readonly chooseVariable: string;
  readonly noVariables: (file: string) => string;
  /** In a workspace that is not trusted: of what is not looked at, and where nothing else was found either. */
  readonly fileUntrusted: (file: string) => string;
  readonly noVariablesUntrusted: (file: string) => string;
  readonly secretPrompt: (kind: CredentialKind) => string;
  readonly secretEmpty: string;
  readonly secretBlanks: string;
  readonly secretNotWebhook: string;
  readonly secretPrefixed: string;
  readonly secretSame: string;
  readonly namePrompt: string;
  readonly nameEmpty: string;
  /** Another profile has it; `name` as that one writes it. */
  readonly nameTaken: (name: string) => string;
  readonly environmentTitle: (name: string) => string;
  readonly stored: (name: string) => string;
  /** How long a secret lasts here; empty where it lasts. */
  readonly persistence: (persistence: SecretPersistence) => string;
  readonly understood: string;
  // managing
  readonly manageTitle: string;
  readonly managePlaceholder: (isEmpty: boolean) => string;
  readonly stepsTitle: (name: string) => string;
  readonly credentials: string;
  readonly more: string;
  /** How many there are that this version cannot read. */
  readonly unread: (count: number) => string;
  readonly use: string;
  readonly check: string;
  readonly edit: string;
  readonly rename: string;
  readonly changeEnvironment: string;
  readonly changeColor: string;
  readonly colorTitle: (name: string) => string;
  readonly readOnlyRow: (isReadOnly: boolean) => string;
  readonly readOnlyDetail: string;
  readonly base: string;
  readonly baseTitle: (name: string) => string;
  /** Where requests go: as written, to the sandbox, or to an origin. */
  readonly baseName: (base: string) => string;
  readonly baseDetail: (base: 'discord' | 'sandbox') => string;
  readonly baseOther: string;
  readonly basePrompt: string;
  readonly baseInvalid: string;
  readonly baseNotAllowed: string;
  readonly proxy: string;
  readonly proxyPrompt: string;
  readonly proxyInvalid: string;
  readonly proxyUsual: string;
  readonly proxyPasswordPrompt: (user: string) => string;
  readonly userAgent: string;
  readonly userAgentPrompt: string;
  readonly userAgentInvalid: string;
  readonly userAgentUsual: string;
  readonly rotate: string;
  readonly rotateDetail: string;
  readonly otherBot: (name: string) => string;
  readonly otherBotDetail: (before: string, now: string) => string;
  readonly otherBotConfirm: string;
  readonly rotated: (name: string) => string;
  readonly bind: string;
  readonly bindTitle: (name: string) => string;
  readonly boundTo: (folders: readonly string[]) => string;
  readonly bindDetail: (other: string | undefined) => string;
  readonly bound: (folder: string, name: string) => string;
  readonly letGo: (folder: string) => string;
  readonly remove: string;
  readonly removeTitle: (name: string) => string;
  readonly removeDetail: string;
  readonly removeConfirm: string;
  readonly chooseToRemove: string;
  readonly removed: (name: string) => string;
  readonly nothingToRemove: string;
  readonly forgetAll: string;
  readonly forgetAllTitle: (count: number) => string;
  /** How many of them this version cannot read. */
  readonly forgetAllUnread: (count: number) => string;
  readonly forgetAllConfirm: string;
  readonly forgotten: (count: number) => string;
  readonly botId: (id: string) => string;
  readonly applicationId: (id: string) => string;
  // an address that is not Discord's
  readonly allowTitle: (origin: string) => string;
  readonly allowPlaceholder: (credential: string) => string;
  readonly allowNot: string;
  readonly allowOnce: string;
  readonly allowAlways: string;
  readonly allowAlwaysDetail: string;
}

/** Loads the words of one language. */
export async function loadCredentialWords(locale: Locale): Promise<CredentialWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/credentials.ts')).credentialWords;
    case 'ja':
      return (await import('./ja/credentials.ts')).credentialWords;
    default:
      return locale satisfies never;
  }
}
