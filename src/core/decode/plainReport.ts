import { transportCodeIn } from '../diagnose/transportCode.ts';
import { type RealtimeScope, realtimeCode } from '../discord/realtimeCode.ts';
import { answered, type Reported } from './reported.ts';

/** A connection that a socket's close code ended, in anybody's words. */
export function readClosed(text: string): Reported | null {
  if (/Used disallowed intents|disallowed intent/i.test(text)) return closed('gateway-close', 4014);
  const found =
    /\b(?:clos(?:ed?|ing)|disconnect(?:ed)?|CloseEvent|close[_ ]?code)\b[^\n]{0,60}?\b(4\d{3})\b/i.exec(text)?.[1] ??
    /\b(4\d{3})\b[^\n]{0,20}?\((?:Disallowed|Invalid|Authentication|Sharding|Unknown|Not authenticated)/i.exec(
      text,
    )?.[1];
  if (found === undefined) return null;
  const scope: RealtimeScope = /voice/i.test(text) ? 'voice-close' : 'gateway-close';
  return realtimeCode(scope, Number(found)) === undefined ? null : closed(scope, Number(found));
}

function closed(scope: RealtimeScope, code: number): Reported {
  return { kind: 'realtime', by: 'transport', scope, code };
}

/** Discord.js' own refusal of a token, before or after the request. */
export function readTokenRefusal(text: string): Reported | null {
  if (!/\[?TOKEN_?INVALID\]?|An invalid token was provided/i.test(text)) return null;
  return answered('discord.js', { status: 401, message: '401: Unauthorized', method: 'GET', url: '/gateway/bot' });
}

/** What Cloudflare or a proxy shows people: a page with a title, or one line with its error code. */
export function readPage(text: string): Reported | null {
  const page = /<!doctype html|<html/i.exec(text);
  const line = /\berror code: (1\d{3})\b/i.exec(text);
  if (page === null && line === null) return null;
  const before = text.slice(0, page?.index ?? line?.index ?? 0);
  const status = /\b([45]\d\d)\b(?!.*\b[45]\d\d\b)/s.exec(before)?.[1] ?? (line?.[1] === '1015' ? '429' : '403');
  const body = page === null ? (line?.[0] ?? '') : text.slice(page.index);
  return { kind: 'exchange', by: 'HTTP', exchange: { response: { status: Number(status), body } } };
}

/** A failure without an answer, by its code or in the words of Node, Python, Java, Go or curl. */
export function readTransport(text: string): Reported | null {
  const code = transportCodeIn(text);
  if (code === undefined) return null;
  const line = text.split('\n').find((each) => transportCodeIn(each) !== undefined) ?? text;
  const url = /https?:\/\/(?:\w+\.)?discord(?:app)?\.com\/\S*/.exec(text)?.[0]?.replace(/["'),;]+$/, '');
  return {
    kind: 'exchange',
    by: 'transport',
    exchange: {
      request: { method: 'GET', url: url ?? 'https://discord.com/api/v10/gateway' },
      failure: { code, message: line.trim().slice(0, 300) },
    },
  };
}

/** Discord's own words for an error, where nothing else of the answer was written down: `Missing Permissions`. */
export function readStatusLine(text: string): Reported | null {
  const found =
    /^\W{0,3}(?:HTTP )?([45]\d\d):? (Unauthorized|Forbidden|Not Found|Method Not Allowed|Bad Request|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Timeout)\b/im.exec(
      text,
    );
  if (found === null) return null;
  return answered('JSON', { status: Number(found[1]), message: `${found[1]}: ${found[2]}` });
}
