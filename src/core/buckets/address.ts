import { invalidRequestsRefused } from '../request/guard.ts';
import { countInvalidRequests, type InvalidRequests, withInvalidRequest } from './invalidRequests.ts';
import type { RateLimitFacts } from './rateLimitFacts.ts';

/** What counts for everything that leaves this machine towards one API. */
export class Address {
  isBanned = false;
  #invalid: InvalidRequests = [];
  /** A person said that it may go on in spite of the count. */
  #isPardoned = false;

  /** Takes note of the answer to an invalid request. */
  weigh(at: number, facts: RateLimitFacts): void {
    if (facts.edge === true) this.isBanned = true;
    this.#invalid = withInvalidRequest(this.#invalid, at);
  }

  /** Whether so many requests were invalid lately that Discord's ban is near. */
  isNearBan(now: number): boolean {
    if (this.#invalid.length === 0) return false;
    const isNear = countInvalidRequests(this.#invalid, now) >= invalidRequestsRefused;
    if (!isNear) this.#isPardoned = false;
    return isNear && !this.#isPardoned;
  }

  /** A person's word that sending may go on. */
  pardon(): void {
    this.isBanned = false;
    this.#isPardoned = true;
  }
}
