import type { CauseId } from '../cause.ts';
import type { Confidence, Evidence, FailureClass } from '../diagnosis.ts';
import type { FixId } from '../fix.ts';
import { absent, header, isDiscordError, numberHeader, present, type Reading } from '../reading.ts';
import { backoff, type Family, never, type Verdict } from '../verdict.ts';
import { blockedVerdict, signatureVerdict } from './edgeBlock.ts';
import { middleboxVerdict } from './middlebox.ts';

/** Cloudflare's texts and statuses for an origin that it cannot reach or read: 520 to 527 and 530. */
const originStatuses: ReadonlySet<number> = new Set([520, 521, 522, 523, 524, 525, 526, 527, 530]);

/** Statuses that validation explains better than whoever drew the page. */
const sizeStatuses: ReadonlySet<number> = new Set([411, 413, 414, 415, 431]);

/**
 * Answers that Cloudflare, or something else on the way, gave in Discord's place. 40333 counts by its message alone:
 * it has been seen without a code (paradigmxyz/centaur#768).
 */
export const edgeFamily: Family = (reading) => {
  const { code, message, status, edgeCode } = reading;
  if (code === 40333 || /^internal network error\.?$/i.test(message ?? '')) return blockedVerdict(reading);
  if (/blocked from accessing our API/i.test(message ?? '')) return banVerdict(reading);
  if (isDiscordError(reading) || sizeStatuses.has(status)) return unsaidLimit(reading);
  if (edgeCode !== null) return edgeCodeVerdict(reading, edgeCode);
  if (isChallenge(reading)) return challengeVerdict(reading);
  if (originStatuses.has(status)) return edge(reading, 'edge/unreachable', 'origin-unreachable', 'certain');
  if (status === 429) return limitVerdict(reading);
  return middleboxVerdict(reading);
};

/** The ban that Cloudflare serves as static JSON: no `Retry-After`, no `X-RateLimit-…` (discord-api-docs#5810). */
function banVerdict(reading: Reading): Verdict {
  return {
    class: 'edge/banned',
    cause: 'api-ban',
    confidence: 'certain',
    evidence: [...absent(reading, 'retry-after', 'x-ratelimit-limit', 'via'), ...sentFrom(reading)],
    fixes: ['stop-sending', 'find-invalid-requests', 'change-address', 'send-to-sandbox'],
    retry: waitOf(reading),
    check: 'status-page',
  };
}

/** A 429 in JSON that says neither how long nor which bucket, and did not come from Discord's servers. */
function unsaidLimit(reading: Reading): Verdict | null {
  const { status, object, fromOrigin, headersSeen } = reading;
  if (status !== 429 || fromOrigin || !headersSeen || object?.retry_after !== undefined) return null;
  if (header(reading, 'retry-after') !== undefined || header(reading, 'x-ratelimit-limit') !== undefined) return null;
  const verdict = limitVerdict(reading);
  return verdict === null ? null : { ...verdict, confidence: 'possible' };
}

function limitVerdict(reading: Reading): Verdict | null {
  if (numberHeader(reading, 'x-ratelimit-limit') !== undefined || reading.object?.retry_after !== undefined)
    return null;
  const said = reading.edgeCode === 1015 || reading.shape === 'html';
  const confidence = reading.edgeCode === 1015 ? 'certain' : said ? 'likely' : 'possible';
  const cause = reading.edgeCode === 1015 ? 'edge-rate-limit' : 'edge-limit-unsaid';
  return {
    class: 'edge/rate-limited',
    cause,
    confidence,
    evidence: [
      ...present(reading, 'retry-after'),
      ...present(reading, 'cf-ray'),
      ...absent(reading, 'x-ratelimit-limit', 'via'),
      ...sentFrom(reading),
    ],
    fixes: ['stop-sending', 'wait', 'find-invalid-requests', 'change-address'],
    retry: waitOf(reading),
  };
}

/** Without a word on how long, nothing may be repeated: each further request prolongs a ban. */
function waitOf(reading: Reading): NonNullable<Verdict['retry']> {
  const seconds = numberHeader(reading, 'retry-after');
  return seconds === undefined ? never : { when: 'after', afterMs: Math.ceil(seconds * 1000) };
}

/** Cloudflare's 1xxx errors (Cloudflare documentation, "Cloudflare 1xxx errors"). */
function edgeCodeVerdict(reading: Reading, edgeCode: number): Verdict | null {
  switch (edgeCode) {
    case 1015:
      return limitVerdict(reading);
    case 1010:
    case 1020:
      return signatureVerdict(reading, edgeCode);
    case 1006:
    case 1007:
    case 1008:
      return edge(reading, 'edge/banned', 'address-banned-by-edge', 'certain');
    case 1009:
      return edge(reading, 'edge/blocked', 'region-blocked', 'certain');
    case 1000:
    case 1001:
    case 1002:
    case 1016:
    case 1033:
    case 1200:
      return edge(reading, 'edge/unreachable', 'origin-unreachable', 'certain');
    case 1101:
    case 1102:
      return edge(reading, 'edge/middlebox', 'worker-exception', 'likely');
    default:
      return edge(reading, 'edge/blocked', 'edge-page', 'likely');
  }
}

function isChallenge(reading: Reading): boolean {
  if (header(reading, 'cf-mitigated')?.toLowerCase() === 'challenge') return true;
  return /^(?:Just a moment|Attention Required! \| Cloudflare)/i.test(reading.title ?? '');
}

/** "Attention Required" is the title of two pages: the check for people, and the plain block. */
function challengeVerdict(reading: Reading): Verdict {
  if (/you have been blocked/i.test(reading.text)) return signatureVerdict(reading, null);
  return edge(reading, 'edge/challenge', 'challenge', 'certain');
}

const fixesByClass: Partial<Record<FailureClass, readonly FixId[]>> = {
  'edge/blocked': ['change-address', 'check-status-page'],
  'edge/banned': ['stop-sending', 'change-address'],
  'edge/challenge': ['use-discord-user-agent', 'change-address'],
  'edge/unreachable': ['retry-with-backoff', 'check-status-page'],
  'edge/middlebox': ['check-proxy', 'correct-route'],
};

function edge(reading: Reading, failureClass: FailureClass, cause: CauseId, confidence: Confidence): Verdict {
  const temporary = failureClass === 'edge/unreachable';
  return {
    class: failureClass,
    cause,
    confidence,
    evidence: [
      ...present(reading, 'cf-mitigated'),
      ...present(reading, 'cf-ray'),
      ...absent(reading, 'via'),
      ...sentFrom(reading),
    ],
    fixes: fixesByClass[failureClass] ?? [],
    ...(temporary ? { retry: backoff, check: 'status-page' as const } : {}),
  };
}

function sentFrom(reading: Reading): readonly Evidence[] {
  const { vantage } = reading.exchange;
  return vantage.kind === 'remote' ? [{ fact: 'sent-from', name: vantage.name ?? '' }] : [];
}
