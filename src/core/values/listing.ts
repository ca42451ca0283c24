import { authorizationPart, type Draft } from '../request/draft.ts';
import { holesOf } from '../request/text.ts';
import type { IdContext } from './expected.ts';
import type { IdKind } from './idKind.ts';

/** What is to be done next so that a person can pick an id. Paths are below `/api/v10` and are read with GET. */
export type ListStep =
  /** Another id is needed first. */
  | { readonly kind: 'first'; readonly of: 'guild' | 'message-channel' | 'application' }
  /** The channel is known and its guild is not: the channel says it. */
  | { readonly kind: 'guild-of-channel'; readonly path: string }
  /** The answers to these, together, hold everything there is to pick. The first one must succeed. */
  | { readonly kind: 'list'; readonly paths: readonly string[] }
  /** Too many to list: what is typed is searched for. `all` lists as many as one answer can hold. */
  | { readonly kind: 'search'; readonly path: (query: string) => string; readonly all: string };

/** Guilds that one answer holds at most: https://docs.discord.com/developers/resources/user#get-current-user-guilds */
export const guildsPerPage = 200;

/** Pages of guilds that are read at most: 2,000 guilds. */
export const mostPages = 10;

/** Where a person's guild is needed to list something, its path below the guild. */
const ofGuild: Partial<Readonly<Record<IdKind, readonly string[]>>> = {
  // Threads are not among a guild's channels: https://docs.discord.com/developers/resources/guild#get-guild-channels
  channel: ['channels', 'threads/active'],
  'message-channel': ['channels', 'threads/active'],
  category: ['channels'],
  role: ['roles'],
  webhook: ['webhooks'],
  emoji: ['emojis'],
  sticker: ['stickers'],
  event: ['scheduled-events'],
  rule: ['auto-moderation/rules'],
  sound: ['soundboard-sounds'],
  integration: ['integrations'],
};

const ofApplication: Partial<Readonly<Record<IdKind, string>>> = {
  'application-emoji': 'emojis',
  entitlement: 'entitlements',
  sku: 'skus',
};

/** How ids of a kind are found, with what the request says already. */
export function listStep(kind: IdKind, within: IdContext): ListStep {
  const { guild, channel, application } = within;
  if (kind === 'guild') return { kind: 'list', paths: [`/users/@me/guilds?limit=${guildsPerPage}`] };
  if (kind === 'application') return { kind: 'list', paths: ['/applications/@me'] };
  if (kind === 'message') {
    if (channel === undefined) return { kind: 'first', of: 'message-channel' };
    return { kind: 'list', paths: [`/channels/${channel}/messages?limit=50`] };
  }
  if (kind === 'command' || ofApplication[kind] !== undefined) {
    if (application === undefined) return { kind: 'first', of: 'application' };
    const path = kind === 'command' ? commandsOf(guild) : ofApplication[kind];
    return { kind: 'list', paths: [`/applications/${application}/${path}`] };
  }
  if (guild === undefined) {
    const isAbout = channel !== undefined && kind !== 'channel' && kind !== 'message-channel';
    return isAbout ? { kind: 'guild-of-channel', path: `/channels/${channel}` } : { kind: 'first', of: 'guild' };
  }
  // Searching needs no privileged intent, listing members does:
  // https://docs.discord.com/developers/resources/guild#search-guild-members and #list-guild-members
  if (kind === 'member') {
    const members = `/guilds/${guild}/members`;
    const path = (query: string) => `${members}/search?query=${encodeURIComponent(query)}&limit=50`;
    return { kind: 'search', path, all: `${members}?limit=1000` };
  }
  return { kind: 'list', paths: (ofGuild[kind] ?? []).map((path) => `/guilds/${guild}/${path}`) };
}

function commandsOf(guild: string | undefined): string {
  return guild === undefined ? 'commands' : `guilds/${guild}/commands`;
}

/** Where the next page of a list is, after an answer with so many items; null where it was the last. */
export function nextPage(path: string, items: number, lastId: string | undefined): string | null {
  if (!path.startsWith('/users/@me/guilds?') || items < guildsPerPage || lastId === undefined) return null;
  return `/users/@me/guilds?limit=${guildsPerPage}&after=${lastId}`;
}

/** The questions that are asked until an id of a kind is picked, its own included. */
export function stepsTo(kind: IdKind, within: IdContext): number {
  const step = listStep(kind, within);
  return step.kind === 'first' ? stepsTo(step.of, within) + 1 : 1;
}

/** The context with one more id in it; an id of something else says nothing about where others are. */
export function withId(within: IdContext, of: IdKind, id: string): IdContext {
  switch (of) {
    case 'guild':
      return { ...within, guild: id };
    case 'channel':
    case 'message-channel':
      return { ...within, channel: id };
    case 'application':
      return { ...within, application: id };
    default:
      return within;
  }
}

/**
 * The id within which the ids of a kind were listed (the channel's where its guild is not known); ids of elsewhere are
 * not offered again there.
 */
export function homeOf(kind: IdKind, { guild, channel, application }: IdContext): string | undefined {
  if (kind === 'guild' || kind === 'application') return undefined;
  if (kind === 'message') return channel;
  if (kind === 'command' || ofApplication[kind] !== undefined) return application;
  return guild ?? (kind === 'channel' || kind === 'message-channel' ? undefined : channel);
}

/**
 * The request that reads a list, as if it stood in an .http file: it takes the credential in use, unless the request
 * that it is read for has a literal Authorization of its own.
 */
export function readingDraft(url: string, of?: Draft): Draft {
  const written = of && authorizationPart(of);
  const isLiteral = written !== undefined && holesOf(written.text).length === 0;
  const part = (text: string) => ({ text: [text], span: [0, 0] as const });
  return {
    language: 'http',
    client: 'http-file',
    span: [0, 0],
    method: part('GET'),
    url: part(url),
    headers: [],
    body: null,
    ...(isLiteral ? { authorization: written } : {}),
  };
}

/** The address of the API that a request goes to, version 10 of it; Discord's own where the request does not say one. */
export function apiBase(url: string): string {
  const origin = /^https?:\/\/[^/?#{}\s]+(?=\/+api(?:[/?#]|$))/i.exec(url)?.[0];
  return `${origin ?? 'https://discord.com'}/api/v10`;
}
