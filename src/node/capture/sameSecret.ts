import { timingSafeEqual } from 'node:crypto';

/** Whether somebody knows a secret; how long that takes to find out tells nothing of it. */
export function isSameSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
