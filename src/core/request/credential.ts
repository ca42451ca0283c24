import type { RouteAuth } from '../discord/route.ts';
import { findTokenShapes, shapeOf } from '../discord/tokenShape.ts';
import { isClientHeader } from '../discord/userClient.ts';
import { type CredentialFacts, type CredentialKind, type CredentialOrigin, noCredential } from './credentialFacts.ts';
import { authorizationPart, type Draft } from './draft.ts';
import type { Refusal, WireNote } from './refusal.ts';
import { lastFourOf } from './seal.ts';
import { fillText, type Hole, holesOf, type Span, type Text, type Values } from './text.ts';

/** The active profile with its secret, taken out of the secret storage for this one request. */
export interface ActiveProfile {
  /** Of a stored profile. */
  readonly id?: string;
  readonly name: string;
  readonly kind: CredentialKind;
  /** A token without scheme, or the address of a webhook. */
  readonly secret: string;
}

/** What decides which credential goes. */
export interface CredentialSurroundings {
  readonly values: Values;
  readonly profile: ActiveProfile | null;
  /** The person chose to send without a credential. */
  readonly withoutCredential: boolean;
  /** What the route accepts. */
  readonly accepts: RouteAuth;
}

/** The Authorization to send (null: none), or why nothing may be sent. `value` holds the secret. */
export type CredentialDecision =
  | {
      readonly kind: 'decided';
      readonly value: string | null;
      readonly facts: CredentialFacts;
      readonly note?: WireNote;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Decides which credential goes with a request: a literal Authorization as it is written; one that only run time knows
 * gets the active profile; an .http request without one gets the profile if its route needs one; code without one is
 * sent without.
 */
export function decideCredential(draft: Draft, surroundings: CredentialSurroundings): CredentialDecision {
  const written = authorizationPart(draft);
  const decision =
    written === undefined
      ? withoutAuthorization(draft, surroundings)
      : holesOf(written.text).length === 0
        ? literalAuthorization(written.text)
        : runTimeAuthorization(written.text, written.span, surroundings);
  if (decision.kind === 'refused' || decision.value === null) return decision;
  const clientHeaders = draft.headers.filter(isClientHeader).map(({ name }) => name);
  const isUsers = isUnprefixedToken(decision.value) || (clientHeaders.length > 0 && isUnprefixed(decision.value));
  if (!isUsers) return decision;
  return {
    kind: 'refused',
    refusal: {
      reason: 'unprefixed-token',
      lastFour: decision.facts.lastFour,
      span: written?.span ?? draft.span,
      clientHeaders,
    },
  };
}

function literalAuthorization(text: Text): CredentialDecision {
  const value = text.join('');
  return { kind: 'decided', value, facts: credentialFacts(value, 'literal') };
}

function runTimeAuthorization(text: Text, span: Span, surroundings: CredentialSurroundings): CredentialDecision {
  const { values, profile, accepts } = surroundings;
  const isWhole = literalsOf(text).trim() === '';
  const known = fillText(text, values);
  const isKnown = known.unresolved.length === 0;
  const scheme = schemeOf(isWhole && isKnown ? known.text : literalsOf(text));
  if (scheme === 'basic') {
    if (!isKnown) return { kind: 'refused', refusal: { reason: 'unresolved', holes: known.unresolved } };
    return { kind: 'decided', value: known.text, facts: credentialFacts(known.text, 'literal') };
  }
  if (surroundings.withoutCredential) {
    return { kind: 'decided', value: null, facts: noCredential, note: { note: 'credential-left-out' } };
  }
  const isWrongKind = (scheme === 'bot' || scheme === 'bearer') && profile?.kind !== scheme;
  if (profile === null || profile.kind === 'webhook' || isWrongKind) {
    return { kind: 'refused', refusal: missingCredential(accepts, profile, span) };
  }
  if (!isWhole) return partOfAuthorization(text, values, profile);
  const value = isKnown && scheme === '' ? bareSecret(profile) : `${schemeFor(profile)} ${bareSecret(profile)}`;
  const facts = credentialFacts(value, 'profile', profile);
  if (isKnown) return { kind: 'decided', value, facts };
  // Whether the code's own value holds its scheme cannot be seen: it is taken to, and the note says so.
  const expression = holesOf(text).map((hole) => hole.expression);
  const note: WireNote = { note: 'scheme-assumed', expression: expression.join(' '), scheme: schemeFor(profile) };
  return { kind: 'decided', value, facts, note };
}

/** The last hole is the secret; what stands around it is sent as it is written. */
function partOfAuthorization(text: Text, values: Values, profile: ActiveProfile): CredentialDecision {
  const secret = holesOf(text).at(-1);
  const filled = fillText(text, (hole) => (hole === secret ? bareSecret(profile) : values(hole)));
  if (filled.unresolved.length > 0) {
    return { kind: 'refused', refusal: { reason: 'unresolved', holes: filled.unresolved } };
  }
  return { kind: 'decided', value: filled.text, facts: credentialFacts(filled.text, 'profile', profile) };
}

function withoutAuthorization(draft: Draft, surroundings: CredentialSurroundings): CredentialDecision {
  const { accepts, profile } = surroundings;
  const none: CredentialDecision = { kind: 'decided', value: null, facts: noCredential };
  const takesProfile = draft.client === 'http-file' || draft.client === 'har';
  if (!takesProfile || surroundings.withoutCredential) return none;
  if (accepts === 'url-token' || accepts === 'bot-or-anonymous' || accepts === 'basic') return none;
  if (profile !== null && fits(profile.kind, accepts)) {
    const value = `${schemeFor(profile)} ${bareSecret(profile)}`;
    return { kind: 'decided', value, facts: credentialFacts(value, 'profile-by-default', profile) };
  }
  if (accepts === 'unknown') return none;
  return { kind: 'refused', refusal: missingCredential(accepts, profile, draft.url.span) };
}

function fits(kind: CredentialKind, accepts: RouteAuth): boolean {
  if (kind === 'webhook') return false;
  return kind === 'bot' ? accepts !== 'bearer' : accepts !== 'bot';
}

function missingCredential(accepts: RouteAuth, profile: ActiveProfile | null, span: Span): Refusal {
  return { reason: 'missing-credential', accepts, active: profile?.kind ?? null, span };
}

function schemeFor(profile: ActiveProfile): string {
  return profile.kind === 'bearer' ? 'Bearer' : 'Bot';
}

/** The secret without a scheme that was stored with it. */
function bareSecret(profile: ActiveProfile): string {
  return profile.secret.trim().replace(/^(?:Bot|Bearer)\s+/i, '');
}

function literalsOf(text: Text): string {
  return text.map((piece: string | Hole) => (typeof piece === 'string' ? piece : '')).join('');
}

/** `bot`, `bearer` or `basic` at the beginning, quotes and blanks apart; else empty. */
function schemeOf(value: string): string {
  return /^[\s"'`]*(bot|bearer|basic)(?=\s|$)/i.exec(value)?.[1]?.toLowerCase() ?? '';
}

/**
 * Whether an Authorization holds something token-shaped and has neither `Bot ` nor `Bearer ` in front. It may be a
 * user's token, which cannot be told by its shape; those are never sent (automating user accounts is forbidden:
 * discord-api-docs, topics/oauth2).
 */
export function isUnprefixedToken(value: string): boolean {
  const scheme = schemeOf(value);
  return scheme !== 'bot' && scheme !== 'bearer' && findTokenShapes(value).length > 0;
}

/** Whether something stands there without a scheme: beside headers of Discord's own client it is a user's token. */
function isUnprefixed(value: string): boolean {
  return value.trim() !== '' && schemeOf(value) === '';
}

/**
 * Headers of Discord's own client, in lower case, beside an Authorization without a scheme: the signs of a user's
 * account (python-discord/bot#1421). Empty where there is none of the one or the other.
 */
export function userTokenSigns(headers: readonly { readonly name: string; readonly value: string }[]): string[] {
  const isBare = headers.some(
    ({ name, value }) => name.toLowerCase() === 'authorization' && (isUnprefixed(value) || isUnprefixedToken(value)),
  );
  return isBare ? headers.filter(isClientHeader).map(({ name }) => name.toLowerCase()) : [];
}

/** The credential of an Authorization value without its scheme. */
export function bareCredential(value: string): string {
  return value.trim().replace(/^(?:(?:bot|bearer|basic)\s+)+/i, '');
}

/** What may be known of an Authorization value as it is sent. */
export function credentialFacts(value: string, origin: CredentialOrigin, profile?: ActiveProfile): CredentialFacts {
  const [, scheme, gap = ' ', rest = value] = /^\s*(\S+)(\s+)(.*)$/s.exec(value) ?? [];
  const doubled = /^(?:bot|bearer)$/i.test(scheme ?? '') ? (/^(?:bot|bearer)\s+/i.exec(rest)?.[0] ?? '') : '';
  const bare = rest.slice(doubled.length);
  const clean = bare.replaceAll(/[\s"'`]/g, '');
  const blemishes: [CredentialFacts['blemishes'][number], boolean][] = [
    ['white-space', value !== value.trim() || gap !== ' ' || /\s/.test(bare)],
    ['quotes', /["'`]/.test(value)],
    ['line-break', /[\r\n]/.test(value)],
    ['doubled-scheme', doubled !== ''],
    ['placeholder', isPlaceholder(clean)],
  ];
  return {
    origin,
    scheme: scheme ?? null,
    shape: shapeOf(clean),
    blemishes: blemishes.filter(([, holds]) => holds).map(([blemish]) => blemish),
    lastFour: lastFourOf(clean),
    ...(profile === undefined ? {} : profileFacts(profile)),
  };
}

/** Which profile a request goes with, as facts. */
export function profileFacts({
  id,
  name,
}: Pick<ActiveProfile, 'id' | 'name'>): Pick<CredentialFacts, 'profile' | 'profileId'> {
  return { profile: name, ...(id === undefined ? {} : { profileId: id }) };
}

/** Words that people put where a token belongs, and what a missing variable turns into. */
function isPlaceholder(value: string): boolean {
  return (
    /^(?:undefined|null|none|nan|\[object.*\]|true|false|x{3,}|\.{3}|…)$/i.test(value) ||
    /^[<{[$%].*[>}\]%]?$/.test(value) ||
    /(?:your|my|insert|paste|put)[-_]?(?:bot|discord|access)?[-_]?token|token[-_]?(?:here|goes)|(?:replace|change)[-_]?me/i.test(
      value,
    )
  );
}
