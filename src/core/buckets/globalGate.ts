/** Requests a second that Discord lets one bot make over all routes (discord-api-docs, topics/rate-limits). */
export const globalLimit = 50;

const second = 1_000;

/**
 * The limit over all routes of one credential, with proof: the n-th request leaves only when the one 50 before it has
 * come back at least a second ago. So no second at the server can hold more than 50, whatever its phase (it is not the
 * client's, discord-api-docs#5144) and however long requests are on their way. It costs one round trip every 50.
 */
export class GlobalGate {
  /** A global 429 said to wait until then. */
  blockedUntil = 0;
  #free = globalLimit;
  /** When the places of requests that came back are free again, in order. */
  readonly #cooling: number[] = [];
  #first = 0;

  /** When one may leave: a moment that is not after `now` if it may at once, null if an answer has to come first. */
  opening(now: number): number | null {
    while (this.#first < this.#cooling.length && (this.#cooling[this.#first] ?? 0) <= now) {
      this.#first += 1;
      this.#free += 1;
    }
    if (this.#first > globalLimit) this.#first -= this.#cooling.splice(0, this.#first).length;
    if (this.#free > 0) return this.blockedUntil;
    const next = this.#cooling[this.#first];
    return next === undefined ? null : Math.max(next, this.blockedUntil);
  }

  leave(): void {
    this.#free -= 1;
  }

  comeBack(now: number): void {
    this.#cooling.push(now + second);
  }
}
