import { isDiscordUrl, isLoopback, parseHttpUrl } from '../discord/host.ts';
import { routeOf } from '../discord/route.ts';
import { type Draft, headerPart } from '../request/draft.ts';
import { type Hole, type Text, writeText } from '../request/text.ts';

/** Where a request goes, as far as its text tells. */
export type Address =
  | { readonly kind: 'discord' }
  | { readonly kind: 'foreign' }
  /** The host is known only at run time: the holes it is made of, and what follows it. */
  | { readonly kind: 'unknown'; readonly base: readonly Hole[]; readonly path: string };

const origin = /^(?:[\w.+-]+:\/\/)?[^/?#]*/;
const doubledSlash = /^(\w+:\/\/[^/?#]+)\/{2,}/;

/** Reads the host of a URL. The local Discord counts as Discord's where the route is one of Discord's. */
export function addressOf(method: string, url: Text): Address {
  const [only] = url;
  if (url.length === 1 && typeof only === 'string' && isDiscordUrl(only)) return { kind: 'discord' };
  const text = url.map((piece) => (typeof piece === 'string' ? piece : (fallbackOf(piece) ?? standIn))).join('');
  const host = origin.exec(text)?.[0] ?? '';
  if (host.includes(standIn)) {
    if (!unknownHost.test(host)) return { kind: 'foreign' };
    const holes = url.filter((piece) => typeof piece !== 'string' && fallbackOf(piece) === undefined) as Hole[];
    return { kind: 'unknown', base: holes.slice(0, host.split(standIn).length - 1), path: text.slice(host.length) };
  }
  // A doubled slash before the path is a slip that still goes to Discord.
  if (isDiscordUrl(text.replace(doubledSlash, '$1/'))) return { kind: 'discord' };
  const parsed = parseHttpUrl(text);
  const isLocal = parsed !== null && isLoopback(parsed.hostname) && isDocumented(method, text);
  return { kind: isLocal ? 'discord' : 'foreign' };
}

/**
 * Whether a request goes to Discord for all that can be seen. Where the host is known only at run time: its variable
 * is named after Discord, the Authorization is a bot's, a webhook gets a message, or the path can hardly be another's.
 */
export function isObviouslyDiscord(draft: Pick<Draft, 'method' | 'url' | 'headers' | 'body'>): boolean {
  const method = writeText(draft.method.text);
  const address = addressOf(method, draft.url.text);
  if (address.kind !== 'unknown') return address.kind === 'discord';
  const names = address.base.map((hole) => hole.expression).join(' ');
  if (/discord/i.test(names)) return true;
  const authorization = headerPart(draft, 'authorization');
  if (authorization !== undefined && /^Bot\s/.test(writeText(authorization.value.text))) return true;
  const fields = draft.body?.fields;
  if (/webhook/i.test(names) && (fields?.has('content') === true || fields?.has('embeds') === true)) return true;
  const path = address.path.replace(/^\/api(?=\/)/, '').replace(/^\/v\d+(?=\/)/, '');
  const isTelling =
    /^\/(?:guilds|gateway|interactions)\b|@me\b|@original\b/.test(path) || /^\/\w+\/[^/?#]+\/\w/.test(path);
  return isTelling && isDocumented(method, `https://discord.com/api${path}`);
}

/** What stands for a hole where run time does not say. */
function fallbackOf(hole: Hole): string | undefined {
  return hole.source.kind === 'environment' ? hole.source.fallback : undefined;
}

/** What a hole looks like while a URL is taken apart; no host has this name. */
const standIn = 'x--hole--x';
const unknownHost = new RegExp(`^(?:(?:https?|${standIn})://)?(?:${standIn})+(?::(?:\\d+|${standIn}))?$`);

function isDocumented(method: string, url: string): boolean {
  return routeOf(method, url)?.documented === 'operation';
}
