/** Kinds of credential that a profile holds. */
export type CredentialKind = 'bot' | 'bearer' | 'webhook';

/** Who decided which credential went with a request. */
export type CredentialOrigin =
  /** Written out in the code. */
  | 'literal'
  /** The active profile, because the code takes it from run time. */
  | 'profile'
  /** The active profile, because an .http request without Authorization asks for a route that needs one. */
  | 'profile-by-default'
  /** In the URL: a webhook or interaction token. */
  | 'url'
  /** Nothing was sent. */
  | 'none';

/** What may be known and shown of the Authorization that was sent; never the secret itself. */
export interface CredentialFacts {
  readonly origin: CredentialOrigin;
  /** The scheme before the first blank, as sent (`Bot`, `Bearer`, `Basic`), or null where there is none. */
  readonly scheme: string | null;
  /** What the rest looks like by its shape alone. */
  readonly shape:
    | 'bot-token'
    | 'oauth-token'
    | 'client-secret'
    | 'webhook-token'
    | 'interaction-token'
    | 'empty'
    | 'unknown'
    | 'absent';
  /** Blemishes of the value as written: they break it and cannot be seen. */
  readonly blemishes: readonly ('white-space' | 'quotes' | 'line-break' | 'doubled-scheme' | 'placeholder')[];
  readonly lastFour: string;
  /** Name of the profile where one was used: its credential went, or it has none and nothing else went. */
  readonly profile?: string;
  /** Its id; absent where it is no stored one. */
  readonly profileId?: string;
}

/** The facts of a request that carries no credential. */
export const noCredential: CredentialFacts = {
  origin: 'none',
  scheme: null,
  shape: 'absent',
  blemishes: [],
  lastFour: '',
};
