/**
 * The addresses of Discord's API: the three releases (discord-api-docs, reference), and the old domain, which still
 * answers and has no API version 10 (discord-api-docs change log, 2023-10-17).
 */
export const apiHosts: ReadonlySet<string> = new Set([
  'discord.com',
  'canary.discord.com',
  'ptb.discord.com',
  'discordapp.com',
  'canary.discordapp.com',
  'ptb.discordapp.com',
]);

/**
 * What most addresses are: nothing in their paths that a parser of URLs would read otherwise (dots, percent-encoded or
 * not, go up a step), and so none is asked.
 */
const plainApiUrl =
  /^https:\/\/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\/api(?:\/(?:[\w/@-]|%(?!2[Ee])[\dA-Fa-f]{2})*)?(?:[?#]|$)/;

/** Whether the address is one of Discord's API: its host and a path below `/api`, over HTTP or HTTPS. */
export function isDiscordUrl(url: string): boolean {
  if (plainApiUrl.test(url)) return true;
  const parsed = parseHttpUrl(url);
  return parsed !== null && isDiscordHost(parsed) && /^\/api(\/|$)/.test(parsed.pathname);
}

/** Why a credential may not go to an address. */
export type HostProblem =
  /** The address cannot be read, or is neither HTTP nor HTTPS. */
  | 'invalid-url'
  /** A user name or a password stands in the address. */
  | 'credential-in-url'
  /** It is neither Discord's API nor an allowed origin. */
  | 'not-discord'
  /** Discord's, but over plain HTTP. */
  | 'insecure';

/** Where a request would go, or why no credential may go there. */
export type Destination =
  | { readonly kind: 'discord' }
  /** The local Discord, or an origin that the person (never the workspace) allowed. */
  | { readonly kind: 'allowed'; readonly origin: string }
  | { readonly kind: 'refused'; readonly problem: HostProblem; readonly host: string };

/**
 * Decides where requests and credentials may go: Discord's API over HTTPS, the origins in `allowedOrigins`
 * (`https://proxy.example:8443`), and nowhere else. An allowed origin over plain HTTP counts only on loopback.
 */
export function destinationOf(url: string, allowedOrigins: readonly string[]): Destination {
  const parsed = parseHttpUrl(url);
  if (parsed === null) return { kind: 'refused', problem: 'invalid-url', host: '' };
  const refused = (problem: HostProblem): Destination => ({ kind: 'refused', problem, host: parsed.host });
  if (parsed.username !== '' || parsed.password !== '') return refused('credential-in-url');
  if (allowedOrigins.some((allowed) => sameOrigin(allowed, parsed))) {
    if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) return refused('insecure');
    return { kind: 'allowed', origin: parsed.origin };
  }
  if (!isDiscordHost(parsed)) return refused('not-discord');
  if (!/^\/api(\/|$)/.test(parsed.pathname)) return refused('not-discord');
  return parsed.protocol === 'https:' ? { kind: 'discord' } : refused('insecure');
}

/**
 * The origin of an address that a person may allow although it is not Discord's, or null: over HTTPS, or on this machine,
 * without a login in it. Discord's own hosts have nothing to allow.
 */
export function allowableOrigin(url: string): string | null {
  const parsed = parseHttpUrl(url.trim());
  if (parsed === null || parsed.username !== '' || parsed.password !== '' || isDiscordHost(parsed)) return null;
  return parsed.protocol === 'https:' || isLoopback(parsed.hostname) ? parsed.origin : null;
}

/** Whether a host name is this machine itself: `localhost`, 127.0.0.0/8 or ::1, as `URL.hostname` writes them. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

/** A parsed http: or https: address, or null. */
export function parseHttpUrl(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null;
}

/** The origin that a person wrote down, null where it is more than one: a path, a query or a login has no place in it. */
export function plainOrigin(written: string): string | null {
  const url = parseHttpUrl(written);
  if (url === null || url.username !== '' || url.password !== '') return null;
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : null;
}

function isDiscordHost(url: URL): boolean {
  return apiHosts.has(url.hostname) && (url.port === '' || (url.protocol === 'http:' && url.port === '80'));
}

function sameOrigin(allowed: string, url: URL): boolean {
  return parseHttpUrl(allowed)?.origin === url.origin;
}
