import { afterAnswer, type Bucket, newBucket, withRoute } from './bucket.ts';
import type { LedgerEvent, LedgerRequest } from './event.ts';
import { type InvalidRequests, isInvalidRequest, withInvalidRequest } from './invalidRequests.ts';
import { isSandboxRealm, placeOf as placeNamed, realmOf, routeName } from './place.ts';
import type { RateLimitFacts } from './rateLimitFacts.ts';
import { ShardedMap } from './shardedMap.ts';

/** Buckets kept; beyond, those that are idle longest are forgotten. */
export const bucketsKept = 1_000;

/** Requests under way that are remembered; an id that never comes back must not stay for ever. */
const pendingKept = 2_000;

/** Hashes learnt, one a route and credential. */
const hashesKept = 4_000;

/** What counts for everything that leaves one address towards one API. */
export interface Address {
  readonly invalid: InvalidRequests;
  readonly banned: boolean;
}

/** Everything that answers have told of rate limits. Immutable: `reduce` gives a new one. */
export interface Ledger {
  readonly buckets: ShardedMap<Bucket>;
  /** Method, route and credential → the server's bucket id. */
  readonly hashes: ShardedMap<string>;
  /** Request id → place of its bucket, oldest first. */
  readonly pending: ReadonlyMap<string, string>;
  /** Credential → end of its global limit. Without a credential the address is counted. */
  readonly globalUntil: ReadonlyMap<string, number>;
  /** Credentials that Discord answered with 401; nothing more is sent with them. */
  readonly unauthorized: ReadonlySet<string>;
  readonly discord: Address;
  /** Null while nothing went to the local Discord. */
  readonly sandbox: Address | null;
  /** Grows with every event; numbers the buckets. */
  readonly next: number;
}

const untouched: Address = { invalid: [], banned: false };

/** A ledger that has seen nothing. */
export const emptyLedger: Ledger = {
  buckets: new ShardedMap(),
  hashes: new ShardedMap(),
  pending: new Map(),
  globalUntil: new Map(),
  unauthorized: new Set(),
  discord: untouched,
  sandbox: null,
  next: 1,
};

/** The ledger after an event. Pure, in bounded memory; events may come in any order. */
export function reduce(ledger: Ledger, event: LedgerEvent): Ledger {
  switch (event.kind) {
    case 'sent':
      return whenSent(ledger, event.request, event.at);
    case 'answered':
      return whenAnswered(ledger, event.request, event.at, event.status, event.facts);
    case 'failed':
    case 'cancelled':
      return settled(ledger, event.request.id);
    default:
      return event satisfies never;
  }
}

/**
 * A ledger for one owner, to be filled from a log: `reduce` changes its maps in place, so that of each ledger that it
 * gives only the last may be used.
 */
export function ownedLedger(): Ledger {
  const { buckets, hashes } = emptyLedger;
  return { ...emptyLedger, buckets: buckets.owned(), hashes: hashes.owned() };
}

/** The bucket that a request would count in, if one is known. */
export function bucketOf(ledger: Ledger, request: LedgerRequest): Bucket | undefined {
  return ledger.buckets.get(placeOf(request, hashOf(ledger, request)));
}

/** The end of the global limit that a request is under, or 0. */
export function globalUntil(ledger: Ledger, request: Pick<LedgerRequest, 'credential' | 'sandbox'>): number {
  return ledger.globalUntil.get(realmOf(request)) ?? 0;
}

/** A person's word that sending may go on after an edge ban or a 401. */
export function liftBan(ledger: Ledger): Ledger {
  return {
    ...ledger,
    unauthorized: new Set(),
    discord: { ...ledger.discord, banned: false },
    sandbox: ledger.sandbox && { ...ledger.sandbox, banned: false },
  };
}

/** The ledger without its buckets. Bans, the global limit and the count of invalid requests are not one's to forget. */
export function forgetBuckets(ledger: Ledger): Ledger {
  return { ...ledger, buckets: new ShardedMap(), hashes: new ShardedMap(), pending: new Map() };
}

/** The ledger without the local Discord: it begins again, or behaves otherwise from now on. What is under way stays. */
export function forgetSandbox(ledger: Ledger): Ledger {
  const places = [...ledger.buckets.entries()].filter(([, { sandbox, inFlight }]) => sandbox && inFlight.length === 0);
  const globalUntil = [...ledger.globalUntil].filter(([realm]) => !isSandboxRealm(realm));
  return {
    ...ledger,
    buckets: places.reduce((buckets, [place]) => buckets.without(place), ledger.buckets),
    globalUntil: new Map(globalUntil),
    sandbox: ledger.sandbox && untouched,
  };
}

function whenSent(ledger: Ledger, request: LedgerRequest, at: number): Ledger {
  const hash = hashOf(ledger, request);
  const place = placeOf(request, hash);
  const bucket = withRoute(ledger.buckets.get(place) ?? newBucket(ledger.next, hash, request, at), request);
  const busy = { ...bucket, inFlight: [...bucket.inFlight, request.id], usedAt: at };
  const pending = new Map(ledger.pending).set(request.id, place);
  const sandbox = request.sandbox ? (ledger.sandbox ?? untouched) : ledger.sandbox;
  const buckets = ledger.buckets.with(place, busy);
  const sent = bounded({ ...ledger, buckets, pending, sandbox, next: ledger.next + 1 }, at);
  const [eldest] = pending.size > pendingKept ? pending.keys() : [];
  return eldest === undefined ? sent : settled(sent, eldest);
}

