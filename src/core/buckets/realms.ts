import type { LedgerRequest } from './event.ts';
import type { Lane } from './lane.ts';
import { realmOf } from './place.ts';
import { Realm } from './realm.ts';

/** All credentials that were used, each at its API. */
export class Realms {
  readonly #realms = new Map<string, Realm>();

  /** That of a request, a new one where it is the first. */
  of(request: LedgerRequest): Realm {
    const name = realmOf(request);
    const known = this.#realms.get(name);
    if (known !== undefined) return known;
    const realm = new Realm(request.sandbox);
    this.#realms.set(name, realm);
    return realm;
  }

  /** Every queue. */
  *lanes(): Generator<Lane> {
    for (const { lanes } of this.#realms.values()) yield* lanes.all();
  }

  /** How many queues there are. */
  get size(): number {
    return [...this.#realms.values()].reduce((size, { lanes }) => size + lanes.size, 0);
  }

  /** Forgets what the local Discord has told. */
  forgetSandbox(): void {
    for (const realm of this.#realms.values()) if (realm.isSandbox) realm.forget();
  }
}
