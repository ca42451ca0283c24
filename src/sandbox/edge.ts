import { type Answer, json } from './answer.ts';

/** Headers in lower case, as Node gives them. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What Cloudflare refuses before Discord sees it, or undefined.
 *
 * A missing User-Agent, and those of Python's urllib and of Java, get 1010 (discord-api-docs#1504, sutando#279). A bot
 * token with a User-Agent like a browser's gets 40333 (discord-api-docs#6473), but not everywhere: on guild and channel
 * routes, while `/users/@me` let the same request pass (paradigmxyz/centaur#768).
 */
export function edgeRefusal(path: string, headers: RequestHeaders): Answer | undefined {
  const agent = one(headers['user-agent']);
  if (agent === '' || /^(Python-urllib|Java\/|libwww-perl)/i.test(agent)) return errorText(403, 1010);
  const botToken = /^Bot\s/i.test(one(headers.authorization));
  if (botToken && isBrowserLike(agent) && guarded.test(path)) return internalNetworkError;
  return undefined;
}

/** The JSON that hides a block; its status is 403. */
export const internalNetworkError: Answer = json(403, { message: 'internal network error', code: 40333 });

/** Cloudflare's short form, as clients that do not ask for HTML get it. */
export function errorText(status: number, code: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=UTF-8', ...headers }, body: `error code: ${code}` };
}

/** What stands in every answer: the time (`now` in ms since the epoch), and that it is none of Discord's. */
export function sandboxHeaders(now: number): Record<string, string> {
  return { date: new Date(now).toUTCString(), 'x-sandbox': '1' };
}

/** What Cloudflare adds to every answer. `now` in ms since the epoch. */
export function edgeHeaders(now: number, ray: string): Record<string, string> {
  return {
    ...sandboxHeaders(now),
    server: 'cloudflare',
    'cf-ray': ray,
    'cf-cache-status': 'DYNAMIC',
    'set-cookie': `__cfruid=${ray.slice(0, 16)}; path=/; HttpOnly; SameSite=None`,
  };
}

/** What distinguishes an answer of Discord itself: Google's load balancer stands before it (discord-api-docs#1463). */
export const originHeaders = { via: '1.1 google' };

const guarded = /^\/(guilds|channels|webhooks)(\/|$)/;

/** Browsers, and what sends a browser's name by default: PowerShell (PoshBot#239), Apps Script (discord-api-docs#2802). */
function isBrowserLike(agent: string): boolean {
  return /^Mozilla\//i.test(agent) && !/DiscordBot/i.test(agent);
}

/** Both headers come once: of several, Node keeps the first. */
function one(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
