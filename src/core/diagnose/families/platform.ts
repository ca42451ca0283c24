import type { Reading } from '../reading.ts';
import { bodyObject, bodySize } from '../requestBody.ts';
import { backoff, type Family, type Verdict } from '../verdict.ts';

/** Components V2 messages above about 10,170 bytes are answered 500 (discord-api-docs#8554, 2026-08). */
const largePayload = 10_000;

/** The message flag IS_COMPONENTS_V2 (discord-api-docs, resources/message). */
const componentsV2 = 1 << 15;

/** Discord failed: 5xx from its own servers, and the codes that say so with another status. */
export const platformFamily: Family = (reading) => {
  const { status, code, known } = reading;
  if (code === 40004 || code === 40006) return platform('switched-off', 'certain');
  if (known === 'platform/unavailable') return platform('overloaded', 'certain');
  if (status < 500) return null;
  if (
    /upstream connect error|upstream request timeout|\(Server Error\)!!1|<h2>The server encountered/i.test(reading.text)
  )
    return platform('upstream-error', 'likely');
  const said = reading.message !== null || reading.fromOrigin;
  if (status !== 500) return platform('unavailable', said ? 'certain' : 'likely');
  return (
    payloadVerdict(reading) ?? { ...platform('internal-error', said ? 'certain' : 'likely'), class: 'platform/error' }
  );
};

function platform(cause: Verdict['cause'], confidence: Verdict['confidence']): Verdict {
  return {
    class: 'platform/unavailable',
    cause,
    confidence,
    fixes: ['retry-with-backoff', 'check-status-page'],
    retry: backoff,
    check: 'status-page',
  };
}

/** A 500 for a body that breaks a limit which nobody validates: sending the same again cannot help. */
function payloadVerdict(reading: Reading): Verdict | null {
  const bytes = bodySize(reading.exchange);
  if (bytes === null || bytes < largePayload) return null;
  const body = bodyObject(reading.exchange);
  if (!Array.isArray(body?.components)) return null;
  const isV2 = typeof body.flags === 'number' && (body.flags & componentsV2) !== 0;
  return {
    class: 'platform/error',
    cause: 'large-payload',
    confidence: isV2 ? 'likely' : 'possible',
    evidence: [{ fact: 'request-size', bytes }],
    fixes: ['split-request', 'check-status-page'],
    check: 'control-request',
  };
}
