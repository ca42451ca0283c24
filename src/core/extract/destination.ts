import { isDiscordUrl } from '../discord/host.ts';
import type { Draft } from '../request/draft.ts';
import { type Text, writeText } from '../request/text.ts';
import type { Resolver } from './resolver.ts';
import { textOf } from './textWriter.ts';
import type { Value } from './value.ts';

/** Paths that no other well-known API has. */
const discordPath =
  /^\/?(?:api\/)?(?:v\d+\/)?(?:channels\/[^/]+\/(?:messages|webhooks|pins|typing|permissions|invites|threads)|guilds\/[^/]|users\/@me|interactions\/[^/]+\/[^/]+\/callback|applications\/[^/]+\/(?:commands|guilds\/|emojis))/;

/** What decides about the destination. */
type Said = { readonly url: Text } & Pick<Draft, 'headers' | 'body'>;

/**
 * Whether the address is one of Discord's API; or begins with what only run time knows and is obviously Discord's all
 * the same: by its name, a bot's Authorization, its path, or the embeds that a webhook gets. Where the address depends on a
 * condition, one case is enough.
 */
export function goesToDiscord(said: Said, url: Value, resolver: Resolver): boolean {
  return isDiscord(said) || mayBeDiscord(url, resolver);
}

function isDiscord({ url, headers, body }: Said): boolean {
  const pieces = typeof url[0] === 'string' && /^https?:\/\/$/i.test(url[0]) ? url.slice(1) : url;
  const [first] = pieces;
  if (first === undefined) return false;
  if (typeof first === 'string') return isDiscordPrefix(first, pieces.length > 1);
  const fallback = first.source.kind === 'environment' ? first.source.fallback : undefined;
  if (fallback !== undefined) return isDiscordPrefix(fallback, true);
  const rest = writeText(pieces.slice(1));
  if (discordPath.test(rest) || hasBotToken(headers)) return true;
  const name = first.expression;
  if (/discord/i.test(name) && /api|ur[il]|base|hook|endpoint|host/i.test(name))
    return !/avatar|icon|image|cdn|invite/i.test(name);
  return /hook/i.test(name) && body !== null && (body.fields.has('embeds') || body.fields.has('content'));
}

/** Whether the address, or the base that it begins with, is Discord's in one of several cases. */
function mayBeDiscord(url: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(url);
  const [first] = reduced.kind === 'join' ? reduced.parts : [reduced];
  const head = first && resolver.reduce(first);
  // A name that is known stands for one address, whatever it stood for before.
  if (head === undefined || !['name', 'member', 'conditional', 'fallback'].includes(head.kind)) return false;
  return resolver.alternatives(head).some((choice) => {
    const [first, second] = textOf(choice, resolver);
    return typeof first === 'string' && isDiscordPrefix(first, second !== undefined);
  });
}

function isDiscordPrefix(text: string, goesOn: boolean): boolean {
  const url = /^\s*[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  return isDiscordUrl(url) || (goesOn && isDiscordUrl(`${url.replace(/\/$/, '')}/api`));
}

function hasBotToken(headers: Draft['headers']): boolean {
  return headers.some(
    (header) => header.name.toLowerCase() === 'authorization' && /^Bot /.test(writeText(header.value.text)),
  );
}
