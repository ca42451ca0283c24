import { routeOf } from '../discord/route.ts';
import { tlsTreatment } from '../discord/tlsException.ts';
import { parseWebhookUrl } from '../discord/tokenShape.ts';
import { type Answers, namingRequest, withAnswers } from './answerValue.ts';
import { bodyTextsOf } from './bodyText.ts';
import type { VersionName } from './clientDefaults.ts';
import {
  type ActiveProfile,
  bareCredential,
  type CredentialDecision,
  decideCredential,
  profileFacts,
} from './credential.ts';
import type { CredentialFacts } from './credentialFacts.ts';
import type { Draft } from './draft.ts';
import { type FilledDraft, fillDraft } from './filledDraft.ts';
import { redact } from './redaction.ts';
import type { Refusal, WireNote } from './refusal.ts';
import { holdsSealMarks, lastFourOf, Vault } from './seal.ts';
import { type OwnSecrets, ownSecretsIn, type StrayToken, tokensInBody } from './strayToken.ts';
import { strayTokenRefusal } from './strayTokenRefusal.ts';
import { type Values, writeText } from './text.ts';
import { toldProblem } from './toldProblem.ts';
import type { Wire } from './wire.ts';
import { maxBodyBytes, sealBody, sizeOfBody, textOfBody } from './wireBody.ts';
import { wireHeaders } from './wireHeaders.ts';
import { sealUrl, targetOf, tokenInUrl } from './wireUrl.ts';

export type { ActiveProfile } from './credential.ts';

/** The way of a profile, its proxy apart, which is the transport's. */
export interface ProfileWay {
  /** Its name. */
  readonly profile: string;
  /** Its id. */
  readonly id?: string;
  /** Where requests for Discord go instead. */
  readonly baseOrigin?: string;
  /** For requests that set none. */
  readonly userAgent?: string;
}

/** What a draft needs to become a wire. */
export interface WireSurroundings {
  /** Values of what is known only at run time. */
  readonly values: Values;
  /** Answers to named requests of the same document; none where absent. */
  readonly answers?: Answers;
  /** Null where none is active. To the local Discord goes a profile of its own, made by the caller. */
  readonly profile: ActiveProfile | null;
  /** The person chose to send without a credential: one from run time is left out instead of refused. */
  readonly withoutCredential?: boolean;
  /** Origin of the local Discord (`http://127.0.0.1:4010`) when the request is to go there instead. */
  readonly sandboxOrigin?: string;
  /** Origins that the person (never the workspace) allowed beside Discord's. */
  readonly allowedOrigins: readonly string[];
  /** What the active profile has of its own; the local Discord is asked without it. */
  readonly way?: ProfileWay | undefined;
  /** Origins on this machine whose certificates the person does not want verified; anything, as settings have it. */
  readonly unverifiedOrigins?: unknown;
  /** The workspace is trusted. */
  readonly trusted: boolean;
  /** Where a file lies that a body names: relative to the document, or to where the command would run. */
  readonly filePath?: (written: string) => string;
  /** UTF-8 bytes of body text that may be sent; 32 MiB where absent. */
  readonly maxBodyBytes?: number;
  /** Versions for default User-Agents where the workspace's own are known (`{ axios: '1.6.0' }`). */
  readonly versions?: Partial<Readonly<Record<VersionName, string>>>;
}

