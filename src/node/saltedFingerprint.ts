import { createHmac, randomBytes } from 'node:crypto';

/**
 * Makes fingerprints by which equal secrets are known and from which none can be had back: keyed with chance of this
 * process, so that they mean nothing outside of it.
 */
export function saltedFingerprint(): (secret: string) => Promise<string> {
  const salt = randomBytes(32);
  return async (secret) => createHmac('sha256', salt).update(secret).digest('base64url');
}
