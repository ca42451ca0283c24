import type { LedgerRequest } from './event.ts';
import { isGlobalExempt } from './nextAllowed.ts';
import { routeName } from './place.ts';

/** Routes kept of a credential; one that is forgotten costs one careful request to learn again. */
const routesKept = 10_000;

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

/** Routes that are taken to share a bucket until the server holds them apart. */
interface Family {
  readonly provisionalName: string;
  hash: string | undefined;
  isApart: boolean;
}

/** One route as one credential meets it, and what the server calls its bucket. */
export class KnownRoute {
  /** It does not count towards the limit over all routes. */
  readonly isGlobalExempt: boolean;
  readonly #provisionalName: string;
  readonly #family: Family | null;
  #hash: string | undefined;

  constructor(request: LedgerRequest, family: Family | null) {
    this.isGlobalExempt = isGlobalExempt(request);
    this.#provisionalName = `?${routeName(request)}`;
    this.#family = family;
  }

  /** What its bucket is called until its hash is known: its family's name, as long as there is one. */
  get provisionalName(): string {
    return this.#commonFamily?.provisionalName ?? this.#provisionalName;
  }

  /** The hash that the server told last. */
  get hash(): string | undefined {
    const family = this.#commonFamily;
    return family === null ? this.#hash : family.hash;
  }

  /** Gives whether the route had another hash before. */
  learn(hash: string): boolean {
    const known = this.hash;
    // Should the family turn out to be none, each route keeps what it was told itself.
    this.#hash = hash;
    if (known === hash) return false;
    const family = this.#commonFamily;
    if (family === null) return known !== undefined;
    if (known === undefined) family.hash = hash;
    else family.isApart = true;
    return known !== undefined;
  }

  /** Forgets what the server told. */
  forget(): void {
    this.#hash = undefined;
    if (this.#family !== null) Object.assign(this.#family, { hash: undefined, isApart: false });
  }

  get #commonFamily(): Family | null {
    return this.#family === null || this.#family.isApart ? null : this.#family;
  }
}

/** The routes that one credential has used. */
export class KnownRoutes {
  /** By template, then by method and what else tells them apart. */
  readonly #byTemplate = new Map<string, Map<string, KnownRoute>>();
  readonly #families = new Map<string, Family>();
  #size = 0;

  of(request: LedgerRequest): KnownRoute {
    const { method, route, variant } = request;
    const kind = variant === undefined ? method : `${method} ${variant}`;
    return this.#byTemplate.get(route)?.get(kind) ?? this.#add(request, kind);
  }

  /** Forgets what the server told of all of them. */
  forget(): void {
    for (const routes of this.#byTemplate.values()) for (const route of routes.values()) route.forget();
  }

  #add(request: LedgerRequest, kind: string): KnownRoute {
    if (this.#size >= routesKept) {
      this.#byTemplate.clear();
      this.#size = 0;
    }
    const known = new KnownRoute(request, this.#familyOf(routeName(request)));
    const routes = this.#byTemplate.get(request.route) ?? new Map<string, KnownRoute>();
    this.#byTemplate.set(request.route, routes.set(kind, known));
    this.#size += 1;
    return known;
  }

  #familyOf(route: string): Family | null {
    const name = families.find(([, pattern]) => pattern.test(route))?.[0];
    if (name === undefined) return null;
    const known = this.#families.get(name);
    if (known !== undefined) return known;
    const family: Family = { provisionalName: `?${name}`, hash: undefined, isApart: false };
    this.#families.set(name, family);
    return family;
  }
}
