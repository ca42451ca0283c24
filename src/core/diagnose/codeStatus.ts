import { codeClass } from './codeClass.ts';

/**
 * Codes whose status is not that of their class: seen in discord.py#9856 (50027), the documentation of messages
 * (110000) and of the Social SDK (50025), in discord-api-docs#8242 (50167; 50168 is of the same route) and pycord#1637
 * (40058).
 */
const exceptions: Readonly<Record<number, number>> = {
  40058: 403,
  50025: 403,
  50027: 401,
  50167: 403,
  50168: 403,
  110000: 202,
};

/**
 * The HTTP status that usually comes with a code. The documentation has no such table, so it follows from the class,
 * and nothing may be concluded from it.
 */
export function usualStatus(code: number): number {
  const own = exceptions[code];
  if (own !== undefined) return own;
  const failureClass = codeClass(code) ?? '';
  if (failureClass.startsWith('missing/') || failureClass === 'interaction/expired') return 404;
  if (failureClass.startsWith('permission/') || failureClass === 'edge/blocked-user-agent') return 403;
  if (failureClass.startsWith('rate/')) return 429;
  if (failureClass.startsWith('platform/')) return 503;
  return failureClass === 'auth/invalid' ? 401 : 400;
}
