import { clientDefaults } from '../request/clientDefaults.ts';
import { type BodyFilePart, type Draft, type DraftBody, headerPart } from '../request/draft.ts';
import { findSecrets } from '../request/redaction.ts';
import { type Hole, literalOf, type Text, writeText } from '../request/text.ts';
import { isFraming } from '../request/wireHeaders.ts';
import { constantCase, fallbackOf } from './holeName.ts';

/** A request on its way into another language: every literal secret has become a value from the environment. */
export interface Outgoing {
  readonly name: string | undefined;
  readonly method: string;
  readonly url: Text;
  /** With the Content-Type that the first client would add; without its other defaults. */
  readonly headers: readonly OutgoingHeader[];
  /** Default headers that are not to be sent. */
  readonly withoutHeaders: readonly string[];
  readonly body: OutgoingBody | null;
}

export interface OutgoingHeader {
  readonly name: string;
  readonly value: Text;
}

export type OutgoingBody =
  | { readonly kind: 'json' | 'form' | 'text'; readonly text: Text }
  | { readonly kind: 'file'; readonly path: Text; readonly stripsLineBreaks: boolean }
  | { readonly kind: 'multipart'; readonly parts: readonly BodyFilePart[] };

/** Takes a draft apart and its secrets out. */
export function outgoingOf(draft: Draft): Outgoing {
  const body = draft.body === null ? null : outgoingBodyOf(draft.body);
  return {
    name: draft.name,
    method: writeText(draft.method.text).toUpperCase(),
    url: withoutSecrets(hideRouteTokens(draft.url.text)),
    headers: headersOf(draft, body),
    withoutHeaders: (draft.withoutHeaders ?? []).filter((name) => headerPart(draft, name) === undefined),
    body,
  };
}