/** A wire ready to send with the vault of its secrets, or the reason why nothing may be sent. */
export type WireResult =
  | {
      readonly kind: 'ready';
      readonly wire: Wire;
      readonly vault: Vault;
      readonly credential: CredentialFacts;
      /** Tokens in the text of the body, which others would get to know. */
      readonly tokens: readonly StrayToken[];
      readonly notes: readonly WireNote[];
      readonly sandbox: boolean;
      /** Files of the body that a person is asked about before they are read; see `withBodyFiles`. */
      readonly filesOutside?: readonly string[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Fills, checks and seals a draft. Pure: the same draft and surroundings give the same wire. */
export function toWire(draft: Draft, surroundings: WireSurroundings): WireResult {
  const { profile, sandboxOrigin, allowedOrigins, way, answers = () => undefined } = surroundings;
  const values = withAnswers(surroundings.values, answers);
  if (!surroundings.trusted) return refused({ reason: 'untrusted-workspace' });
  if (draft.problem !== undefined) return refused({ reason: 'draft-problem', problem: toldProblem(draft.problem) });

  const filled = fillDraft(draft, values, profile, surroundings.filePath ?? ((written) => written));
  const problem = problemOf(draft, filled, surroundings.maxBodyBytes ?? maxBodyBytes);
  if (problem !== undefined) return refused(namingRequest(problem, answers));

  const target = targetOf(filled.url, { sandboxOrigin, baseOrigin: way?.baseOrigin }, allowedOrigins);
  if (target.kind === 'refused') {
    const { problem: why, host, origin } = target;
    const allowable = origin === undefined ? {} : { origin };
    return refused({ reason: 'host', problem: why, host, ...allowable, span: draft.url.span });
  }
  const { origin } = new URL(target.href);
  const tls = tlsTreatment(target.href, surroundings.unverifiedOrigins);
  if (tls === 'refused') return refused({ reason: 'tls-exception', origin, span: draft.url.span });
  const credential = decideCredential(draft, {
    values,
    profile,
    withoutCredential: surroundings.withoutCredential === true,
    accepts: routeOf(filled.method, target.href)?.auth ?? 'unknown',
  });
  if (credential.kind === 'refused') return refused(namingRequest(credential.refusal, answers));

  const vault = new Vault();
  const own = ownSecrets(credential, profile);
  const stray = strayTokenRefusal(draft, filled, target.href, own);
  if (stray !== undefined) return refused(stray);
  const secrets = [
    ...filled.secrets,
    ...(credential.value === null ? [] : [bareCredential(credential.value)]),
    ...(profile === null ? [] : [secretOf(profile)]),
  ];
  const headers = wireHeaders(draft, filled, {
    credential,
    secure: target.secure,
    versions: surroundings.versions ?? {},
    way,
    vault,
    secrets,
  });
  if (headers.kind === 'refused') return refused(headers.refusal);

  return {
    kind: 'ready',
    wire: {
      method: filled.method,
      url: sealUrl(target.href, vault, secrets),
      headers: headers.headers,
      body: filled.body && sealBody(filled.body, vault, secrets),
      client: draft.client,
    },
    vault,
    credential: withProfile(inUrl(credential.facts, target.href), filled.isFromWebhookProfile, surroundings),
    tokens: tokensInBody({ method: filled.method, url: target.href, body: bodyTextsOf(filled.body) }, own),
    notes: [
      ...movedNote(target.movedFrom, origin, surroundings),
      ...(tls === 'excepted' ? [{ note: 'certificate-not-verified', origin } as const] : []),
      ...(filled.isFromWebhookProfile && profile !== null
        ? [{ note: 'webhook-from-profile', profile: profile.name } as const]
        : []),
      ...(credential.note === undefined ? [] : [credential.note]),
      ...headers.notes,
    ],
    sandbox: sandboxOrigin !== undefined,
  };
}

/** Where it went instead of where it says. */
function movedNote(from: string | undefined, to: string, { sandboxOrigin, way }: WireSurroundings): WireNote[] {
  if (from === undefined) return [];
  if (sandboxOrigin !== undefined) return [{ note: 'to-sandbox', from }];
  return [{ note: 'to-base', from, to, profile: way?.profile ?? '' }];
}

function refused(refusal: Refusal): WireResult {
  return { kind: 'refused', refusal };
}

/** What keeps a filled draft from being sent, its destination and credential apart. */
function problemOf(draft: Draft, filled: FilledDraft, limit: number): Refusal | undefined {
  const { method, body } = filled;
  if (filled.unresolved.length > 0) return { reason: 'unresolved', holes: filled.unresolved };
  const marked = [
    { text: filled.url, span: draft.url.span },
    ...filled.headers.map(({ name, value, span }) => ({ text: name + value, span })),
    ...draft.headers.map(({ value }) => ({ text: writeText(value.text), span: value.span })),
    ...(body === null ? [] : [{ text: textOfBody(body), span: draft.body?.span ?? draft.span }]),
  ].find(({ text }) => holdsSealMarks(text));
  if (marked !== undefined) return { reason: 'seal-marks', span: marked.span };
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(method) || method === 'CONNECT') {
    return { reason: 'invalid-method', method: redact(method), span: draft.method.span };
  }
  if (body === null) return undefined;
  const span = draft.body?.span ?? draft.span;
  // Fetch standard, new Request(): "If method is GET or HEAD, and body is non-null, then throw a TypeError".
  if (draft.client === 'fetch' && (method === 'GET' || method === 'HEAD')) {
    return { reason: 'body-not-allowed', method, span };
  }
  const bytes = sizeOfBody(body);
  return bytes > limit ? { reason: 'body-too-big', bytes, limit, span } : undefined;
}

/** A webhook's profile goes in the address, one without a credential with what carries none: neither decides a header. */
function withProfile(
  facts: CredentialFacts,
  isFromWebhook: boolean,
  { profile, way }: WireSurroundings,
): CredentialFacts {
  if (facts.origin === 'url' && isFromWebhook && profile !== null) return { ...facts, ...profileFacts(profile) };
  if (facts.origin !== 'none' || profile !== null || way === undefined) return facts;
  const { id, profile: name } = way;
  return { ...facts, ...profileFacts({ name, ...(id === undefined ? {} : { id }) }) };
}

/** What of a profile is secret, without scheme and address. */
function secretOf({ secret }: ActiveProfile): string {
  return parseWebhookUrl(secret.trim())?.token ?? bareCredential(secret);
}

/** The secrets that the request goes with: they are looked for where they do not belong. */
function ownSecrets(
  { value, facts }: Extract<CredentialDecision, { kind: 'decided' }>,
  profile: ActiveProfile | null,
): OwnSecrets {
  const sent = value === null || facts.blemishes.includes('placeholder') ? [] : [bareCredential(value)];
  return ownSecretsIn([...sent, ...(profile === null ? [] : [secretOf(profile)])]);
}

/** A token in the address is the credential where no other was sent. */
function inUrl(facts: CredentialFacts, href: string): CredentialFacts {
  const token = facts.origin === 'none' ? tokenInUrl(href) : null;
  if (token === null) return facts;
  const isInteraction = token.startsWith('aW50ZXJhY3Rpb246') || href.includes('/interactions/');
  return {
    ...facts,
    origin: 'url',
    shape: isInteraction ? 'interaction-token' : 'webhook-token',
    lastFour: lastFourOf(token),
  };
}
