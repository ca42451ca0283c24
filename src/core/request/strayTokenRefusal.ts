import { isClientHeader } from '../discord/userClient.ts';
import type { Draft } from './draft.ts';
import type { FilledDraft } from './filledDraft.ts';
import type { Refusal } from './refusal.ts';
import { type OwnSecrets, type StrayToken, tokenIn, tokenPlace } from './strayToken.ts';
import type { Span } from './text.ts';
import { isFraming } from './wireHeaders.ts';

/** The one place of an address where a token belongs (discord-api-docs, resources/webhook; receiving-and-responding). */
const addressedToken = /\/(?:webhooks|interactions)\/[^/]+\/[^/]+/;

/**
 * Why a request is refused that carries a token in a header that is no Authorization, in the query, or in the path where
 * it is no webhook's or interaction's; undefined where it carries none. Discord takes none there, and whatever stands
 * between writes such places into logs. `href` is where it goes.
 */
export function strayTokenRefusal(
  draft: Draft,
  filled: FilledDraft,
  href: string,
  own: OwnSecrets,
): Refusal | undefined {
  const found = inHeaders(filled, own) ?? inAddress(href, draft.url.span, own);
  if (found === undefined) return undefined;
  const clientHeaders = filled.headers.filter(isClientHeader).map(({ name }) => name);
  return { reason: 'stray-token', ...found, clientHeaders };
}

interface Placed {
  readonly token: StrayToken;
  readonly span: Span;
}

function inHeaders({ headers }: FilledDraft, own: OwnSecrets): Placed | undefined {
  for (const { name, value, span, isAuthorization } of headers) {
    if (isAuthorization || isFraming(name)) continue;
    const token = tokenIn(value, own) ?? tokenIn(name, own);
    if (token !== undefined) return { token: { ...token, place: tokenPlace('header', name, own) }, span };
  }
  return undefined;
}

function inAddress(href: string, span: Span, own: OwnSecrets): Placed | undefined {
  const { pathname, searchParams } = new URL(href);
  for (const [name, value] of searchParams) {
    const token = tokenIn(value, own) ?? tokenIn(name, own);
    if (token !== undefined) return { token: { ...token, place: tokenPlace('query', name, own) }, span };
  }
  for (const segment of pathname.replace(addressedToken, '').split('/')) {
    const token = tokenIn(segment, own);
    if (token !== undefined) return { token: { ...token, place: tokenPlace('path', '', own) }, span };
  }
  return undefined;
}
