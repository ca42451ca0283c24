import type { CredentialFacts } from '../request/credentialFacts.ts';
import type { Evidence } from './diagnosis.ts';

/** What may be said of the credential, as evidence. */
export type CredentialEvidence = Extract<Evidence, { readonly fact: 'credential' }>;

/** Sorts a credential by its shape alone. */
export function credentialState(facts: CredentialFacts): CredentialEvidence['state'] {
  const { origin, scheme, shape, blemishes } = facts;
  if (origin === 'none' || shape === 'absent') return 'absent';
  if (blemishes.length > 0 || shape === 'empty') return 'blemished';
  if (origin === 'url' && scheme === null) return 'well-formed';
  if (scheme === null) return 'unprefixed';
  return fits(scheme, shape) ? 'well-formed' : 'wrong-scheme';
}

/** Which scheme belongs to which secret (discord-api-docs, reference); a shape that nobody knows fits any of them. */
function fits(scheme: string, shape: CredentialFacts['shape']): boolean {
  switch (scheme) {
    case 'Bot':
      return shape === 'bot-token' || shape === 'unknown';
    case 'Bearer':
      return shape === 'oauth-token' || shape === 'unknown';
    case 'Basic':
      return shape === 'unknown' || shape === 'client-secret';
    default:
      return false;
  }
}

/** The credential as evidence. */
export function credentialEvidence(facts: CredentialFacts): CredentialEvidence {
  return { fact: 'credential', state: credentialState(facts), scheme: facts.scheme, lastFour: facts.lastFour };
}
