import { clientDefaults, type VersionName } from './clientDefaults.ts';
import type { Client, Draft } from './draft.ts';
import type { FilledDraft } from './filledDraft.ts';
import { namesSecret, sealSecrets } from './redaction.ts';
import type { Refusal, WireNote } from './refusal.ts';
import { plain, type Sealed, type Vault } from './seal.ts';
import type { Span } from './text.ts';
import type { WireHeader } from './wire.ts';

/** Headers that frame the message or belong to the connection: the transport writes them, or nobody. */
const framing: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'host',
  'proxy-authorization',
  'proxy-connection',
]);

/** Whether a header frames the message or belongs to the connection, so that no request sets it. */
export function isFraming(name: string): boolean {
  return framing.has(name.toLowerCase());
}

/** What decides about the headers beside the draft. */
export interface HeaderSurroundings {
  readonly credential: { readonly value: string | null };
  /** The address as the code has it is https:. */
  readonly secure: boolean;
  readonly versions: Partial<Readonly<Record<VersionName, string>>>;
  /** The active profile's own User-Agent, for requests that set none. */
  readonly way?: { readonly profile: string; readonly userAgent?: string } | undefined;
  readonly vault: Vault;
  readonly secrets: readonly string[];
}

/** The headers of a wire, or why one cannot be sent. */
export type HeadersResult =
  | { readonly kind: 'headers'; readonly headers: readonly WireHeader[]; readonly notes: readonly WireNote[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Those that the request sets, in its order, then those that the client adds. Secrets go into the vault. */
export function wireHeaders(draft: Draft, filled: FilledDraft, surroundings: HeaderSurroundings): HeadersResult {
  const { credential, vault, secrets } = surroundings;
  const headers: WireHeader[] = [];
  const notes: WireNote[] = [];
  const add = (name: string, value: string, assumed: boolean) =>
    headers.push({ name, value: sealHeader(name, value, vault, secrets), assumed });
  for (const { name, value, span, isAuthorization } of filled.headers) {
    if (isAuthorization && credential.value === null) continue;
    if (isFraming(name)) {
      notes.push({ note: 'header-dropped', name });
      continue;
    }
    const reading = readHeader(draft.client, name, isAuthorization ? (credential.value ?? '') : value, span);
    if (reading.kind === 'refused') return reading;
    if (reading.note !== undefined) notes.push(reading.note);
    add(name, reading.value, false);
  }
  if (credential.value !== null && !filled.headers.some(({ isAuthorization }) => isAuthorization)) {
    add('Authorization', credential.value, true);
  }
  const { way } = surroundings;
  for (const [name, value] of addedByClient(draft, filled, surroundings)) {
    const isReplaced = way?.userAgent !== undefined && isUserAgent(name);
    if (!isReplaced) add(name, value, true);
  }
  if (way?.userAgent !== undefined && !isSet(draft, filled, 'user-agent')) {
    add('User-Agent', way.userAgent, true);
    notes.push({ note: 'user-agent-from-profile', profile: way.profile });
  }
  return { kind: 'headers', headers, notes };
}

function isUserAgent(name: string): boolean {
  return name.toLowerCase() === 'user-agent';
}

/** Whether the request sets a header or takes it away. */
function isSet(draft: Draft, filled: FilledDraft, name: string): boolean {
  const names = [...filled.headers.map((header) => header.name), ...(draft.withoutHeaders ?? [])];
  return names.some((one) => one.toLowerCase() === name);
}

/** The client's own headers without those that the request sets or takes away. */
function addedByClient(draft: Draft, filled: FilledDraft, { secure, versions }: HeaderSurroundings) {
  const { method, boundary } = filled;
  const body = filled.body && draft.body;
  return clientDefaults(draft.client, { method, secure, body, boundary, versions }).filter(
    ([name]) => !isSet(draft, filled, name.toLowerCase()),
  );
}

/** A header's value as it goes out, or why it cannot. */
type HeaderReading =
  | { readonly kind: 'value'; readonly value: string; readonly note?: WireNote }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Reads a header as the client in question does: `fetch`, ky and axios take white space off both ends (Fetch standard,
 * "normalize"), the others refuse a line break; none can send characters beyond Latin-1.
 */
function readHeader(client: Client, name: string, value: string, span: Span): HeaderReading {
  const refused = (problem: Extract<Refusal, { reason: 'invalid-header' }>['problem']): HeaderReading => ({
    kind: 'refused',
    refusal: { reason: 'invalid-header', name, problem, span },
  });
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(name)) return refused('name');
  const trims = client === 'fetch' || client === 'ky' || client === 'axios' || client === 'http-file';
  const trimmed = trims ? value.replace(/^[\t\r\n ]+|[\t\r\n ]+$/g, '') : value;
  if (/[\r\n]/.test(trimmed)) return refused('line-break');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\0-\x08\x0b-\x1f\x7f]/.test(trimmed)) return refused('control-character');
  if (/[^\0-\xff]/.test(trimmed)) return refused('not-latin1');
  if (trimmed === value) return { kind: 'value', value };
  return { kind: 'value', value: trimmed, note: { note: 'header-trimmed', name } };
}

/** A header's value with its secrets in the vault: credentials behind their scheme, cookies, and what looks like one. */
function sealHeader(name: string, value: string, vault: Vault, known: readonly string[]): Sealed {
  const lower = name.toLowerCase();
  if (lower === 'authorization') return sealAuthorization(value, vault);
  if (lower === 'cookie') return sealCookies(value, vault);
  if (namesSecret(name) && value !== '') return vault.seal(value);
  return sealSecrets(value, vault, known);
}

/** `Bot ` and a seal. Words that stand for a missing value (`undefined`) stay readable: they are what went wrong. */
function sealAuthorization(value: string, vault: Vault): Sealed {
  const [, scheme = '', rest = ''] = /^(\s*(?:(?:bot|bearer|basic)\s+)*)(.*)$/is.exec(value) ?? [];
  if (rest === '' || /^\W*(?:undefined|null|none|\{\w*\}|<\w*>)\W*$/i.test(rest)) return plain(value);
  return plain(scheme + vault.seal(rest));
}

function sealCookies(value: string, vault: Vault): Sealed {
  const pairs = value.split(';').map((pair) => {
    const end = pair.indexOf('=') + 1;
    return pair.slice(0, end) + (pair.length > end ? vault.seal(pair.slice(end)) : '');
  });
  return plain(pairs.join(';'));
}
