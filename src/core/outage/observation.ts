import type { CauseId } from '../diagnose/cause.ts';
import { type Confidence, type Diagnosis, evidenceOf, type FailureClass } from '../diagnose/diagnosis.ts';
import { isDiscordUrl } from '../discord/host.ts';
import { routeOf } from '../discord/route.ts';
import { type Answer, answerHeader, type Exchange } from '../exchange.ts';

/** One exchange as far as it tells whose fault a failure is. It holds no id, no secret and no text of a server's. */
export interface Observation {
  /** Milliseconds since the epoch; null where nobody wrote it down. */
  readonly at: number | null;
  readonly method: string;
  /** Template such as `/channels/{channel_id}`; empty where the address is no API path. */
  readonly route: string;
  /** `X-RateLimit-Bucket`, or null where the answer had none. */
  readonly bucket: string | null;
  /** Tells credentials apart without being one; empty where none was sent. */
  readonly credential: string;
  /** From where it was sent; empty for this machine. */
  readonly vantage: string;
  readonly class: FailureClass;
  readonly cause: CauseId;
  readonly confidence: Confidence;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly code: number | null;
  /** It went to an address of the person's own (a proxy), and nothing in the answer shows that Discord saw it. */
  readonly unmarked: boolean;
  /** Milliseconds that a limit or ban asked to wait, from `at` on. */
  readonly retryAfter: number | null;
}

/** An exchange and its diagnosis as an observation. Exchanges that were pasted have no time. */
export function observationOf(exchange: Exchange, diagnosis: Diagnosis): Observation {
  const { wire, outcome, credential, startedAt, vantage } = exchange;
  const answer = outcome.kind === 'answer' ? outcome : null;
  const said = evidenceOf(diagnosis, 'retry-after')?.seconds;
  return {
    at: startedAt > 0 ? startedAt : null,
    method: wire.method,
    route: routeOf(wire.method, wire.url)?.template ?? '',
    bucket: (answer && answerHeader(answer, 'x-ratelimit-bucket')) || null,
    credential: credential.origin === 'none' ? '' : `${credential.scheme ?? 'url'} …${credential.lastFour}`,
    vantage: vantage.kind === 'remote' ? (vantage.name ?? 'remote') : '',
    class: diagnosis.class,
    cause: diagnosis.cause,
    confidence: diagnosis.confidence,
    status: answer?.status ?? null,
    code: diagnosis.code,
    unmarked: answer !== null && !isDiscordUrl(wire.url) && !isMarked(answer),
    retryAfter:
      diagnosis.retry.when === 'after' ? diagnosis.retry.afterMs : said === undefined ? null : Math.ceil(said * 1000),
  };
}

/** Discord's servers add `Via: 1.1 google`, and Cloudflare its ray (discord-api-docs#1463). */
function isMarked(answer: Answer): boolean {
  return answerHeader(answer, 'via') !== undefined || answerHeader(answer, 'cf-ray') !== undefined;
}

/** On whose side a failure lies by itself, before it is seen beside others. */
export type Side =
  | 'success'
  /** Discord or Cloudflare's way to it failed: 5xx. */
  | 'platform'
  /** Discord's edge has banned the address. */
  | 'ban'
  /** The edge lets the request not through, and why is open: a client, an address, or a fault of Discord's. */
  | 'block'
  /** The client calls itself by a name that the edge refuses. */
  | 'client'
  /** Name, proxy, certificate, connection, or somebody else who answers. */
  | 'way'
  /** No answer in time, or the connection broke: either end may be the reason. */
  | 'silence'
  /** A rate limit. */
  | 'limit'
  /** Discord understood and refused. */
  | 'request'
  /** It says nothing about whose fault it is. */
  | 'none';

/** The side of an observation. */
export function sideOf({
  class: failureClass,
  cause,
  unmarked,
}: Pick<Observation, 'class' | 'cause' | 'unmarked'>): Side {
  switch (failureClass) {
    case 'success':
      return 'success';
    case 'platform/error':
    case 'platform/unavailable':
      // A body that breaks a limit which nobody checks is answered 500 (discord-api-docs#8554).
      if (cause === 'large-payload') return 'request';
      return unmarked ? 'way' : 'platform';
    case 'edge/unreachable':
      return 'platform';
    case 'edge/banned':
    case 'edge/rate-limited':
      return 'ban';
    case 'edge/blocked-user-agent':
      return 'client';
    case 'edge/blocked':
      if (cause === 'malformed-for-edge') return 'request';
      return cause === 'region-blocked' ? 'way' : 'block';
    case 'edge/challenge':
    case 'edge/middlebox':
    case 'transport/dns':
    case 'transport/refused':
    case 'transport/proxy':
    case 'transport/tls':
    case 'transport/protocol':
      return cause === 'request-unsendable' || cause === 'body-file-unreadable' ? 'request' : 'way';
    case 'transport/timeout':
      return cause === 'connect-timeout' ? 'way' : 'silence';
    case 'transport/reset':
      return cause === 'reset-in-handshake' ? 'way' : 'silence';
    case 'transport/aborted':
    case 'rate/not-ready':
    case 'unknown/code':
      return 'none';
    case 'rate/bucket':
    case 'rate/shared':
    case 'rate/global':
    case 'rate/sublimit':
      return 'limit';
    default:
      return 'request';
  }
}
