import type { LedgerRequest } from './event.ts';
import { placeOf, realmOf, routeName } from './place.ts';

/** Hashes kept; one that is forgotten costs one careful request to learn again. */
const hashesKept = 10_000;

/**
 * Routes that share a bucket, so that the second is not tried blindly beside the first: creating and editing messages
 * (discord-api-docs#8073) and all changes of reactions (discord-api-docs#864).
 */
const families: readonly (readonly [name: string, route: RegExp])[] = [
  [
    'messages',
    /^(?:POST \/channels\/\{channel_id\}\/messages|PATCH \/channels\/\{channel_id\}\/messages\/\{message_id\})$/,
  ],
  ['reactions', /^(?:PUT|DELETE) \/channels\/\{channel_id\}\/messages\/\{message_id\}\/reactions\b/],
];

/** What the server calls the buckets of routes, of every credential. */
export class RouteHashes {
  readonly #hashes = new Map<string, string>();
  /** Names by method and route: a pattern is looked at once a route. */
  readonly #families = new Map<string, string | null>();
  /** Families that the server holds apart. */
  readonly #apart = new Set<string>();

  /** The name under which a route is known until its hash is, and under which the hash is kept. */
  nameOf(request: LedgerRequest): string {
    const plain = routeName(request);
    const family = this.#familyOf(plain);
    return family === null || this.#apart.has(family + realmOf(request)) ? plain : family;
  }

  /** Where a request is kept while its bucket is not known. */
  provisionalPlaceOf(request: LedgerRequest): string {
    return placeOf(request, `?${this.nameOf(request)}`);
  }

  get(request: LedgerRequest): string | undefined {
    return this.#hashes.get(this.#keyOf(request));
  }

  /** Gives whether the route had another hash before. */
  learn(request: LedgerRequest, hash: string): boolean {
    const known = this.get(request);
    if (known === hash) return false;
    const plain = routeName(request);
    const family = this.#familyOf(plain);
    if (known !== undefined && family !== null) this.#apart.add(family + realmOf(request));
    if (this.#hashes.size >= hashesKept) this.#hashes.clear();
    this.#hashes.set(this.#keyOf(request), hash);
    // Should the family turn out to be none, each route keeps what it was told itself.
    if (family !== null) this.#hashes.set(`${plain} ${realmOf(request)}`, hash);
    return known !== undefined;
  }

  /** Forgets those of certain credentials. */
  forget(isMeant: (key: string) => boolean): void {
    for (const key of this.#hashes.keys()) if (isMeant(key)) this.#hashes.delete(key);
  }

  #keyOf(request: LedgerRequest): string {
    return `${this.nameOf(request)} ${realmOf(request)}`;
  }

  #familyOf(route: string): string | null {
    const known = this.#families.get(route);
    if (known !== undefined) return known;
    const family = families.find(([, pattern]) => pattern.test(route))?.[0] ?? null;
    this.#families.set(route, family);
    return family;
  }
}
