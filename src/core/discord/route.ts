import { percentDecoded } from '../percentDecoded.ts';
import { tailOf } from '../request/seal.ts';
import { operations } from './routeTable.ts';

/** What an operation accepts as identification. */
export type RouteAuth =
  /** `Bot …` only. */
  | 'bot'
  /** `Bot …` or an OAuth2 `Bearer …`. */
  | 'bot-or-bearer'
  /** `Bearer …` only. */
  | 'bearer'
  /** `Bot …`, or nothing. */
  | 'bot-or-anonymous'
  /** Nothing: the webhook's or interaction's token stands in the path. */
  | 'url-token'
  /** `Basic` client id and secret, or both in the form. */
  | 'basic'
  /** Not in Discord's documentation. */
  | 'unknown';

/**
 * The resource that rate limits are counted by beside the bucket (discord-api-docs, topics/rate-limits). `tokenTail`
 * holds the last four characters of the token in the path: each interaction's token is a resource of its own.
 */
export interface TopLevel {
  readonly kind: 'channel' | 'guild' | 'webhook' | 'interaction';
  readonly id: string;
  readonly tokenTail?: string;
}

/** What is known of a request by its method and address alone. */
export interface Route {
  /** `/channels/{channel_id}/messages`: no query, no version, every id, code, emoji and token folded. */
  readonly template: string;
  readonly topLevel: TopLevel | null;
  /** The version in the path; null where there is none, which Discord takes as 6 (discord-api-docs, reference). */
  readonly version: number | null;
  readonly auth: RouteAuth;
  /** `operation`: documented; `path`: documented with other methods only; `none`: the path is not documented. */
  readonly documented: 'operation' | 'path' | 'none';
  /** The methods that are documented for the path; empty where it is unknown. */
  readonly methods: readonly string[];
  /** The values that were folded, by name (`channel_id`); tokens are left out. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A documented path: its segments, placeholders such as `{channel_id}` among them, and its methods. */
export interface KnownPath {
  /** `/channels/{channel_id}/messages`. */
  readonly template: string;
  readonly segments: readonly string[];
  readonly methods: ReadonlyMap<string, RouteAuth>;
  /** The methods in the order of the table. */
  readonly verbs: readonly string[];
}

/**
 * The route of a request, or null where the address is no API path (`/api/…`). The host does not matter here, so that
 * the local Discord has the same routes: ask `host.ts`. Sealed addresses are understood.
 */
export function routeOf(method: string, url: string): Route | null {
  const path = apiPath(url);
  if (path === null) return null;
  const known = findPath(method, path.segments);
  const segments = known?.segments ?? path.segments.map(foldUnknown);
  return {
    template: known?.template ?? `/${segments.join('/')}`,
    topLevel: topLevelOf(segments, path.segments),
    version: path.version,
    auth: authOf(known, method),
    documented: known === undefined ? 'none' : known.methods.has(method) ? 'operation' : 'path',
    methods: known?.verbs ?? [],
    parameters: parametersOf(segments, path.written),
  };
}

/** What an address says behind `/api`. */
interface ApiPath {
  readonly version: number | null;
  /** Decoded, as a server reads them: `%62ans` is `bans` (RFC 3986, 2.3). */
  readonly segments: readonly string[];
  /** The same as they stand in the address. */
  readonly written: readonly string[];
}

function apiPath(url: string): ApiPath | null {
  const path = /^https?:\/\/[^/?#]+(\/+[^?#]*)/i.exec(url)?.[1];
  if (path === undefined) return null;
  const written = segmentsOf(path);
  const segments = path.includes('%') ? written.map(percentDecoded) : written;
  if (segments[0]?.toLowerCase() !== 'api') return null;
  const [, first = ''] = segments;
  const version = /^v\d{1,3}$/.test(first) ? Number(first.slice(1)) : null;
  const from = version === null ? 1 : 2;
  return { version, segments: segments.slice(from), written: written.slice(from) };
}

/** What stands between slashes. */
function segmentsOf(path: string): string[] {
  const segments: string[] = [];
  for (let from = 0; from < path.length; ) {
    const slash = path.indexOf('/', from);
    const end = slash < 0 ? path.length : slash;
    if (end > from) segments.push(path.slice(from, end));
    from = end + 1;
  }
  return segments;
}

function parametersOf(template: readonly string[], segments: readonly string[]): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = {};
  for (let index = 0; index < template.length; index++) {
    const name = template[index] ?? '';
    if (isPlaceholder(name) && !isToken(name)) parameters[name.slice(1, -1)] = segments[index] ?? '';
  }
  return parameters;
}

/** The documented path that fits: one that has the method first, then the one with most literal segments. */
function findPath(method: string, segments: readonly string[]): KnownPath | undefined {
  let best: KnownPath | undefined;
  let bestRank = -1;
  for (const path of pathsLike(segments)) {
    const literals = literalsInCommon(path.segments, segments);
    if (literals < 0) continue;
    const rank = literals + (path.methods.has(method) ? 100 : 0);
    if (rank > bestRank) {
      best = path;
      bestRank = rank;
    }
  }
  return best;
}

function literalsInCommon(template: readonly string[], segments: readonly string[]): number {
  let literals = 0;
  for (let index = 0; index < template.length; index++) {
    if (template[index] === segments[index]) literals++;
    else if (!isPlaceholder(template[index])) return -1;
  }
  return literals;
}

function isPlaceholder(segment: string | undefined): boolean {
  return segment?.startsWith('{') === true;
}

function isToken(placeholder: string): boolean {
  return placeholder.endsWith('_token}') || placeholder === '{token}';
}

/** By first segment, then by number of segments. */
let index: ReadonlyMap<string, readonly (readonly KnownPath[])[]> | undefined;

/** The documented paths that begin as `segments` do and have as many, in the order of the table. */
function pathsLike(segments: readonly string[]): readonly KnownPath[] {
  index ??= indexed(knownPaths());
  return index.get(segments[0] ?? '')?.[segments.length] ?? [];
}

function indexed(known: readonly KnownPath[]): Map<string, KnownPath[][]> {
  const byBeginning = new Map<string, KnownPath[][]>();
  for (const path of known) {
    const [first = ''] = path.segments;
    const { length } = path.segments;
    const byLength = byBeginning.get(first) ?? [];
    byLength[length] = [...(byLength[length] ?? []), path];
    byBeginning.set(first, byLength);
  }
  return byBeginning;
}

/** Folds ids and everything that may be a token in a path that is not documented. */
function foldUnknown(segment: string): string {
  if (/^\d{15,21}$/.test(segment)) return '{id}';
  return /^[\w@.-]{1,40}$/.test(segment) ? segment : '{token}';
}

const topLevels: Readonly<Record<string, TopLevel['kind']>> = {
  channels: 'channel',
  guilds: 'guild',
  webhooks: 'webhook',
  interactions: 'interaction',
};

function topLevelOf(template: readonly string[], segments: readonly string[]): TopLevel | null {
  const kind = topLevels[template[0] ?? ''];
  if (kind === undefined || !isPlaceholder(template[1])) return null;
  const id = segments[1] ?? '';
  const token = isToken(template[2] ?? '') ? segments[2] : undefined;
  return token === undefined ? { kind, id } : { kind, id, tokenTail: tailOf(token) };
}

function authOf(known: KnownPath | undefined, method: string): RouteAuth {
  if (known === undefined) return 'unknown';
  const [first] = known.methods.values();
  return known.methods.get(method) ?? first ?? 'unknown';
}

const authByMark: Readonly<Record<string, RouteAuth>> = {
  '': 'bot',
  '+': 'bot-or-bearer',
  '!': 'bearer',
  '?': 'bot-or-anonymous',
  '*': 'url-token',
  '=': 'basic',
};

let paths: readonly KnownPath[] | undefined;

/** Every documented path, in the order of the table, which is read when it is first needed. */
export function knownPaths(): readonly KnownPath[] {
  paths ??= operations
    .trim()
    .split('\n')
    .map((line) => {
      const [path = '', ...methods] = line.split(' ');
      const known = new Map(methods.map(readMethod));
      return { template: `/${path}`, segments: path.split('/'), methods: known, verbs: [...known.keys()] };
    });
  return paths;
}

function readMethod(text: string): [method: string, auth: RouteAuth] {
  const [, method = '', mark = ''] = /^([A-Z]+)(.?)$/.exec(text) ?? [];
  return [method, authByMark[mark] ?? 'unknown'];
}
