import type { FailurePhase, Timings } from '../exchange.ts';
import { readShape } from './readShape.ts';
import {
  type JournalEntry,
  type KeptBody,
  type KeptHeader,
  type OutageNote,
  recordVersion,
  type SafeOutcome,
  type SafeRecord,
} from './safeRecord.ts';

/** What a line turns out to be. */
export type ReadLine =
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  /** Of a later version, and of a kind that we do not know: it is left where it is and counted. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'empty' };

/** An entry as one line of JSON, with its line break. */
export function writeLine(entry: JournalEntry): string {
  return `${JSON.stringify(entry.kind === 'outage' ? noteJson(entry) : recordJson(entry))}\n`;
}

function noteJson({ version, at, ...note }: OutageNote): object {
  return { tracecord: version, at: isoOf(at), ...note };
}

/** A record in the form that `tracecord diagnose` and `tracecord buckets` read. */
export function recordJson(record: SafeRecord): object {
  const { version, at, outcome, ...rest } = record;
  const { kind: _, ...came } = outcome;
  return {
    tracecord: version,
    at: isoOf(at),
    ...rest,
    ...(outcome.kind === 'answer' ? { response: came } : { failure: came }),
  };
}

function isoOf(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : new Date(0).toISOString();
}

type Loose = { readonly [key: string]: unknown };

/**
 * Reads a line of any age: what is missing is taken as unknown, what is strange is left out. Where the shape of a body or
 * the numbers of an error are none, the line is damaged; in one of a later version they are left out. Never throws.
 */
export function readLine(text: string): ReadLine {
  if (text.trim() === '') return { kind: 'empty' };
  const value = parsed(text);
  if (!isObject(value) || typeof value.tracecord !== 'number') return { kind: 'damaged' };
  const at = Date.parse(words(value.at, 40));
  if (Number.isNaN(at)) return { kind: 'damaged' };
  switch (value.kind) {
    case 'exchange': {
      const entry = readRecord(value, value.tracecord, at);
      return entry === undefined ? { kind: 'damaged' } : { kind: 'entry', entry };
    }
    case 'outage':
      return {
        kind: 'entry',
        entry: {
          kind: 'outage',
          version: value.tracecord,
          at,
          verdict: words(value.verdict, 60),
          cause: words(value.cause, 60),
          incidents: list(value.incidents, 20).map((name) => words(name, 200)),
        },
      };
    default:
      return { kind: typeof value.kind === 'string' ? 'unknown' : 'damaged' };
  }
}

function readRecord(value: Loose, version: number, at: number): SafeRecord | undefined {
  const request = object(value.request);
  const isLater = version > recordVersion;
  const outcome = readOutcome(value, isLater);
  const read = readShape(request.shape);
  const shape = read === undefined && isLater ? null : read;
  if (typeof request.method !== 'string' || typeof request.url !== 'string') return undefined;
  if (outcome === undefined || shape === undefined) return undefined;
  const diagnosis = object(value.diagnosis);
  const credential = object(value.credential);
  const profile = object(credential.profile);
  const place = object(value.place);
  return {
    kind: 'exchange',
    version,
    id: words(value.id, 80),
    at,
    origin: words(value.origin, 40) || 'runner',
    request: {
      method: words(request.method, 20),
      url: words(request.url, 2000),
      headers: headersOf(request.headers),
      shape,
    },
    route: words(value.route, 300),
    outcome,
    diagnosis: {
      class: words(diagnosis.class, 60) || 'unknown/code',
      cause: words(diagnosis.cause, 60),
      confidence: words(diagnosis.confidence, 20),
      code: typeof diagnosis.code === 'number' ? diagnosis.code : null,
      fixes: list(diagnosis.fixes, 30).map((fix) => words(fix, 60)),
      fields: list(diagnosis.fields, 50).map((field) => ({
        path: words(object(field).path, 120),
        code: words(object(field).code, 60),
      })),
    },
    timings: timingsOf(value.timings),
    credential: {
      origin: words(credential.origin, 40) || 'none',
      scheme: typeof credential.scheme === 'string' ? words(credential.scheme, 20) : null,
      lastFour: words(credential.lastFour, 4),
      ...(typeof profile.name === 'string'
        ? { profile: { id: words(profile.id, 80), name: words(profile.name, 80) } }
        : {}),
    },
    ...(typeof value.identity === 'string' ? { identity: words(value.identity, 21) } : {}),
    ...(typeof place.file === 'string' && place.file !== ''
      ? { place: { file: words(place.file, 2000), line: count(place.line) || 1 } }
      : {}),
    attempt: count(value.attempt) || 1,
    ...(typeof value.vantage === 'string' ? { vantage: words(value.vantage, 80) } : {}),
  };
}

function readOutcome({ response, failure }: Loose, isLater: boolean): SafeOutcome | undefined {
  if (isObject(response)) {
    const { status } = response;
    if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 999) return undefined;
    const body = readBody(response.body) ?? (isLater ? {} : undefined);
    if (body === undefined) return undefined;
    return { kind: 'answer', status, headers: headersOf(response.headers), bytes: count(response.bytes), body };
  }
  if (!isObject(failure)) return undefined;
  return {
    kind: 'failure',
    code: words(failure.code, 60) || 'failure',
    phase: (words(failure.phase, 20) || 'unknown') as FailurePhase,
  };
}

/** The numbers of an error; undefined where they are something else. */
function readBody(value: unknown): KeptBody | undefined {
  if (value === undefined) return {};
  if (!isObject(value)) return undefined;
  const { code, retry_after, global } = value;
  if (!isNumberOrAbsent(code) || !isNumberOrAbsent(retry_after)) return undefined;
  if (global !== undefined && typeof global !== 'boolean') return undefined;
  return {
    ...(code === undefined ? {} : { code }),
    ...(retry_after === undefined ? {} : { retry_after }),
    ...(global === undefined ? {} : { global }),
  };
}

function isNumberOrAbsent(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === 'number' && Number.isFinite(value));
}

function timingsOf(value: unknown): Timings {
  const told = Object.entries(object(value)).filter(([, time]) => typeof time === 'number' && Number.isFinite(time));
  return { total: 0, ...(Object.fromEntries(told) as Partial<Timings>) };
}

function headersOf(value: unknown): KeptHeader[] {
  return list(value, 60).flatMap((pair): KeptHeader[] =>
    Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string'
      ? [[words(pair[0], 60).toLowerCase(), words(pair[1], 300)]]
      : [],
  );
}

/** Text without control characters, cut to a length; empty where it is none. */
function words(value: unknown, longest: number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line may have been written by anybody
  return typeof value === 'string' ? value.slice(0, longest).replace(/[\u0000-\u001F\u007F]/g, ' ') : '';
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}

function list(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
}

function object(value: unknown): Loose {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
