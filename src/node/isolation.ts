import { createHash } from 'node:crypto';

/** A fingerprint of the credential in an Authorization header: connections are kept apart by it. Empty without one. */
export function isolationOf(authorization: string | undefined): string {
  return authorization === undefined ? '' : createHash('sha256').update(authorization).digest('base64');
}
