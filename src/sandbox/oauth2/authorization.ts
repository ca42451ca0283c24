import { createHash } from 'node:crypto';
import { Chance } from '../chance.ts';
import { keepNewest } from '../keepNewest.ts';
import type { World } from '../world/world.ts';
import type { Scope } from './scope.ts';

/** What the application's OAuth2 page and its users have given it. */
export interface Authorizations {
  readonly clientSecret: string;
  /** Where people may be sent back to, besides loopback addresses. */
  readonly redirectUris: readonly string[];
  readonly codes: Map<string, Code>;
  /** By access token, oldest first. */
  readonly grants: Map<string, Grant>;
  /** Secrets made so far: the next one follows from it, so that runs repeat. */
  made: number;
}

/** What somebody agreed to and the application has not fetched yet. */
export interface Code extends Consent {
  /** As sent to the authorization URL, which the exchange must repeat; null if it was left out there. */
  readonly redirectUri: string | null;
  /** The PKCE challenge (RFC 7636, S256), null without. */
  readonly challenge: string | null;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** An access token and what belongs to it. */
export interface Grant extends Consent {
  readonly accessToken: string;
  /** Null for a client's own token. */
  readonly refreshToken: string | null;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Who allows what. */
export interface Consent {
  readonly userId: string;
  readonly scopes: readonly Scope[];
}

/** Milliseconds for which a code is good (night in discord-api-docs#2526). */
const codeLife = 100_000;

/** Seconds for which an access token is good. Source: developers/topics/oauth2#authorization-code-grant */
export const tokenLife = 604_800;

/** Codes that wait to be fetched, beyond which the oldest are forgotten. */
const codesKept = 1000;

/** Grants beyond which the oldest are forgotten, so that memory stays flat. */
const grantsKept = 1000;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** What an application has before anybody agreed to anything. */
export function noAuthorizations(clientSecret: string, redirectUris: readonly string[]): Authorizations {
  return { clientSecret, redirectUris, codes: new Map(), grants: new Map(), made: 0 };
}

/** A new code. Those that nobody fetched in time are forgotten. */
export function issueCode({ authorizations }: World, now: number, consent: Omit<Code, 'expiresAt'>): string {
  const { codes } = authorizations;
  for (const [code, { expiresAt }] of codes) if (expiresAt < now) codes.delete(code);
  const code = newSecret(authorizations);
  codes.set(code, { ...consent, expiresAt: now + codeLife });
  keepNewest(codes, codesKept);
  return code;
}

/**
 * The grant for a code, which is good once; undefined if it is unknown, used, expired or asked for with another
 * redirect URI (discord-api-docs#5579, #982, #4076) or a verifier that does not fit (RFC 7636 §4.6).
 */
export function redeemCode(
  world: World,
  now: number,
  code: string,
  sent: { readonly redirectUri: string | null; readonly verifier: string | null },
): Grant | undefined {
  const { codes } = world.authorizations;
  const found = codes.get(code);
  if (found === undefined || now > found.expiresAt || found.redirectUri !== sent.redirectUri) return undefined;
  if (found.challenge !== null && found.challenge !== challengeOf(sent.verifier ?? '')) return undefined;
  codes.delete(code);
  return issueGrant(world, now, found, true);
}

/** New tokens; `refreshable` gives a refresh token too. */
export function issueGrant({ authorizations }: World, now: number, consent: Consent, refreshable: boolean): Grant {
  const { grants } = authorizations;
  const grant: Grant = {
    userId: consent.userId,
    scopes: consent.scopes,
    accessToken: newSecret(authorizations),
    refreshToken: refreshable ? newSecret(authorizations) : null,
    expiresAt: now + tokenLife * 1000,
  };
  grants.set(grant.accessToken, grant);
  keepNewest(grants, grantsKept);
  return grant;
}

/**
 * New tokens in place of old ones; undefined for a refresh token that is not good any more. It is good once
 * (discord-api-docs#5942), and the access token that came with it ends too (#620). Refresh tokens do not expire by
 * themselves; whether Discord's do is not established.
 */
export function refreshGrant(world: World, now: number, refreshToken: string): Grant | undefined {
  const { grants } = world.authorizations;
  const found = [...grants.values()].find((grant) => grant.refreshToken === refreshToken);
  if (found === undefined) return undefined;
  grants.delete(found.accessToken);
  return issueGrant(world, now, found, true);
}

/**
 * Ends an access or refresh token and the other that came with it. An unknown one is no error (RFC 7009 §2.2).
 * Source: developers/topics/oauth2#authorization-code-grant-token-revocation-example
 */
export function revokeGrant({ authorizations: { grants } }: World, token: string): void {
  for (const { accessToken, refreshToken } of grants.values()) {
    if (token === accessToken || token === refreshToken) grants.delete(accessToken);
  }
}

/** What an access token allows now, if anything. */
export function grantOf({ authorizations }: World, accessToken: string, now: number): Grant | undefined {
  const grant = authorizations.grants.get(accessToken);
  return grant === undefined || now >= grant.expiresAt ? undefined : grant;
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** Codes and tokens have 30 characters, as in the examples of developers/topics/oauth2. */
function newSecret(authorizations: Authorizations): string {
  authorizations.made += 1;
  return new Chance(`oauth2:${authorizations.clientSecret}:${authorizations.made}`).text(30, alphabet);
}
