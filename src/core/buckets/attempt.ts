import type { Exchange } from '../exchange.ts';
import type { Wire } from '../request/wire.ts';
import { rateLimitFacts } from './rateLimitFacts.ts';
import type { AttemptOutcome, Repeatable } from './retryPolicy.ts';

/** What became of an attempt, as far as trying again is concerned. */
export function outcomeOf({ outcome }: Pick<Exchange, 'outcome'>): AttemptOutcome {
  if (outcome.kind === 'answer') {
    return { kind: 'answered', status: outcome.status, facts: rateLimitFacts(outcome) };
  }
  // Before the first byte of the request left, nothing can have taken effect.
  return { kind: 'failed', isSent: !['dns', 'connect', 'tls', 'proxy'].includes(outcome.phase) };
}

/** Whether a request may be made twice. */
export function repeatableOf({ method, body }: Pick<Wire, 'method' | 'body'>): Repeatable {
  return { method, hasEnforcedNonce: body?.kind === 'text' && hasEnforcedNonce(body.text) };
}

function hasEnforcedNonce(text: string): boolean {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return false;
    const { nonce, enforce_nonce: isEnforced } = body as Record<string, unknown>;
    return isEnforced === true && (typeof nonce === 'number' || (typeof nonce === 'string' && nonce !== ''));
  } catch {
    return false;
  }
}
