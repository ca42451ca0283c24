import { type Route, routeOf } from '../discord/route.ts';
import { authorizationPart, type Draft, headerPart } from '../request/draft.ts';
import { type Span, writeText } from '../request/text.ts';
import { type Diagnosis, evidenceOf, type RejectedField } from './diagnosis.ts';
import { bodyPathOf } from './fieldErrors.ts';
import { unknownParameters } from './unknownParameter.ts';
import { type UrlPiece, urlPieces } from './urlPieces.ts';

/** A place in the document that a diagnosis points at. */
export interface Place {
  readonly span: Span;
  /** The rejected field that the place belongs to (its index in `diagnosis.fields`), where it is one. */
  readonly field?: number;
}

/**
 * The places in the document that a diagnosis points at, at least one: the rejected properties, the Authorization, the
 * User-Agent, the id in the address, else the address or the whole request. `source` is the document's text; with it,
 * literal ids in composed addresses are found too.
 */
export function locate(diagnosis: Diagnosis, draft: Draft, source?: string): readonly Place[] {
  const target: Target = { draft, route: routeOf(draft.method.text.join(''), writeText(draft.url.text)), source };
  if (diagnosis.fields.length > 0) return diagnosis.fields.map((field, index) => placeOfField(target, field, index));
  const span = spanFor(diagnosis, target) ?? addressOf(draft);
  return [{ span }];
}

interface Target {
  readonly draft: Draft;
  readonly route: Route | null;
  readonly source: string | undefined;
}

function addressOf({ url, span }: Draft): Span {
  return url.span[1] > url.span[0] ? url.span : span;
}

/** The one thing that a class points at; undefined stands for the address. */
function spanFor(diagnosis: Diagnosis, target: Target): Span | undefined {
  const { draft } = target;
  const placeholder = evidenceOf(diagnosis, 'placeholder-in-url');
  if (placeholder !== undefined) return pieceWith(target, (piece) => piece.text.includes(placeholder.text));
  switch (diagnosis.class) {
    case 'edge/blocked-user-agent':
    case 'edge/blocked':
    case 'edge/challenge':
      return headerPart(draft, 'user-agent')?.value.span;
    case 'auth/missing':
    case 'auth/malformed':
    case 'auth/invalid':
    case 'auth/wrong-kind':
    case 'auth/oauth':
    case 'auth/user-token':
      return authorizationPart(draft)?.span ?? tokenInUrl(target);
    case 'auth/webhook-token':
      return tokenInUrl(target);
    case 'interaction/expired':
      return parameter(target, ['interaction_id']) ?? tokenInUrl(target);
    case 'interaction/acknowledged':
      return parameter(target, ['interaction_id']);
    case 'missing/resource':
      return unknownThing(diagnosis, target);
    case 'permission/missing':
    case 'permission/access':
    case 'permission/hierarchy':
    case 'permission/mfa':
    case 'permission/forbidden':
    case 'permission/verification':
      return parameter(target, target.route === null ? [] : [`${target.route.topLevel?.kind ?? ''}_id`]);
    case 'permission/dm-closed':
      return parameter(target, ['channel_id', 'recipient_id']);
    case 'validation/form-body':
    case 'validation/json':
    case 'validation/content':
    case 'validation/size':
    case 'validation/legacy-form':
      return bodySpan(diagnosis, draft);
    case 'missing/route':
      return diagnosis.cause === 'method-not-allowed' && !isEmpty(draft.method.span) ? draft.method.span : undefined;
    case 'transport/dns':
    case 'transport/refused':
    case 'transport/tls':
    case 'transport/timeout':
    case 'transport/reset':
    case 'edge/unreachable':
    case 'edge/middlebox':
      return hostOf(target);
    case 'validation/other':
    case 'transport/aborted':
    case 'transport/proxy':
    case 'transport/protocol':
    case 'edge/rate-limited':
    case 'edge/banned':
    case 'conflict/state':
    case 'limit/resource':
    case 'rate/bucket':
    case 'rate/shared':
    case 'rate/global':
    case 'rate/sublimit':
    case 'rate/not-ready':
    case 'platform/error':
    case 'platform/unavailable':
    case 'success':
    case 'unknown/code':
      return undefined;
    default:
      return diagnosis.class satisfies never;
  }
}

