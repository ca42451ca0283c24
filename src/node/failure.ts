import type { Failure, FailurePhase } from '../core/exchange.ts';
import { redact } from '../core/request/redaction.ts';

/** Codes that say by themselves where a request died; for all others the place where it was counts. */
const phaseByCode: Readonly<Record<string, FailurePhase>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ERR_PROXY_TUNNEL: 'proxy',
  ERR_PROXY_INVALID_CONFIG: 'proxy',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
  UND_ERR_HEADERS_TIMEOUT: 'headers',
  UND_ERR_BODY_TIMEOUT: 'body',
};

/** An error of Node or undici as facts, without secrets. `phase` is how far the request had come. */
export function failureOf(error: unknown, phase: FailurePhase, mask: (text: string) => string): Failure {
  const [first, ...others] = chainOf(error).map(({ code, message }) => ({
    ...(code === undefined ? {} : { code }),
    message: redact(mask(message)),
  }));
  const code = first?.code ?? others[0]?.code ?? 'UNKNOWN';
  const cause = others[0];
  return {
    kind: 'failure',
    code,
    message: first?.message ?? '',
    phase: phase === 'proxy' ? 'proxy' : (phaseByCode[code] ?? phase),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** The error and the one behind it: its cause, or the first of several attempts at several addresses. */
function chainOf(error: unknown): { readonly code?: string; readonly message: string }[] {
  if (!(error instanceof Error)) return [{ message: String(error) }];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const inner = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  const own = {
    ...codeOf(code, error),
    message: error.message || (inner instanceof Error ? inner.message : error.name),
  };
  return inner instanceof Error ? [own, ...chainOf(inner).slice(0, 1)] : [own];
}

function codeOf(code: unknown, error: Error): { code?: string } {
  if (typeof code === 'string') return { code };
  return error.name === 'Error' || error.name === 'AggregateError' ? {} : { code: error.name };
}
