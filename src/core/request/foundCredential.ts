import { parseWebhookUrl } from '../discord/tokenShape.ts';
import type { CredentialKind } from './credentialFacts.ts';

/** A credential as it stands in a variable. */
export interface FoundCredential {
  readonly kind: CredentialKind;
  /** Without blanks and scheme; empty where there is nothing. */
  readonly secret: string;
}

/** What a variable holds: a webhook by its address, else a token; a scheme in front decides and is taken off. */
export function foundCredential(value: string): FoundCredential {
  const [, scheme, bare] = /^(Bot|Bearer)(?:\s+(.*))?$/is.exec(value.trim()) ?? [];
  if (scheme !== undefined) return { kind: scheme.toLowerCase() === 'bearer' ? 'bearer' : 'bot', secret: bare ?? '' };
  const secret = value.trim();
  return { kind: parseWebhookUrl(secret) === null ? 'bot' : 'webhook', secret };
}
