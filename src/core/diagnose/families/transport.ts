import type { Exchange, Failure } from '../../exchange.ts';
import type { CauseId } from '../cause.ts';
import type { Evidence } from '../diagnosis.ts';
import type { FixId } from '../fix.ts';
import type { Surroundings } from '../surroundings.ts';
import { type TransportMeaning, transportCodeIn, transportMeaning } from '../transportCode.ts';
import { backoff, never, type Verdict } from '../verdict.ts';
import { workspaceHost } from '../workspaceHost.ts';

/**
 * No answer: who is at fault follows from the code, and the code's meaning from the phase in which it came. A POST that
 * hangs on a Worker is an open report (discord-api-docs#7936).
 */
export function transportVerdict(exchange: Exchange, failure: Failure, surroundings: Surroundings): Verdict {
  const code = codeOf(failure);
  const meaning = meaningOf(failure, code);
  const { vantage } = exchange;
  const host = meaning.cause === 'headers-timeout' ? workspaceHost(surroundings) : undefined;
  const fixes = fixesByCause[meaning.cause] ?? ['check-network', 'send-again'];
  return {
    class: meaning.class,
    cause: meaning.cause,
    confidence: !meaning.known ? 'possible' : isWritten(failure, code) ? 'certain' : 'likely',
    evidence: [
      { fact: 'transport', code: isWritten(failure, code) && code ? code : failure.code, phase: failure.phase },
      ...(vantage.kind === 'remote' ? [{ fact: 'sent-from', name: vantage.name ?? '' } as const] : []),
      ...proxyStatus(failure),
      ...(host === undefined ? [] : [{ fact: 'workspace-file', file: host.file } as const]),
    ],
    fixes: host === undefined ? fixes : [...fixes, 'leave-worker-host'],
    retry: retryable(meaning) ? backoff : never,
    ...(meaning.class === 'transport/aborted' ? {} : { check: 'control-request' as const }),
  };
}

/** The innermost code that means something: fetch wraps the real one (`fetch failed`), axios and Python name it in words. */
function codeOf(failure: Failure): string | undefined {
  const inner = failure.cause?.code;
  if (inner !== undefined && transportMeaning(inner) !== undefined) return inner;
  if (transportMeaning(failure.code) !== undefined) return failure.code;
  return transportCodeIn(failure.message) ?? transportCodeIn(failure.cause?.message ?? '');
}

/** Whether the code itself is there, and not only words that mean it. Without a code the sentence decided. */
function isWritten({ code, message, cause }: Failure, meant: string | undefined): boolean {
  return meant === undefined || `${code} ${message} ${cause?.code} ${cause?.message}`.includes(meant);
}

type Meaning = TransportMeaning & { readonly known: boolean };

function meaningOf(failure: Failure, code: string | undefined): Meaning {
  const words = `${failure.message} ${failure.cause?.message ?? ''}`;
  const proxy = proxyMeaning(failure, words);
  if (proxy !== undefined) return { ...proxy, known: true };
  const found = code === undefined ? undefined : transportMeaning(code);
  if (found === undefined) return { ...byPhase(failure), known: false };
  if (found.cause === 'connection-reset' && (failure.phase === 'tls' || /before secure TLS connection/i.test(words)))
    return { class: 'transport/reset', cause: 'reset-in-handshake', known: true };
  if (found.cause === 'tls-failed' && /wrong version number|packet length too long|http request/i.test(words))
    return { class: 'transport/tls', cause: 'tls-not-spoken', known: true };
  if (found.cause === 'connect-timeout' && failure.phase === 'dns')
    return { class: 'transport/dns', cause: 'name-server-silent', known: true };
  // undici's words for an interim answer or a change of protocol that nobody asked for, and for lengths that contradict.
  const isOddHead = found.cause === 'closed-by-server' && /^bad (?:response|upgrade)$/.test(failure.message);
  if (isOddHead || (found.cause === 'answer-cut-short' && failure.phase === 'headers'))
    return { class: 'transport/protocol', cause: 'answer-not-http', known: true };
  if (found.cause === 'name-not-found' && failure.phase === 'proxy')
    return { class: 'transport/proxy', cause: 'proxy-refused', known: true };
  return { ...found, known: true };
}

