import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { routeOf } from '../discord/route.ts';
import type { Answer, Exchange, Timings } from '../exchange.ts';
import { redact } from '../request/redaction.ts';
import { answeredIdentity } from './answeredIdentity.ts';
import { keptBody } from './keptBody.ts';
import { type KeptBody, type KeptHeader, recordVersion, type SafeOutcome, type SafeRecord } from './safeRecord.ts';
import { safeRequest } from './safeRequest.ts';

/** What is known of an exchange beside itself. */
export interface RecordFacts {
  readonly place?: { readonly file: string; readonly line: number };
  /** Counts from 1; absent: the first. */
  readonly attempt?: number;
}

/** Headers of answers that are kept: limits, what tells one request from all others, and who answered. */
const keptHeaders =
  /^(?:x-ratelimit-(?:limit|remaining|reset|reset-after|bucket|global|scope)|retry-after|cf-ray|cf-mitigated|cf-cache-status|date|via|server|content-type|x-request-id|x-discord-trace-id)$/;

/** A value of such a header; anything else is not kept, since it would be text of somebody else's. */
const plainValue = /^[\w .,:;/+=()*-]{1,120}$/;

/** An exchange as it may be kept, shown and handed on: an exchange holds no secret, a record no content either. */
export function toSafeRecord(exchange: Exchange, diagnosis: Diagnosis, facts: RecordFacts = {}): SafeRecord {
  const { id, wire, credential, startedAt, timings, origin, vantage } = exchange;
  const identity = answeredIdentity(exchange);
  return {
    kind: 'exchange',
    version: recordVersion,
    id,
    at: startedAt,
    origin,
    request: safeRequest(wire, credential),
    route: routeOf(wire.method, wire.url)?.template ?? '',
    outcome: safeOutcome(exchange),
    diagnosis: {
      class: diagnosis.class,
      cause: diagnosis.cause,
      confidence: diagnosis.confidence,
      code: diagnosis.code,
      fixes: diagnosis.fixes.map((fix) => fix.id),
      fields: diagnosis.fields.slice(0, 50).map(({ path, code }) => ({
        path: redact(path).slice(0, 120),
        code: /^\w{1,60}$/.test(code) ? code : '…',
      })),
    },
    timings: rounded(timings),
    credential: {
      origin: credential.origin,
      scheme: credential.scheme !== null && /^\w{1,20}$/.test(credential.scheme) ? credential.scheme : null,
      lastFour: credential.lastFour,
      ...profileOf(exchange),
    },
    ...(identity === undefined ? {} : { identity }),
    ...(facts.place === undefined || facts.place.file === '' ? {} : { place: facts.place }),
    attempt: facts.attempt ?? 1,
    ...(vantage.kind === 'remote' ? { vantage: redact(vantage.name ?? 'remote').slice(0, 80) } : {}),
  };
}

/** To a tenth of a millisecond. */
function rounded(timings: Timings): Timings {
  const short = Object.entries(timings).map(([name, time]): [string, number] => [name, Math.round(time * 10) / 10]);
  return { total: timings.total, ...Object.fromEntries(short) };
}

function profileOf({ credential }: Exchange): Pick<SafeRecord['credential'], 'profile'> {
  const { profile, profileId = '' } = credential;
  return profile === undefined ? {} : { profile: { id: profileId, name: redact(profile).slice(0, 80) } };
}

function safeOutcome({ outcome }: Exchange): SafeOutcome {
  if (outcome.kind === 'failure') {
    return { kind: 'failure', code: /^\w{1,60}$/.test(outcome.code) ? outcome.code : 'failure', phase: outcome.phase };
  }
  const headers = outcome.headers.filter(([name, value]) => keptHeaders.test(name) && plainValue.test(value));
  return {
    kind: 'answer',
    status: outcome.status,
    headers: headers.slice(0, 30).map(([name, value]): KeptHeader => [name, redact(value)]),
    bytes: outcome.body.bytes,
    body: bodyOf(outcome),
  };
}

/** Of an error's JSON: its code, and what a 429 says about waiting (discord-api-docs, topics/rate-limits). */
function bodyOf({ status, body }: Answer): KeptBody {
  if (status < 400 || body.text.length > 1024 * 1024) return {};
  try {
    return keptBody(JSON.parse(body.text));
  } catch {
    return {};
  }
}
