import type { HostProblem } from '../discord/host.ts';
import type { RouteAuth } from '../discord/route.ts';
import type { BodyFileProblem } from './bodyFile.ts';
import type { CredentialKind } from './credentialFacts.ts';
import type { DraftProblem } from './draft.ts';
import type { StrayToken } from './strayToken.ts';
import type { Hole, Span } from './text.ts';

/**
 * A token where none belongs. `clientHeaders` are headers of Discord's own client beside it: then it may be a user's,
 * wherever it stands.
 */
export interface StrayTokenRefusal {
  readonly reason: 'stray-token';
  readonly token: StrayToken;
  readonly clientHeaders: readonly string[];
}

/** Why nothing was sent. Facts only, no secret among them; words/ makes the sentence with what to do. */
export type Refusal =
  /** The workspace is not trusted, so nothing in it may make us send. */
  | { readonly reason: 'untrusted-workspace' }
  /** The request cannot be sent as written. */
  | { readonly reason: 'draft-problem'; readonly problem: DraftProblem }
  /** Values that are known only at run time and that nobody supplied. */
  | { readonly reason: 'unresolved'; readonly holes: readonly Hole[] }
  /** A value of the answer to another request: that was not sent yet, has no such value, or a secret that is not kept. */
  | {
      readonly reason: 'answer';
      readonly problem: 'not-sent' | 'no-value' | 'masked';
      /** Name of the request that the value comes from. */
      readonly request: string;
      readonly expression: string;
      /** Of its last answer. */
      readonly status?: number;
      readonly span: Span;
    }
  /** The text holds characters that our seals are made of, so secrets in it could not be hidden safely. */
  | { readonly reason: 'seal-marks'; readonly span: Span }
  /** The method is none, for example `GET /` or empty. Upper-case as sent. */
  | { readonly reason: 'invalid-method'; readonly method: string; readonly span: Span }
  /** Where it would go is not Discord's API and was not allowed by the person. `host` is empty where there is none. */
  | {
      readonly reason: 'host';
      readonly problem: HostProblem;
      readonly host: string;
      /** The origin that a person may allow; absent where nobody can. */
      readonly origin?: string;
      readonly span: Span;
    }
  /** The person's exceptions from the verification of certificates name this origin, which is not this machine. */
  | { readonly reason: 'tls-exception'; readonly origin: string; readonly span: Span }
  /** A header that cannot be put on the wire. */
  | {
      readonly reason: 'invalid-header';
      readonly name: string;
      readonly problem: 'name' | 'line-break' | 'control-character' | 'not-latin1';
      readonly span: Span;
    }
  /**
   * The Authorization looks like a token and has neither `Bot ` nor `Bearer ` in front: it may be a user's, and those
   * are never sent. `clientHeaders` are headers of Discord's own client beside it.
   */
  | {
      readonly reason: 'unprefixed-token';
      readonly lastFour: string;
      readonly span: Span;
      readonly clientHeaders: readonly string[];
    }
  /** A token in a header that is no Authorization, in the query or in the path: it would stand in logs. */
  | (StrayTokenRefusal & { readonly span: Span })
  /** The request takes its credential from run time, and the active profile has none of the kind. */
  | {
      readonly reason: 'missing-credential';
      /** What the route accepts. */
      readonly accepts: RouteAuth;
      /** Kind of the active profile; null where none is active. */
      readonly active: CredentialKind | null;
      readonly span: Span;
    }
  /** A body where the client in question refuses one (`fetch` with GET or HEAD). */
  | { readonly reason: 'body-not-allowed'; readonly method: string; readonly span: Span }
  /** A file that the body names is not read. `path` is where it lies, links followed as far as they were. */
  | {
      readonly reason: 'body-file';
      readonly problem: BodyFileProblem;
      readonly path: string;
      /** The system's own code, where it gave one. */
      readonly code?: string;
      readonly span: Span;
    }
  /** Bytes of the body, its files included, and how many may be sent. */
  | { readonly reason: 'body-too-big'; readonly bytes: number; readonly limit: number; readonly span: Span };

/** Why the guards let nothing out. */
export type GuardRefusal =
  /** The body holds a token beside headers of Discord's own client. */
  | StrayTokenRefusal
  /** The profile only reads. `method` is what it was to do. */
  | { readonly reason: 'read-only'; readonly profile: string; readonly method: string }
  /** Discord's edge has banned this address: every further request prolongs it. */
  | { readonly reason: 'edge-ban' }
  /** Discord has answered 401 to this credential: it is not tried again until a person says so. */
  | { readonly reason: 'unauthorized'; readonly lastFour: string }
  /** 401, 403 and 429 answers of the last ten minutes; at `limit` Discord bans the address. */
  | { readonly reason: 'too-many-invalid'; readonly count: number; readonly limit: number };

/** What was done to a request on its way to the wire, beside what it says itself. */
export type WireNote =
  /** Scheme and host were replaced by those of the local Discord. */
  | { readonly note: 'to-sandbox'; readonly from: string }
  /** They were replaced by the base address of the active profile. */
  | { readonly note: 'to-base'; readonly from: string; readonly to: string; readonly profile: string }
  /** The request sets no User-Agent, and the active profile has one. */
  | { readonly note: 'user-agent-from-profile'; readonly profile: string }
  /** The certificate of this address is not verified, as the person's settings say. */
  | { readonly note: 'certificate-not-verified'; readonly origin: string }
  /** A header that the transport sets itself (`content-length`, `connection`, …) was left out. */
  | { readonly note: 'header-dropped'; readonly name: string }
  /** Blanks or line breaks around a header's value were taken off, as the client in question does. */
  | { readonly note: 'header-trimmed'; readonly name: string }
  /** The whole Authorization is known at run time only; it was taken to hold its scheme. */
  | { readonly note: 'scheme-assumed'; readonly expression: string; readonly scheme: string }
  /** Address, or id and token, of a webhook came from the active profile. */
  | { readonly note: 'webhook-from-profile'; readonly profile: string }
  /** The person sends without a credential: an Authorization from run time was left out. */
  | { readonly note: 'credential-left-out' };
