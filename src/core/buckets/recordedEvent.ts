import { readCredential } from '../diagnose/sentCredential.ts';
import { plain } from '../request/seal.ts';
import { scalarNumber, scalarText } from '../scalar.ts';
import { writtenMoment } from '../writtenMoment.ts';
import type { LedgerEvent } from './event.ts';
import { ledgerRequest } from './ledgerRequest.ts';
import { rateLimitFacts } from './rateLimitFacts.ts';

/** What a written-down exchange says to the ledger. */
export type Recorded =
  | { readonly kind: 'event'; readonly event: LedgerEvent }
  /** An exchange without an answer, or one that does not go to Discord's API. */
  | { readonly kind: 'other' }
  /** No exchange at all. */
  | { readonly kind: 'none' };

type Loose = { readonly [key: string]: unknown };

/**
 * Reads one exchange of a log or an HTTP Archive: `{request: {method, url, headers}, response: {status, headers, body}}`,
 * with the moment of its answer in `at` or `startedDateTime` and `time`. Only what rate limits are about is looked at.
 * `id` tells it from the others; `lastAt` is the moment where none is written (milliseconds since the epoch).
 */
export function recordedEvent(value: unknown, id: string, lastAt: number): Recorded {
  if (!isObject(value) || !isObject(value.request)) return { kind: 'none' };
  const { method, url } = value.request;
  if (typeof method !== 'string' || typeof url !== 'string') return { kind: 'none' };
  const { response } = value;
  if (!isObject(response)) return isObject(value.failure) ? { kind: 'other' } : { kind: 'none' };
  const status = scalarNumber(response.status);
  if (!Number.isInteger(status)) return { kind: 'none' };
  // An archive writes 0 where no answer came.
  if (status < 100) return { kind: 'other' };
  const verb = method.toUpperCase();
  const authorization = headersOf(value.request.headers).findLast(([name]) => name === 'authorization')?.[1];
  const { facts: credential } = readCredential(authorization, verb, url);
  const sentBody = textOf(value.request.body ?? value.request.postData);
  const body = sentBody === '' ? null : ({ kind: 'text', text: plain(sentBody) } as const);
  const at = momentOf(value) ?? lastAt;
  const request = ledgerRequest(id, { method: verb, url: plain(url), body }, credential, isLoopback(url), at);
  if (request === null) return { kind: 'other' };
  const text = status === 429 ? textOf(response.body ?? response.content) : '';
  const read = { text, bytes: text.length, truncated: false, binary: false };
  const facts = rateLimitFacts({ status, headers: headersOf(response.headers), body: read });
  return { kind: 'event', event: { kind: 'answered', at, request, status, facts } };
}

/** When the answer came, as far as that is written. */
function momentOf({ at, startedAt, startedDateTime, time, timings }: Loose): number | undefined {
  const began = writtenMoment(at) ?? writtenMoment(startedAt) ?? writtenMoment(startedDateTime);
  const took = typeof time === 'number' ? time : isObject(timings) ? scalarNumber(timings.total) : 0;
  return began === undefined ? undefined : (writtenMoment(began + (took > 0 ? took : 0)) ?? began);
}

/** Pairs, an object, or an archive's list of names and values; names in lower case. */
function headersOf(value: unknown): readonly (readonly [name: string, value: string])[] {
  if (Array.isArray(value)) {
    return value.flatMap((header: unknown): (readonly [string, string])[] => {
      const [name, text] = Array.isArray(header) ? header : isObject(header) ? [header.name, header.value] : [];
      return typeof name === 'string' ? [[name.toLowerCase(), scalarText(text)]] : [];
    });
  }
  if (!isObject(value)) return [];
  return Object.entries(value).map(([name, text]) => [name.toLowerCase(), scalarText(text)]);
}

/** A body as text, as JSON, or as an archive has it. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (!isObject(body)) return '';
  return typeof body.text === 'string' && Object.keys(body).some((key) => /^(?:mimeType|size)$/.test(key))
    ? body.text
    : JSON.stringify(body);
}

/** The local Discord, or a proxy on this machine: limits of its own. */
function isLoopback(url: string): boolean {
  return /^https?:\/\/(?:127\.|localhost\b|\[::1\])/.test(url);
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
