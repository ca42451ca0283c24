import { codeOfMessage } from '../discord/jsonErrorCode.ts';
import { errorTree, type FieldLine } from './fieldLines.ts';
import { answered, type Reported, type Reporter, raw } from './reported.ts';

/**
 * Errors of discord.js 12 to 14 and @discordjs/rest, eris and oceanic as Node prints them: a name, perhaps the code in
 * brackets, the message, a trace, and the error's own properties in braces.
 */
export function readJavaScript(text: string): Reported | null {
  const head =
    /(?:^|[\s(])(DiscordAPIError|DiscordRESTError|DiscordHTTPError|HTTPError|RateLimitError)(?: ?\[([^\]\n]*)\])?(?:: ?([^\n]*)|[ \t]*$)/m.exec(
      text,
    );
  if (head === null) return null;
  const [whole, name = '', bracket = '', rest = ''] = head;
  const after = text.slice(head.index + whole.length);
  const by = reporterOf(name, text);
  if (name === 'RateLimitError') return limited(by, bracket, after);
  const own = propertiesOf(after);
  const onRoute = / on ([A-Z]+) (\/\S+)/.exec(rest);
  const message = rest.replace(/ on [A-Z]+ \/\S+.*$/, '').trim();
  const code = /^\d+$/.test(bracket) ? Number(bracket) : (numberOf(own, 'code') ?? codeOfMessage(message));
  const status =
    numberOf(own, 'status') ??
    numberOf(own, 'httpStatus') ??
    (name.includes('HTTP') ? statusIn(bracket, rest) : undefined);
  const method = textOf(own, 'method') ?? onRoute?.[1];
  const url = textOf(own, 'url') ?? textOf(own, 'path') ?? onRoute?.[2];
  const errors = code === 50035 ? errorTree(fieldsIn(after.split(/^ {4}at /m, 1)[0] ?? '')) : undefined;
  const bytes = bytesIn(after);
  if (bytes !== undefined && status !== undefined) return raw(by, status, bytes, method, url);
  return answered(by, {
    message,
    ...(code === undefined || (name.includes('HTTP') && code === status) ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { url }),
    ...(errors === undefined ? {} : { errors }),
  });
}

function reporterOf(name: string, text: string): Reporter {
  if (name !== 'DiscordRESTError' && name !== 'DiscordHTTPError') return 'discord.js';
  return /oceanic| on [A-Z]+ \//i.test(text) ? 'oceanic' : 'eris';
}

/** `rejectOnRateLimit` of @discordjs/rest: the request was never sent; the time to wait is in milliseconds. */
function limited(by: Reporter, bracket: string, after: string): Reported {
  const wait = Math.max(numberOf(after, 'timeToReset') ?? 0, numberOf(after, 'retryAfter') ?? 0);
  const method = textOf(after, 'method');
  const url = textOf(after, 'url') ?? (bracket.startsWith('/') ? bracket : undefined);
  return answered(by, {
    status: 429,
    message: 'You are being rate limited.',
    ...(wait === 0 ? {} : { retryAfter: wait / 1000 }),
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { url }),
  });
}

/** What stands in the braces behind the trace, without the nested request, whose `method` may be another. */
function propertiesOf(text: string): string {
  return text.replace(/\brequest(?:Body|Data): \{[\s\S]*?\n {2}\}/, '');
}

function numberOf(text: string, key: string): number | undefined {
  const found = new RegExp(`["']?\\b${key}["']?: (\\d+)`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

function textOf(text: string, key: string): string | undefined {
  return new RegExp(`["']?\\b${key}["']?: (['"\`])(.*?)\\1`).exec(text)?.[2];
}

function statusIn(bracket: string, rest: string): number | undefined {
  const found = /^(\d{3})$/.exec(bracket)?.[1] ?? /\b([1-5]\d\d)\b/.exec(rest)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The lines that discord.js and eris make of the tree of 50035: `embeds[0].title[BASE_TYPE_REQUIRED]: …`. */
function fieldsIn(text: string): FieldLine[] {
  return [...text.matchAll(/^\s*([\w$]+(?:\.[\w$]+|\[\d+\])*)(?:\[([A-Z][A-Z0-9_]+)\])?: ([A-Z][^\n]*)$/gm)].map(
    ([, path = '', code, message = '']) => ({ path, message, ...(code === undefined ? {} : { code }) }),
  );
}

/** A body that is no JSON stands there as bytes: `[Uint8Contents]: <65 72 …>`. */
function bytesIn(text: string): string | undefined {
  const hex = /\[Uint8Contents\]: <((?:[0-9a-f]{2} ?)+)/.exec(text)?.[1];
  if (hex === undefined) return undefined;
  return new TextDecoder().decode(Uint8Array.from(hex.trim().split(' '), (pair) => Number.parseInt(pair, 16)));
}
