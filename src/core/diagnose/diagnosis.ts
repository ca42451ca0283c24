import type { CauseId } from './cause.ts';
import type { FixId } from './fix.ts';

/** Every class an answer can have; `class` in the command line's JSON. */
export const failureClasses = [
  'transport/dns',
  'transport/refused',
  'transport/reset',
  'transport/timeout',
  'transport/tls',
  'transport/aborted',
  'transport/proxy',
  'transport/protocol',
  'edge/blocked-user-agent',
  'edge/blocked',
  'edge/rate-limited',
  'edge/banned',
  'edge/challenge',
  'edge/unreachable',
  'edge/middlebox',
  'auth/missing',
  'auth/malformed',
  'auth/invalid',
  'auth/wrong-kind',
  'auth/oauth',
  'auth/webhook-token',
  'auth/user-token',
  'permission/missing',
  'permission/access',
  'permission/hierarchy',
  'permission/mfa',
  'permission/dm-closed',
  'permission/verification',
  'permission/forbidden',
  'validation/form-body',
  'validation/json',
  'validation/content',
  'validation/size',
  'validation/legacy-form',
  'validation/other',
  'missing/resource',
  'missing/route',
  'conflict/state',
  'limit/resource',
  'rate/bucket',
  'rate/shared',
  'rate/global',
  'rate/sublimit',
  'rate/not-ready',
  'interaction/expired',
  'interaction/acknowledged',
  'platform/error',
  'platform/unavailable',
  'success',
  'unknown/code',
] as const;

/** The class of an answer. */
export type FailureClass = (typeof failureClasses)[number];

/** How far the evidence carries the class and the cause together. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** One checkable fact that a diagnosis rests on. */
export type Evidence =
  | { readonly fact: 'status'; readonly status: number }
  | { readonly fact: 'code'; readonly code: number }
  | { readonly fact: 'message'; readonly message: string }
  | { readonly fact: 'header-present'; readonly name: string; readonly value: string }
  | { readonly fact: 'header-absent'; readonly name: string }
  | {
      readonly fact: 'body-shape';
      readonly shape: 'json' | 'html' | 'text' | 'empty' | 'truncated' | 'binary' | 'legacy-form';
    }
  | { readonly fact: 'edge-code'; readonly code: number }
  | { readonly fact: 'page-title'; readonly title: string }
  | {
      readonly fact: 'user-agent';
      readonly kind: 'browser' | 'missing' | 'library' | 'discord-bot' | 'other';
      readonly value: string;
      readonly assumed: boolean;
    }
  | {
      readonly fact: 'credential';
      readonly state: 'absent' | 'unprefixed' | 'blemished' | 'wrong-scheme' | 'well-formed';
      readonly scheme: string | null;
      readonly lastFour: string;
    }
  | { readonly fact: 'route'; readonly route: string }
  | { readonly fact: 'needs-permission'; readonly route: string; readonly permissions: readonly string[] }
  | { readonly fact: 'unversioned-url' }
  | { readonly fact: 'placeholder-in-url'; readonly text: string }
  | { readonly fact: 'retry-after'; readonly seconds: number; readonly source: 'body' | 'header' }
  | { readonly fact: 'scope'; readonly scope: 'user' | 'global' | 'shared' }
  | { readonly fact: 'remaining'; readonly remaining: number; readonly limit: number }
  | { readonly fact: 'transport'; readonly code: string; readonly phase: string }
  | { readonly fact: 'workspace-file'; readonly file: string }
  | { readonly fact: 'rejected-field'; readonly path: string; readonly code: string }
  /** The code stands as text (`"50013"`) where Discord sends a number. */
  | { readonly fact: 'code-as-text'; readonly code: number }
  /** The `content-type` says something else than the body is. */
  | { readonly fact: 'mislabelled'; readonly contentType: string }
  /** The body cannot be decoded as its `content-encoding` says. */
  | { readonly fact: 'undecodable'; readonly encoding: string }
  /** OAuth2 answers have no code but an error word (RFC 6749, 5.2). */
  | { readonly fact: 'oauth-error'; readonly error: string; readonly description: string }
  /** The method is not among those that are documented for the path. */
  | { readonly fact: 'method'; readonly method: string; readonly documented: readonly string[] }
  | { readonly fact: 'route-undocumented'; readonly path: string }
  | { readonly fact: 'api-version'; readonly version: number }
  | { readonly fact: 'redirect'; readonly location: string }
  /** A header of the request, without its value. */
  | { readonly fact: 'request-header'; readonly name: string }
  /** `null`: the request has none. */
  | { readonly fact: 'request-content-type'; readonly value: string | null }
  | { readonly fact: 'request-body'; readonly state: 'absent' | 'not-json' }
  /** Bytes of UTF-8. */
  | { readonly fact: 'request-size'; readonly bytes: number }
  | { readonly fact: 'request-key'; readonly key: string; readonly meant: string }
  /** Seconds between the creation of the interaction (its snowflake) and the answer's `date`. */
  | { readonly fact: 'interaction-age'; readonly seconds: number }
  | { readonly fact: 'implausible-id'; readonly parameter: string; readonly value: string }
  /** The same credential succeeded a short while ago on this route, so the permission itself is there. */
  | { readonly fact: 'same-route-succeeded'; readonly route: string }
  /** The request left from another machine than this one. */
  | { readonly fact: 'sent-from'; readonly name: string };

/** The kinds of fact. */
export type EvidenceKind = Evidence['fact'];

/** A field that Discord rejected. Path as in `embeds[0].fields[2].value`; the root is ``. */
export interface RejectedField {
  readonly path: string;
  readonly code: string;
  /** Discord's own sentence. */
  readonly message: string;
}

/** Whether and when sending again can help. */
export type Retry =
  | { readonly when: 'never' }
  /** Milliseconds to wait. */
  | { readonly when: 'after'; readonly afterMs: number }
  | { readonly when: 'backoff' };

/** A fix in the order in which it should be tried. */
export interface RankedFix {
  readonly id: FixId;
  /** The first thing to do. */
  readonly preferred: boolean;
}

/** A cheap check that would raise the confidence; words/ says how. */
export type Check =
  | 'user-agent-then-status'
  | 'check-credential'
  | 'ask-guild'
  | 'control-request'
  | 'status-page'
  | 'resend-bare';

/** What an answer means: facts only. words/ makes summary, cause and sentences of it. */
export interface Diagnosis {
  readonly class: FailureClass;
  /** Discord's code; null where the answer has none. */
  readonly code: number | null;
  readonly confidence: Confidence;
  /** Which explanation words/ should tell: a class may have several causes (for example 401 with and without `Bot `). */
  readonly cause: CauseId;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly RankedFix[];
  readonly retry: Retry;
  readonly fields: readonly RejectedField[];
  readonly permissions: readonly string[];
  readonly check?: Check;
}

/** The first fact of a kind that a diagnosis rests on. */
export function evidenceOf<Kind extends EvidenceKind>(
  diagnosis: Pick<Diagnosis, 'evidence'>,
  kind: Kind,
): Extract<Evidence, { readonly fact: Kind }> | undefined {
  return diagnosis.evidence.find((item): item is Extract<Evidence, { readonly fact: Kind }> => item.fact === kind);
}