function whenAnswered(
  before: Ledger,
  request: LedgerRequest,
  at: number,
  status: number,
  facts: RateLimitFacts,
): Ledger {
  const sentTo = before.pending.get(request.id) ?? placeOf(request, hashOf(before, request));
  const ledger = learnt(settled(before, request.id), request, sentTo, facts.hash);
  const place = facts.hash === undefined ? sentTo : placeOf(request, facts.hash);
  const bucket = ledger.buckets.get(place) ?? newBucket(ledger.next, hashOf(ledger, request), request, at);
  const buckets = ledger.buckets.with(place, afterAnswer(withRoute(bucket, request), at, status, facts));
  return bounded(withLimits({ ...ledger, buckets, next: ledger.next + 1 }, request, at, status, facts), at);
}

/** What an answer says beyond its bucket: global limit; ban and invalid requests, where they are of this machine. */
function withLimits(ledger: Ledger, request: LedgerRequest, at: number, status: number, facts: RateLimitFacts): Ledger {
  const address = (request.sandbox ? ledger.sandbox : ledger.discord) ?? untouched;
  const changed: Address = {
    banned: address.banned || (facts.edge === true && request.elsewhere !== true),
    invalid: isInvalidRequest(request, status, facts) ? withInvalidRequest(address.invalid, at) : address.invalid,
  };
  // A 401 without a credential, as of a webhook that is gone, says nothing of others.
  const isRefused = status === 401 && request.credential !== '' && !request.sandbox && request.elsewhere !== true;
  const unauthorized = isRefused ? new Set(ledger.unauthorized).add(realmOf(request)) : ledger.unauthorized;
  const counted = { ...ledger, unauthorized, [request.sandbox ? 'sandbox' : 'discord']: changed };
  if (facts.scope !== 'global' || facts.edge === true) return counted;
  const until = at + (facts.retryAfter ?? facts.resetAfter ?? 1000);
  const current = [...ledger.globalUntil].filter(([, end]) => end > at);
  const realm = realmOf(request);
  return {
    ...counted,
    globalUntil: new Map(current).set(realm, Math.max(until, ledger.globalUntil.get(realm) ?? 0)),
  };
}

/** The request of that id is no longer under way. */
function settled(ledger: Ledger, id: string): Ledger {
  const place = ledger.pending.get(id);
  if (place === undefined) return ledger;
  const pending = new Map(ledger.pending);
  pending.delete(id);
  const bucket = ledger.buckets.get(place);
  if (bucket === undefined) return { ...ledger, pending };
  const inFlight = bucket.inFlight.filter((candidate) => candidate !== id);
  return { ...ledger, pending, buckets: ledger.buckets.with(place, { ...bucket, inFlight }) };
}

/**
 * The route's hash is known now. What was held provisionally at `place` moves under it, requests under way included. A
 * bucket that has a hash stays: the answers of one route may name several (DELETE of messages by their age,
 * discord-api-docs#8330).
 */
function learnt(ledger: Ledger, request: LedgerRequest, place: string, hash: string | undefined): Ledger {
  if (hash === undefined) return ledger;
  const isNew = hashOf(ledger, request) !== hash;
  const routed = isNew ? { ...ledger, hashes: roomFor(ledger.hashes).with(routeKey(request), hash) } : ledger;
  const provisional = ledger.buckets.get(place);
  if (provisional === undefined || provisional.hash !== null) return routed;
  const home = placeOf(request, hash);
  const pending = new Map(ledger.pending);
  for (const id of provisional.inFlight) pending.set(id, home);
  const moved = joined(ledger.buckets.get(home), { ...provisional, hash });
  return { ...routed, pending, buckets: ledger.buckets.without(place).with(home, moved) };
}

function joined(existing: Bucket | undefined, arriving: Bucket): Bucket {
  if (existing === undefined) return arriving;
  return {
    ...existing,
    inFlight: [...existing.inFlight, ...arriving.inFlight],
    hits: existing.hits + arriving.hits,
    blockedUntil: Math.max(existing.blockedUntil, arriving.blockedUntil),
  };
}

function hashOf(ledger: Ledger, request: LedgerRequest): string | null {
  return ledger.hashes.get(routeKey(request)) ?? null;
}

/** By hash, or by route until the hash is known. */
function placeOf(request: LedgerRequest, hash: string | null): string {
  return placeNamed(request, hash ?? `?${routeName(request)}`);
}

function routeKey(request: LedgerRequest): string {
  return `${routeName(request)} ${realmOf(request)}`;
}

/** Forgets a tenth of the buckets when there are too many: first those that hold nobody up, then the longest unused. */
function bounded(ledger: Ledger, now: number): Ledger {
  if (ledger.buckets.size <= bucketsKept) return ledger;
  const weight = (bucket: Bucket) =>
    bucket.inFlight.length > 0 ? 2 : Math.max(bucket.blockedUntil, bucket.fullAt ?? 0) > now ? 1 : 0;
  const places = [...ledger.buckets.entries()].sort(([, a], [, b]) => weight(a) - weight(b) || a.usedAt - b.usedAt);
  const dropped = places.slice(0, ledger.buckets.size - bucketsKept * 0.9);
  return { ...ledger, buckets: dropped.reduce((rest, [place]) => rest.without(place), ledger.buckets) };
}

/** Hashes cost one unlucky request to learn again, so all go at once. */
function roomFor(hashes: ShardedMap<string>): ShardedMap<string> {
  return hashes.size < hashesKept ? hashes : new ShardedMap();
}
