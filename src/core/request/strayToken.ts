import { routeOf } from '../discord/route.ts';
import { findTokenShapes, kindOfToken, type TokenKind } from '../discord/tokenShape.ts';
import { type BodyText, readBody } from './bodyText.ts';
import { redact, shortestSecret } from './redaction.ts';
import { lastFourOf } from './seal.ts';

/** Where in a request a token stands. */
export interface TokenPlace {
  readonly in: 'header' | 'query' | 'path' | 'body' | 'file';
  /** Name of the header, parameter, field (`embeds[0].title`) or file; empty where there is none. No secret is in it. */
  readonly name: string;
}

/** Something token-shaped where none belongs, or the secret in use itself. Facts only. */
export interface StrayToken {
  /** `credential`: the secret of the profile in use, or that of the request's own Authorization. */
  readonly kind: TokenKind | 'credential';
  readonly place: TokenPlace;
  readonly lastFour: string;
}

/** Tokens that a body would tell to others. */
export interface Exposure {
  readonly tokens: readonly StrayToken[];
  /** It becomes a message: whoever reads the channel reads it. */
  readonly isPosted: boolean;
}

/** The last four characters of a secret in use that occurs in a text; undefined where none does. */
export type OwnSecrets = (text: string) => string | undefined;

/** Fields of bodies that hold a token by their documentation (topics/oauth2; resources/guild: Add Guild Member). */
const documentedFields: Readonly<Record<string, readonly string[]>> = {
  'POST /oauth2/token': ['code', 'refresh_token', 'client_secret', 'code_verifier', 'device_code'],
  'POST /oauth2/token/revoke': ['token', 'client_secret'],
  'PUT /guilds/{guild_id}/members/{user_id}': ['access_token'],
};

/** What becomes a message, its thread or an answer to an interaction. */
const postingRoute =
  /^\/(?:channels\/\{channel_id\}\/(?:messages|threads)|webhooks\/\{webhook_id\}\/\{webhook_token\}|interactions)\b/;

/** Longest name of a place that is shown, in UTF-16 units. */
const longestName = 80;

/** Secrets as they are known; those that are too short to be told from words are passed over. */
export function ownSecretsIn(secrets: readonly string[]): OwnSecrets {
  const told = secrets.filter((secret) => secret.length >= shortestSecret);
  return (text) => {
    const found = told.find((secret) => text.includes(secret));
    return found === undefined ? undefined : lastFourOf(found);
  };
}

/** The first token in a text, percent-encoded or not; undefined where there is none. */
export function tokenIn(text: string, own: OwnSecrets): Omit<StrayToken, 'place'> | undefined {
  const decoded = text.replaceAll(/%([0-7][\da-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  for (const reading of decoded === text ? [text] : [text, decoded]) {
    const lastFour = own(reading);
    if (lastFour !== undefined) return { kind: 'credential', lastFour };
    const [shape] = findTokenShapes(reading);
    if (shape === undefined) continue;
    const token = reading.slice(shape.start, shape.end);
    return { kind: kindOfToken(token), lastFour: lastFourOf(token) };
  }
  return undefined;
}

/** A place whose name is shown: shortened, and without what in it is a secret itself. */
export function tokenPlace(where: TokenPlace['in'], name: string, own: OwnSecrets): TokenPlace {
  return { in: where, name: own(name) === undefined ? redact(name).slice(0, longestName) : '' };
}

/** The tokens that the texts of a body hold, each place once; fields that hold one by their documentation apart. */
export function tokensInBody(
  { method, url, body }: { readonly method: string; readonly url: string; readonly body: readonly BodyText[] },
  own: OwnSecrets,
): StrayToken[] {
  const documented = documentedFields[`${method} ${routeOf(method, url)?.template}`] ?? [];
  return body.flatMap((one) => tokensInText(one, documented, own));
}

/** What a body with these tokens would do; undefined where there are none. */
export function exposureOf(method: string, url: string, tokens: readonly StrayToken[]): Exposure | undefined {
  if (tokens.length === 0) return undefined;
  return { tokens, isPosted: postingRoute.test(routeOf(method, url)?.template ?? '') };
}

function tokensInText({ part, file, text }: BodyText, documented: readonly string[], own: OwnSecrets): StrayToken[] {
  if (text === null || (part !== undefined && documented.includes(part))) return [];
  const whole = tokenIn(text, own);
  if (whole === undefined && !mayHide.test(text)) return [];
  const found = new Map<string, StrayToken>();
  let isDocumented = false;
  for (const { path, value } of readBody(text).values) {
    const token = tokenIn(value, own) ?? tokenIn(path, own);
    if (token === undefined) continue;
    if (documented.includes(path)) isDocumented = true;
    else if (!found.has(path)) found.set(path, { ...token, place: tokenPlace('body', path, own) });
  }
  if (file !== undefined) {
    const name = tokenPlace('file', file.replace(/^.*[/\\]/s, ''), own);
    const [token = isDocumented ? undefined : whole] = found.values();
    return token === undefined ? [] : [{ ...token, place: name }];
  }
  if (found.size > 0 || whole === undefined || isDocumented) return [...found.values()];
  return [{ ...whole, place: tokenPlace('body', part === undefined || part === 'payload_json' ? '' : part, own) }];
}

/** Escapes behind which a token is not seen in the text as it stands. */
const mayHide = /\\u[\da-f]{4}|%[\da-f]{2}/i;
