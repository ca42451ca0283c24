import type { AuthFacts } from './events.ts';

/** Headers as clients keep them: one text of lines, a flat list, a list of pairs, or an object. */
export type RawHeaders = unknown;

type Header = readonly [name: string, value: string];

/** The answer headers that an event may carry: limits, kind and length of the body, and who answered. */
const allowed =
  /^(?:x-ratelimit-[a-z-]{1,40}|retry-after|content-type|content-encoding|content-length|date|via|server|cf-ray)$/;

/** UTF-16 units of one value. */
const longestValue = 512;

/** Headers of one answer. */
const mostHeaders = 64;

/** Headers in the order in which they are kept, names in lower case. */
export function headerPairs(raw: RawHeaders): Header[] {
  if (typeof raw === 'string') return raw.split('\r\n').flatMap(lineOf);
  if (!Array.isArray(raw)) return Object.entries(raw ?? {}).map(([name, value]) => pair(name, value));
  if (Array.isArray(raw[0])) return raw.map(([name, value]) => pair(name, value));
  const pairs: Header[] = [];
  for (let place = 0; place + 1 < raw.length; place += 2) pairs.push(pair(raw[place], raw[place + 1]));
  return pairs;
}

/** What may leave the process of an answer's headers. */
export function allowedHeaders(pairs: readonly Header[]): Header[] {
  const told = pairs.filter(([name]) => allowed.test(name)).slice(0, mostHeaders);
  return told.map(([name, value]) => [name, value.slice(0, longestValue)]);
}

/** The first value of a header, by its name in lower case. */
export function firstValue(pairs: readonly Header[], name: string): string | undefined {
  return pairs.find(([candidate]) => candidate === name)?.[1];
}

/** What kind of credential an `Authorization` value is. */
export function authFacts(authorization: string | undefined): AuthFacts {
  if (authorization === undefined || authorization === '') return { prefix: 'none' };
  const [prefix] = /^(?:Bot|Bearer)(?= )/.exec(authorization) ?? ['other'];
  // Of a short value four characters would be most of it; the end of a Basic one is that of a password.
  if (authorization.length < 24 || /^basic /i.test(authorization)) return { prefix: prefix as AuthFacts['prefix'] };
  return { prefix: prefix as AuthFacts['prefix'], fingerprint: authorization.slice(-4) };
}

function lineOf(line: string): Header[] {
  const colon = line.indexOf(':');
  return colon < 1 ? [] : [pair(line.slice(0, colon), line.slice(colon + 1).trim())];
}

function pair(name: unknown, value: unknown): Header {
  return [text(name).toLowerCase(), Array.isArray(value) ? value.map(text).join(', ') : text(value)];
}

function text(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('latin1') : String(value);
}
