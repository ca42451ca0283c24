import type { CredentialKind } from '../request/credentialFacts.ts';

/** Kinds of profile; `none` sends without a credential and has a name, an environment and a way of its own all the same. */
export const profileKinds = ['bot', 'bearer', 'webhook', 'none'] as const satisfies readonly (
  | CredentialKind
  | 'none'
)[];
export type ProfileKind = (typeof profileKinds)[number];

/** What a mistake with a profile would hit. */
export const environments = ['development', 'staging', 'production'] as const;
export type Environment = (typeof environments)[number];

/** Colours by the names that themes give the series of charts (`charts.red`). */
export const profileColors = ['red', 'orange', 'yellow', 'green', 'blue', 'purple'] as const;
export type ProfileColor = (typeof profileColors)[number];

/** A proxy of a profile's own. Its password is a secret and no part of this. */
export interface ProfileProxy {
  /** `http://host:port` or `https://host:port`, without a login. */
  readonly address: string;
  /** The name that it asks for; absent where it asks for none. */
  readonly user?: string;
}

/** What is known of a stored credential without its secret. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly kind: ProfileKind;
  /** Last four characters of the secret, by which a person knows it again; empty where there is none. */
  readonly lastFour: string;
  readonly environment: Environment;
  readonly color: ProfileColor;
  /** The bot's user id, out of the shape of its token. */
  readonly botId?: string;
  /** Asked of Discord: of old bots it is not the bot's id (discord-api-docs, topics/oauth2, "Bot vs User Accounts"). */
  readonly applicationId?: string;
  /** Where its requests go: `discord` (as they are written), `sandbox`, or an origin that the person allowed. */
  readonly base: string;
  /** In place of the editor's and the environment's. */
  readonly proxy?: ProfileProxy;
  /** Goes with requests that set none. */
  readonly userAgent?: string;
  /** Nothing but GET and HEAD goes. */
  readonly isReadOnly: boolean;
}

/** What a person, or Discord's answer, may change of a profile. */
export type ProfileChanges = {
  readonly [K in Exclude<keyof Profile, 'id'>]?: Profile[K] | undefined;
};

/** The colour of a profile that nobody chose one for. */
export function usualColor(environment: Environment): ProfileColor {
  switch (environment) {
    case 'development':
      return 'green';
    case 'staging':
      return 'yellow';
    case 'production':
      return 'red';
    default:
      return environment satisfies never;
  }
}

/** A new profile with what holds where nobody said otherwise. */
export function newProfile(made: Pick<Profile, 'id' | 'name' | 'kind'> & ProfileChanges): Profile {
  const { environment = 'development' } = made;
  const given = Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
  return {
    lastFour: '',
    environment,
    color: usualColor(environment),
    base: 'discord',
    isReadOnly: false,
    ...given,
  } as Profile;
}
