import type { StrayTokenRefusal } from '../../core/request/refusal.ts';
import type { Exposure, StrayToken, TokenPlace } from '../../core/request/strayToken.ts';

const kinds: Readonly<Record<StrayToken['kind'], string>> = {
  'bot-token': 'what looks like a bot token',
  'user-token': "what looks like a user's token",
  'webhook-token': 'what looks like the address of a webhook with its token',
  'interaction-token': 'what looks like the token of an interaction',
  credential: 'the secret of the credential in use',
};

function tokenText({ kind, lastFour }: StrayToken): string {
  return lastFour === '' ? kinds[kind] : `${kinds[kind]} (••••${lastFour})`;
}

function placeText({ in: where, name }: TokenPlace): string {
  switch (where) {
    case 'header':
      return name === '' ? 'a header' : `the header "${name}"`;
    case 'query':
      return name === '' ? 'the query' : `"${name}" in the query`;
    case 'path':
      return 'the path of the address';
    case 'body':
      return 'the body';
    case 'file':
      return name === '' ? 'a file' : `the file "${name}"`;
    default:
      return where satisfies never;
  }
}

function holding({ place, ...token }: StrayToken): string {
  const text = placeText(place);
  const at = place.in === 'body' && place.name !== '' ? ` at ${place.name}` : '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} holds ${tokenText({ place, ...token })}${at}`;
}

/** Why a request with a token where none belongs was not sent. */
export function strayToken({ token, clientHeaders }: StrayTokenRefusal): string {
  const why =
    clientHeaders.length === 0
      ? 'Discord takes tokens in the Authorization alone, and what stands elsewhere ends up in logs.'
      : `Beside headers of Discord's own client (${clientHeaders.join(', ')}) it may be a user's, and those are never sent.`;
  return `Nothing was sent: ${holding(token).replace(/^./, (first) => first.toLowerCase())}. ${why} Take it out.`;
}

/** What becomes of the tokens in a body. */
export function exposure({ tokens, isPosted }: Exposure): string {
  const who = isPosted ? 'everyone who reads the channel could use it' : 'everyone who gets to see it could use it';
  return tokens.map((token) => `${holding(token)}; ${who}.`).join(' ');
}