/** undici reports a proxy's refusal as an aborted request: only its sentence and the phase say that it was the proxy. */
function proxyMeaning(failure: Failure, words: string): TransportMeaning | undefined {
  const status = proxyStatusOf(words);
  if (status === 407) return { class: 'transport/proxy', cause: 'proxy-wants-login' };
  if (status !== undefined || /\btunneling socket could not be established|proxy tunnel/i.test(words))
    return { class: 'transport/proxy', cause: 'proxy-failed' };
  if (failure.phase !== 'proxy') return undefined;
  const refused = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|TIMEDOUT|TIMEOUT/.test(`${failure.code} ${words}`);
  return { class: 'transport/proxy', cause: refused ? 'proxy-refused' : 'proxy-failed' };
}

/** What undici, tunnel-agent, Python and curl say of a proxy that refused. */
const proxyRefusal =
  /\bProxy response \((\d{3})\)|tunneling socket.{0,80}statusCode=(\d{3})|Tunnel connection failed: (\d{3})|HTTP code (\d{3}) from proxy|CONNECT tunnel failed, response (\d{3})/i;

function proxyStatusOf(words: string): number | undefined {
  const status = proxyRefusal
    .exec(words)
    ?.slice(1)
    .find((text) => text !== undefined);
  return status === undefined ? undefined : Number(status);
}

function proxyStatus(failure: Failure): readonly Evidence[] {
  const status = proxyStatusOf(`${failure.message} ${failure.cause?.message ?? ''}`);
  return status === undefined ? [] : [{ fact: 'status', status }];
}

function byPhase({ phase }: Failure): TransportMeaning {
  const cause = 'transport-unknown';
  switch (phase) {
    case 'dns':
      return { class: 'transport/dns', cause };
    case 'connect':
      return { class: 'transport/refused', cause };
    case 'tls':
      return { class: 'transport/tls', cause };
    case 'proxy':
      return { class: 'transport/proxy', cause: 'proxy-failed' };
    case 'request':
    case 'headers':
    case 'body':
      return { class: 'transport/reset', cause };
    case 'unknown':
      return { class: 'transport/protocol', cause };
    default:
      return phase satisfies never;
  }
}

function retryable({ class: failureClass, cause }: TransportMeaning): boolean {
  switch (failureClass) {
    case 'transport/dns':
      return cause === 'name-server-silent';
    case 'transport/reset':
    case 'transport/timeout':
      return true;
    case 'transport/refused':
      return cause !== 'connection-blocked';
    case 'transport/protocol':
      return cause === 'answer-cut-short' || cause === 'http2-failed';
    case 'transport/tls':
    case 'transport/aborted':
    case 'transport/proxy':
      return false;
    default:
      return failureClass satisfies never;
  }
}

const fixesByCause: Partial<Record<CauseId, readonly FixId[]>> = {
  'name-not-found': ['correct-route', 'check-network', 'check-proxy'],
  'name-server-silent': ['check-network', 'send-again', 'check-proxy'],
  'connection-refused': ['check-network', 'check-proxy', 'send-again'],
  'network-unreachable': ['check-network', 'check-proxy', 'send-again'],
  'connection-blocked': ['check-network', 'check-proxy'],
  'connection-reset': ['send-again', 'check-network', 'check-proxy'],
  'reset-in-handshake': ['check-proxy', 'check-network', 'send-again'],
  'closed-by-server': ['send-again', 'check-status-page'],
  'connect-timeout': ['check-network', 'check-proxy', 'raise-timeout'],
  'headers-timeout': ['check-status-page', 'raise-timeout', 'send-again'],
  'body-timeout': ['send-again', 'raise-timeout', 'check-network'],
  'deadline-passed': ['raise-timeout', 'check-network'],
  'issuer-untrusted': ['check-certificates', 'check-proxy'],
  'certificate-expired': ['check-clock', 'check-proxy'],
  'certificate-other-host': ['check-proxy', 'check-network'],
  'certificate-refused': ['check-certificates', 'check-proxy'],
  'tls-not-spoken': ['check-proxy', 'correct-route'],
  'tls-failed': ['check-proxy', 'check-network'],
  cancelled: ['send-again'],
  'client-closed': ['send-again'],
  'proxy-refused': ['check-proxy', 'check-network'],
  'proxy-wants-login': ['check-proxy'],
  'proxy-failed': ['check-proxy'],
  'request-unsendable': ['repair-request'],
  'body-file-unreadable': ['repair-request'],
  'answer-not-http': ['check-proxy', 'check-network'],
  'answer-cut-short': ['send-again', 'check-network'],
  'answer-undecodable': ['send-again', 'check-proxy'],
  'answer-too-large': ['check-proxy', 'report-unknown'],
  'http2-failed': ['send-again', 'check-proxy'],
  'transport-unknown': ['send-again', 'check-network', 'report-unknown'],
};
