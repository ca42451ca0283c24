import type { Draft } from '../../request/draft.ts';
import { literalOf, writeText } from '../../request/text.ts';

/** What may be repeated without doing it twice (RFC 9110, 9.2.2), besides a message with an enforced nonce. */
const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** Whether the request may surely be sent again after a failure that may have come behind its work. */
export function isIdempotent(draft: Draft): boolean {
  const method = literalOf(draft.method.text);
  return (method !== undefined && idempotent.has(method)) || hasEnforcedNonce(draft);
}

/** `nonce` with `enforce_nonce`: the same message is given back (documentation, Create Message). */
export function hasEnforcedNonce({ body }: Draft): boolean {
  const value = body?.value;
  if (typeof value !== 'object' || value === null || !('nonce' in value)) return false;
  return 'enforce_nonce' in value && value.enforce_nonce !== false;
}

/**
 * Whether Discord counts the waits of this request in milliseconds: versions 6 and 7, and addresses without a version
 * (discord-api-docs, change log of v8). Undefined where the version is known only at run time.
 */
export function waitsInMilliseconds(draft: Draft): boolean | undefined {
  // A path that only run time knows may follow at once: `/api/v10${path}`.
  const match = /\/api(?:\/v(?:(\d+)(?=[/{]|$)|[^/]*)|(?=\/|$))/.exec(writeText(draft.url.text));
  if (match === null) return undefined;
  const [found, version] = match;
  if (version !== undefined) return Number(version) < 8;
  return found === '/api' ? true : undefined;
}
