import type { CredentialFacts, CredentialKind } from './credentialFacts.ts';
import type { Draft } from './draft.ts';
import type { Refusal, WireNote } from './refusal.ts';
import type { Vault } from './seal.ts';
import type { Values } from './text.ts';
import type { Wire } from './wire.ts';

/** The active profile with its secret, taken out of the secret storage for this one request. */
export interface ActiveProfile {
  readonly name: string;
  readonly kind: CredentialKind;
  /** A token without scheme, or the address of a webhook. */
  readonly secret: string;
}

/** What a draft needs to become a wire. */
export interface WireSurroundings {
  /** Values of what is known only at run time. */
  readonly values: Values;
  /** Null where none is active. To the local Discord goes a profile of its own, made by the caller. */
  readonly profile: ActiveProfile | null;
  /** The person chose to send without a credential: one from run time is left out instead of refused. */
  readonly withoutCredential?: boolean;
  /** Origin of the local Discord (`http://127.0.0.1:4010`) when the request is to go there instead. */
  readonly sandboxOrigin?: string;
  /** Origins that the person (never the workspace) allowed beside Discord's. */
  readonly allowedOrigins: readonly string[];
  /** The workspace is trusted. */
  readonly trusted: boolean;
  /** UTF-8 bytes of body text that may be sent; 32 MiB where absent. */
  readonly maxBodyBytes?: number;
  /** Versions for default User-Agents where the workspace's own are known (`{ axios: '1.6.0' }`). */
  readonly versions?: Readonly<Record<string, string>>;
}

/** A wire ready to send with the vault of its secrets, or the reason why nothing may be sent. */
export type WireResult =
  | {
      readonly kind: 'ready';
      readonly wire: Wire;
      readonly vault: Vault;
      readonly credential: CredentialFacts;
      readonly notes: readonly WireNote[];
      readonly sandbox: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Fills, checks and seals a draft. Pure: the same draft and surroundings give the same wire. */
export declare function toWire(draft: Draft, surroundings: WireSurroundings): WireResult;
