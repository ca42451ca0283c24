import { Address } from './address.ts';
import type { LedgerRequest } from './event.ts';
import { isInvalidRequest } from './invalidRequests.ts';
import { realmOf } from './place.ts';
import type { RateLimitFacts } from './rateLimitFacts.ts';
import type { StopReason } from './ticket.ts';

/** How this machine and its credentials stand with Discord: whether anything may still be sent. */
export class Standing {
  readonly #discord = new Address();
  /** Credentials that were answered with 401. */
  readonly #unauthorized = new Set<string>();

  /** Why a request may not go, or null. `now` is monotonic milliseconds. The local Discord is no danger to anybody. */
  stopOf(request: LedgerRequest, now: number): StopReason | null {
    if (request.sandbox) return null;
    if (this.#discord.isBanned) return 'edge-ban';
    if (this.#unauthorized.has(realmOf(request))) return 'unauthorized';
    return this.#discord.isNearBan(now) ? 'invalid-requests' : null;
  }

  /**
   * Takes note of an answer, and gives whether it is why requests like this one may not go any more. A 401 without a
   * credential, as of a webhook that is gone, says nothing of others.
   */
  weigh(request: LedgerRequest, at: number, status: number, facts: RateLimitFacts): boolean {
    if (request.sandbox || !isInvalidRequest(request, status, facts)) return false;
    const couldGo = this.stopOf(request, at) === null;
    this.#discord.weigh(at, facts);
    if (status === 401 && request.credential !== '') this.#unauthorized.add(realmOf(request));
    return couldGo && this.stopOf(request, at) !== null;
  }

  /** A person's word that sending may go on. */
  pardon(): void {
    this.#discord.pardon();
    this.#unauthorized.clear();
  }
}