/** The property itself, else the nearest thing around it that exists, else the value in the address. */
function placeOfField(target: Target, field: RejectedField, index: number): Place {
  const { draft, route } = target;
  // Refused as a whole: it was not even read (discord-api-docs, Reference, HTTP API).
  const contentType = field.code === 'CONTENT_TYPE_INVALID' ? headerPart(draft, 'content-type') : undefined;
  if (contentType !== undefined) return { span: contentType.value.span, field: index };
  const path = bodyPathOf(field, route);
  const exact = draft.body?.fields.get(path) ?? draft.body?.fields.get(field.path);
  if (exact !== undefined && path !== '') return { span: exact.value, field: index };
  const inAddress = parameter(target, [path]) ?? query(target, path);
  return { span: inAddress ?? around(draft, path) ?? addressOf(draft), field: index };
}

/** The longest beginning of the path that the body has. */
function around(draft: Draft, path: string): Span | undefined {
  const { body } = draft;
  if (body === null) return undefined;
  for (let rest = path; rest !== ''; rest = rest.replace(/(?:\.[^.[\]]*|\[\d+\]|^[^.[\]]+)$/, '')) {
    const field = body.fields.get(rest);
    if (field !== undefined) return field.value;
    if (!/[.[]/.test(rest)) break;
  }
  return body.fields.get('')?.value ?? body.span;
}

function bodySpan(diagnosis: Diagnosis, draft: Draft): Span | undefined {
  if (diagnosis.cause === 'content-type-missing') {
    const contentType = headerPart(draft, 'content-type');
    if (contentType !== undefined) return contentType.value.span;
  }
  const key = evidenceOf(diagnosis, 'request-key')?.key;
  const wrong = key === undefined ? undefined : draft.body?.fields.get(key);
  return wrong?.key ?? wrong?.value ?? draft.body?.span;
}

/** The id that Discord does not know: in the address, else a property of that name in the body. */
function unknownThing(diagnosis: Diagnosis, target: Target): Span | undefined {
  const names = unknownParameters(diagnosis.code);
  const inAddress = parameter(target, names);
  if (inAddress !== undefined) return inAddress;
  for (const [path, field] of target.draft.body?.fields ?? []) {
    if (names.some((name) => path === name || path.endsWith(`.${name}`))) return field.value;
  }
  return undefined;
}

/** The value of the first of these path parameters that the route has. */
function parameter(target: Target, names: readonly string[]): Span | undefined {
  const segments = target.route?.template.slice(1).split('/') ?? [];
  for (const name of names) {
    const place = segments.indexOf(`{${name}}`);
    const fromEnd = segments.length - place;
    if (place >= 0) return pathPieces(target).at(-fromEnd)?.span;
  }
  return undefined;
}

function tokenInUrl(target: Target): Span | undefined {
  const names = ['webhook_token', 'interaction_token', 'token'];
  return parameter(target, names);
}

function query(target: Target, name: string): Span | undefined {
  return pieces(target).find((piece) => piece.kind === 'query' && piece.name === name)?.span;
}

function hostOf(target: Target): Span | undefined {
  return pieces(target).find((piece) => piece.kind === 'host')?.span;
}

function pieceWith(target: Target, wanted: (piece: UrlPiece) => boolean): Span | undefined {
  return pieces(target).find(wanted)?.span;
}

function pathPieces(target: Target): readonly UrlPiece[] {
  return pieces(target).filter((piece) => piece.kind === 'path');
}

function pieces({ draft, source }: Target): readonly UrlPiece[] {
  return urlPieces(draft.url, source);
}

function isEmpty([start, end]: Span): boolean {
  return start === end;
}
