import type { Failure, FailurePhase } from '../core/exchange.ts';

const dns: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);
const connect: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const timeouts: Readonly<Record<string, FailurePhase>> = {
  UND_ERR_HEADERS_TIMEOUT: 'headers',
  UND_ERR_BODY_TIMEOUT: 'body',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'body',
  UND_ERR_HEADERS_OVERFLOW: 'headers',
};
const tlsCode =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|HOSTNAME_MISMATCH$|INVALID_CA$|CRL_)/;

interface NodeError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** How far an attempt had come when it died. */
export type Progress = 'connect' | 'request' | 'headers' | 'body';

/** An error of Node, TLS or undici as facts. `progress` decides where the code alone does not. */
export function failureOf(error: unknown, progress: Progress): Failure {
  const { code, message, cause } = facts(error);
  return {
    kind: 'failure',
    code,
    message,
    phase: phaseOf(code, message, progress),
    ...(cause === undefined ? {} : { cause }),
  };
}

function phaseOf(code: string, message: string, progress: Progress): FailurePhase {
  if (dns.has(code)) return 'dns';
  if (/proxy/i.test(message) && progress === 'connect') return 'proxy';
  if (connect.has(code)) return 'connect';
  if (tlsCode.test(code)) return 'tls';
  return timeouts[code] ?? (code.startsWith('HPE_') ? 'headers' : progress);
}

function facts(error: unknown): { code: string; message: string; cause?: { code?: string; message: string } } {
  const { name, code, message, cause, errors } = (error ?? {}) as NodeError;
  // undici names parser errors but does not always say llhttp's code.
  // Node tries every address of a name and gathers what each said; the first is the one that people know.
  const first = Array.isArray(errors) ? (errors[0] as NodeError | undefined) : undefined;
  const inner = first ?? (cause as NodeError | undefined);
  const text = String(message || first?.message || error);
  return {
    code: String(code ?? inner?.code ?? (name === 'HTTPParserError' ? 'HPE_UNKNOWN' : 'UNKNOWN')),
    message: text,
    ...(inner === undefined || inner === null
      ? {}
      : {
          cause: {
            ...(inner.code === undefined ? {} : { code: String(inner.code) }),
            message: String(inner.message ?? ''),
          },
        }),
  };
}