/** The value of a header as text with holes, or undefined. */
export function headerOf(outgoing: Outgoing, name: string): Text | undefined {
  return outgoing.headers.findLast((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
}

/** The headers, each name once: values of a name that stands twice are joined by commas (RFC 9110, 5.3). */
export function mergedHeaders(headers: readonly OutgoingHeader[]): OutgoingHeader[] {
  const merged = new Map<string, OutgoingHeader>();
  for (const { name, value } of headers) {
    const before = merged.get(name.toLowerCase());
    merged.set(
      name.toLowerCase(),
      before === undefined ? { name, value } : { ...before, value: [...before.value, ', ', ...value] },
    );
  }
  return [...merged.values()];
}

/**
 * A text for a tool that puts values in as they are, without the encodings of their places: a whole JSON value gets the
 * quotation marks of a string at least.
 */
export function withQuotedValues(text: Text): Text {
  return text.flatMap((piece): Text => {
    const isValue = typeof piece !== 'string' && piece.encoding === 'json-value';
    return isValue ? ['"', { ...piece, encoding: 'json-string' }, '"'] : [piece];
  });
}

/** Whether the request takes a header away that the client would add. */
export function takesAway({ withoutHeaders }: Outgoing, name: string): boolean {
  return withoutHeaders.some((each) => each.toLowerCase() === name.toLowerCase());
}

function headersOf(draft: Draft, body: OutgoingBody | null): OutgoingHeader[] {
  const headers = draft.headers
    .filter(({ name }) => !isFraming(name))
    .map(({ name, value }) => ({ name, value: hideHeader(name, value.text) }));
  const isSet = (name: string) => headerPart(draft, name) !== undefined;
  if (draft.authorization !== undefined && !isSet('authorization')) {
    headers.unshift({ name: 'Authorization', value: hideHeader('authorization', draft.authorization.text) });
  }
  if (body?.kind === 'multipart') return headers.filter(({ name }) => name.toLowerCase() !== 'content-type');
  const isRemoved = draft.withoutHeaders?.some((name) => name.toLowerCase() === 'content-type') === true;
  if (body === null || isRemoved || isSet('content-type')) return headers;
  const implied = clientDefaults(draft.client, {
    method: writeText(draft.method.text),
    secure: true,
    body: draft.body,
    boundary: '',
  }).find(([name]) => name.toLowerCase() === 'content-type');
  return implied === undefined ? headers : [...headers, { name: 'Content-Type', value: [implied[1]] }];
}

function outgoingBodyOf(body: DraftBody): OutgoingBody {
  switch (body.kind) {
    case 'multipart':
      return {
        kind: 'multipart',
        parts: (body.parts ?? []).map(({ text, ...part }) =>
          text === undefined ? part : { ...part, text: withoutSecrets(text) },
        ),
      };
    case 'file':
      return { kind: 'file', path: body.text, stripsLineBreaks: body.stripsLineBreaks === true };
    default:
      return { kind: body.kind, text: withoutSecrets(body.text) };
  }
}

const routeToken = /\/(webhooks|interactions)\/[^/?#]+\/([^/?#]+)/;

/** The token in the path of a webhook or an interaction, whatever it looks like. */
function hideRouteTokens(url: Text): Text {
  const marked = url.map((piece) => (typeof piece === 'string' ? piece : '\uFDD0')).join('');
  const match = routeToken.exec(marked);
  const token = match?.[2];
  if (match === null || token === undefined || token === '\uFDD0') return url;
  const start = match.index + match[0].length - token.length;
  const name = match[1] === 'webhooks' ? 'DISCORD_WEBHOOK_TOKEN' : 'DISCORD_INTERACTION_TOKEN';
  return [...sliceText(url, 0, start), placeholder(name), ...sliceText(url, start + token.length, marked.length)];
}

/** A credential behind its scheme; a whole cookie; anything that looks like a secret. */
function hideHeader(name: string, value: Text): Text {
  const isCookie = name.toLowerCase() === 'cookie';
  if (isCookie && literalOf(value) !== undefined) return [placeholder('DISCORD_COOKIE')];
  if (!/^(?:proxy-)?authorization$/i.test(name)) return withoutSecrets(value);
  const [first, ...rest] = value;
  const scheme = typeof first === 'string' ? (/^(?:Bot|Bearer|Basic)\s+/i.exec(first)?.[0] ?? '') : '';
  const isBare = typeof first === 'string' && first.length > scheme.length;
  const credential = isBare ? [first.slice(scheme.length), ...rest] : typeof first === 'string' ? rest : value;
  const [only, ...more] = credential;
  if (only !== undefined && typeof only !== 'string' && more.length === 0) return [scheme, bare(only)];
  if (credential.length === 0) return value;
  const word = scheme.trim().toLowerCase();
  const kinds: Readonly<Record<string, string>> = { bearer: 'DISCORD_ACCESS_TOKEN', basic: 'DISCORD_BASIC_CREDENTIAL' };
  return [scheme, placeholder(kinds[word] ?? 'DISCORD_TOKEN')];
}

function holdsSecret(text: string): boolean {
  return findSecrets(text).length > 0 || routeToken.test(text);
}

/** A hole of a credential, without the default that the code may carry: that is a secret too. */
function bare(hole: Hole): Hole {
  const { source } = hole;
  return source.kind === 'environment' ? { ...hole, source: { kind: 'environment', name: source.name } } : hole;
}

/** Every secret in the literal pieces as a placeholder that is named after what stands in front of it. */
function withoutSecrets(text: Text): Text {
  return text.flatMap((piece): Text => {
    if (typeof piece !== 'string') return [holdsSecret(fallbackOf(piece) ?? '') ? bare(piece) : piece];
    const pieces: (string | Hole)[] = [];
    let copied = 0;
    // Half of a surrogate pair has no form in UTF-8: U+FFFD is what goes over the wire.
    const literal = piece.replace(/\p{Surrogate}/gu, '\uFFFD');
    for (const { start, end } of findSecrets(literal)) {
      const before = literal.slice(copied, start);
      const name = /([A-Za-z][\w-]*)["']?\s*[:=]\s*["']?$/.exec(before)?.[1];
      pieces.push(before, placeholder(name === undefined ? 'DISCORD_TOKEN' : `DISCORD_${constantCase(name)}`));
      copied = end;
    }
    return [...pieces, literal.slice(copied)].filter((part) => part !== '');
  });
}

function placeholder(name: string): Hole {
  return { expression: name, source: { kind: 'environment', name }, encoding: 'plain', span: [0, 0] };
}

/** A stretch of a text in which each hole counts as one character. */
function sliceText(text: Text, start: number, end: number): Text {
  let at = 0;
  return text.flatMap((piece): Text => {
    const from = at;
    at += typeof piece === 'string' ? piece.length : 1;
    if (typeof piece !== 'string') return from >= start && from < end ? [piece] : [];
    const part = piece.slice(Math.max(start - from, 0), Math.max(end - from, 0));
    return part === '' ? [] : [part];
  });
}
