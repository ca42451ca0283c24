import { type BucketRule, type BucketState, hit } from './bucket.ts';

const second = 1_000;

/** Documented: 10,000 in 10 minutes (developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans). */
const invalidLimit = 10_000;
const invalidWindow = 600 * second;

/** How long a ban lasts is not documented; an hour stood in `Retry-After` (discord-api-docs#7040). */
const banDuration = 3_600 * second;

/** Invites looked up without a token: about ten in five seconds (discord-api-docs#1771). */
const inviteRule: BucketRule = { kind: 'fixed', limit: 10, window: 5 * second };

/** What Cloudflare counts by address, before and behind Discord. A sandbox has one address: everybody who reaches it. */
export class AddressLimits {
  /** Invalid requests of each second of the window, by second. */
  readonly #invalid = new Map<number, number>();
  #total = 0;
  #bannedUntil = Number.NEGATIVE_INFINITY;
  #invites: BucketState | undefined;

  /** Whether nothing passes at `now` (milliseconds since the epoch). */
  isBanned(now: number): boolean {
    return now < this.#bannedUntil;
  }

  /** Counts a look-up of an invite without a token; whether it is one too many. */
  refusesInvite(now: number): boolean {
    const { accepted, state } = hit(inviteRule, this.#invites, now);
    this.#invites = state;
    return !accepted;
  }

  /**
   * Counts what Discord answered. Invalid are 401, 403 and 429, unless the 429 is of a shared limit; asking again and
   * again for a webhook that is not there leads to the same ban (developers/topics/rate-limits).
   */
  count(status: number, isShared: boolean, isMissingWebhook: boolean, now: number, limit = invalidLimit): void {
    const isInvalid = status === 401 || status === 403 || (status === 429 && !isShared);
    if (!isInvalid && !isMissingWebhook) return;
    this.#forget(now);
    const at = Math.floor(now / second);
    this.#invalid.set(at, (this.#invalid.get(at) ?? 0) + 1);
    this.#total += 1;
    if (this.#total < limit) return;
    this.#bannedUntil = now + banDuration;
    this.#invalid.clear();
    this.#total = 0;
  }

  #forget(now: number): void {
    for (const [at, count] of this.#invalid) {
      if (at * second > now - invalidWindow) return;
      this.#invalid.delete(at);
      this.#total -= count;
    }
  }
}
