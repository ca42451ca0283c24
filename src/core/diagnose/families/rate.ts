import type { Client } from '../../request/draft.ts';
import { queueing } from '../../request/queueing.ts';
import type { CauseId } from '../cause.ts';
import type { Confidence, Evidence, FailureClass, Retry } from '../diagnosis.ts';
import type { FixId } from '../fix.ts';
import { header, numberHeader, present, type Reading } from '../reading.ts';
import { bodyObject } from '../requestBody.ts';
import { backoff, type Family, type Verdict } from '../verdict.ts';

/**
 * Rate limits of Discord's own (discord-api-docs, topics/rate-limits): global, shared, a bucket, or a limit behind the
 * bucket. Headers are optional (#5037, #3426), so each kind is told by what is there. Also 202 with 110000: the search
 * index is not ready (resources/message).
 */
export const rateFamily: Family = (reading) => {
  if (reading.known === 'rate/not-ready') return notReady(reading);
  if (reading.status !== 429 && !reading.known?.startsWith('rate/')) return null;
  const [failureClass, cause, confidence] = kindOf(reading);
  return {
    class: failureClass,
    cause,
    confidence,
    evidence: [...evidenceFor(reading)],
    fixes: forClient(fixesByCause[cause] ?? ['add-retry-after', 'wait', 'slow-down', 'show-buckets'], reading),
    retry: waitOf(reading) ?? backoff,
  };
};

type Kind = readonly [FailureClass, CauseId, Confidence];

function kindOf(reading: Reading): Kind {
  const scope = header(reading, 'x-ratelimit-scope')?.toLowerCase();
  const isGlobal = header(reading, 'x-ratelimit-global')?.toLowerCase() === 'true';
  if (reading.object?.global === true || isGlobal || scope === 'global')
    return ['rate/global', 'global-limit', 'certain'];
  if (reading.code === 40062) return ['rate/shared', 'service-limit', scope === 'shared' ? 'certain' : 'likely'];
  if (scope === 'shared') return ['rate/shared', 'shared-limit', 'certain'];
  if (reading.known?.startsWith('rate/')) return writeLimit(reading, scope);
  const remaining = numberHeader(reading, 'x-ratelimit-remaining');
  if (remaining === undefined) return unsaidKind(reading);
  if (remaining === 0) return ['rate/bucket', 'bucket-spent', 'certain'];
  return ['rate/sublimit', isRename(reading) ? 'channel-rename-limit' : 'hidden-limit', 'likely'];
}

/** Codes that name a limit by themselves: slow mode, announcements, writes to one channel or one guild, direct messages. */
function writeLimit(reading: Reading, scope: string | undefined): Kind {
  const failureClass = scope === 'user' ? 'rate/sublimit' : (reading.known ?? 'rate/sublimit');
  return [failureClass, 'write-limit', 'certain'];
}

/** Without headers the two kinds look alike; only the rename limit (2 per 10 minutes, #1900) shows in the request. */
function unsaidKind(reading: Reading): Kind {
  const seconds = (waitOf(reading)?.afterMs ?? 0) / 1000;
  if (seconds > 60 && isRename(reading)) return ['rate/sublimit', 'channel-rename-limit', 'likely'];
  return ['rate/bucket', 'bucket-unsaid', 'likely'];
}

function isRename(reading: Reading): boolean {
  const { wire } = reading.exchange;
  if (wire.method !== 'PATCH' || reading.route?.template !== '/channels/{channel_id}') return false;
  const body = bodyObject(reading.exchange);
  return body !== undefined && ('name' in body || 'topic' in body);
}

/** The longer of body and header: they have been seen to disagree (discord-api-docs#7394). */
function waitOf(reading: Reading): { readonly when: 'after'; readonly afterMs: number } | undefined {
  const waits = [bodyWait(reading), headerWait(reading)].filter((wait) => wait !== undefined);
  if (waits.length === 0) return undefined;
  return { when: 'after', afterMs: Math.ceil(Math.max(...waits) * 1000) };
}

function bodyWait(reading: Reading): number | undefined {
  const value = reading.object?.retry_after;
  const wait = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof wait === 'number' && wait >= 0 && wait < 1e9 ? inSeconds(reading, wait) : undefined;
}

function headerWait(reading: Reading): number | undefined {
  const wait = numberHeader(reading, 'retry-after');
  return wait === undefined ? undefined : inSeconds(reading, wait);
}

/** Versions 6 and 7, and addresses without a version, count in whole milliseconds (discord-api-docs, change log of v8). */
function inSeconds(reading: Reading, wait: number): number {
  const version = reading.route === null ? 10 : (reading.route.version ?? 6);
  return version < 8 && Number.isInteger(wait) && wait >= 100 ? wait / 1000 : wait;
}

function* evidenceFor(reading: Reading): Generator<Evidence> {
  const inBody = bodyWait(reading);
  const inHeader = headerWait(reading);
  if (inBody !== undefined) yield { fact: 'retry-after', seconds: inBody, source: 'body' };
  if (inHeader !== undefined && inHeader !== inBody) yield { fact: 'retry-after', seconds: inHeader, source: 'header' };
  const scope = header(reading, 'x-ratelimit-scope')?.toLowerCase();
  if (scope === 'user' || scope === 'global' || scope === 'shared') yield { fact: 'scope', scope };
  const remaining = numberHeader(reading, 'x-ratelimit-remaining');
  const limit = numberHeader(reading, 'x-ratelimit-limit');
  if (remaining !== undefined && limit !== undefined) yield { fact: 'remaining', remaining, limit };
  yield* present(reading, 'x-ratelimit-bucket');
}

const fixesByCause: Partial<Record<CauseId, readonly FixId[]>> = {
  'shared-limit': ['add-retry-after', 'wait', 'slow-down'],
  'service-limit': ['add-retry-after', 'wait', 'slow-down'],
  'global-limit': ['add-retry-after', 'slow-down', 'find-second-process', 'show-buckets'],
  'hidden-limit': ['add-retry-after', 'wait', 'slow-down'],
  'channel-rename-limit': ['wait', 'slow-down', 'add-retry-after'],
  'write-limit': ['wait', 'slow-down', 'add-retry-after'],
};

/** What sends one request and holds no code: there a person waits, and the handling belongs into the code behind it. */
const withoutCode: ReadonlySet<Client> = new Set(['http-file', 'har', 'curl', 'powershell']);

/** The fixes as they suit who sent it; of what somebody pasted nobody knows that. */
function forClient(fixes: readonly FixId[], { exchange }: Reading): readonly FixId[] {
  const { client } = exchange.wire;
  if (exchange.origin === 'pasted') return fixes;
  if (queueing.has(client)) return fixes.map((id) => (id === 'add-retry-after' ? 'watch-rate-limits' : id));
  if (!withoutCode.has(client)) return fixes;
  return [...fixes.filter((id) => id !== 'add-retry-after'), 'add-retry-after'];
}

/** `retry_after` 0 means a short while. */
function notReady(reading: Reading): Verdict {
  const wait = waitOf(reading);
  const retry: Retry = wait === undefined || wait.afterMs === 0 ? backoff : wait;
  return {
    class: 'rate/not-ready',
    cause: 'index-not-ready',
    confidence: 'certain',
    evidence: [...evidenceFor(reading)],
    fixes: ['wait', 'send-again'],
    retry,
  };
}
