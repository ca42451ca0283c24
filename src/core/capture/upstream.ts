import { apiHosts, destinationOf, parseHttpUrl, plainOrigin } from '../discord/host.ts';

/** Where a capture proxy leads, or why it must not lead there. Tokens of bots pass it. */
export type Upstream =
  /** `isPlain`: what passes can be read on the way, as the person has accepted. */
  | { readonly kind: 'taken'; readonly origin: string; readonly isPlain: boolean }
  | { readonly kind: 'refused'; readonly problem: 'no-origin' }
  /** Another machine over plain HTTP, Discord's or one that the person has not named a second time. */
  | { readonly kind: 'refused'; readonly problem: 'insecure' | 'insecure-discord'; readonly origin: string };

/**
 * Judges what a person wrote down for the upstream of a proxy, by the rule for every other credential: HTTPS, or this
 * machine. Rate-limit proxies of fleets (nirn-proxy, twilight-http-proxy) speak plain HTTP inside a private network: such
 * an origin counts where it stands in `accepted` too, which is the person's own list.
 */
export function upstreamOf(written: string, accepted: readonly string[]): Upstream {
  const origin = plainOrigin(written);
  if (origin === null) return { kind: 'refused', problem: 'no-origin' };
  if (destinationOf(`${origin}/api`, [origin]).kind === 'allowed') return { kind: 'taken', origin, isPlain: false };
  if (apiHosts.has(new URL(origin).hostname)) return { kind: 'refused', problem: 'insecure-discord', origin };
  const isAccepted = accepted.some((other) => parseHttpUrl(other)?.origin === origin);
  return isAccepted ? { kind: 'taken', origin, isPlain: true } : { kind: 'refused', problem: 'insecure', origin };
}
