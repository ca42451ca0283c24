import { invalidRequestsRefused } from '../request/guard.ts';
import { type Bucket, keyOf } from './bucket.ts';
import { countInvalidRequests } from './invalidRequests.ts';
import { type Address, globalUntil, type Ledger } from './ledger.ts';
import { isGlobalExempt } from './nextAllowed.ts';
import { realmOf } from './place.ts';
import { type AddressSummary, type BucketRow, type LedgerSummary, rowAfter, summaryAfter } from './row.ts';
import type { StopReason } from './ticket.ts';
import { roomAt } from './window.ts';

/** The ledger as it is shown at one instant (monotonic milliseconds). */
export interface LedgerRows {
  readonly at: number;
  /** In the order in which the buckets were first seen. */
  readonly rows: readonly BucketRow[];
  readonly summary: LedgerSummary;
}

/** What brings a view up to date that has counted down by itself. */
export interface RowsPatch {
  readonly changed: readonly BucketRow[];
  /** Keys of the rows that are gone. */
  readonly removed: readonly string[];
  readonly summary: LedgerSummary;
}

/** Milliseconds by which a countdown may differ before it is corrected. */
const driftMs = 20;

/** Rows and summary of the ledger at `now`. */
export function rowsOf(ledger: Ledger, now: number): LedgerRows {
  const buckets = [...ledger.buckets.entries()].map(([, bucket]) => bucket);
  buckets.sort((a, b) => a.order - b.order);
  const discord = addressSummary(ledger.discord, now);
  return {
    at: now,
    rows: buckets.map((bucket) => rowOf(bucket, globalEnd(ledger, bucket), stopOf(ledger, bucket, discord), now)),
    summary: {
      ...discord,
      globalInMs: [...ledger.globalUntil.values()].reduce((most, end) => Math.max(most, end - now), 0),
      sandbox: ledger.sandbox && addressSummary(ledger.sandbox, now),
    },
  };
}

/** The difference that the passing of time does not explain, or null where there is none. */
export function diffRows(before: LedgerRows, after: LedgerRows): RowsPatch | null {
  const elapsed = after.at - before.at;
  const known = new Map(before.rows.map((row) => [row.key, row]));
  const changed = after.rows.filter((row) => {
    const old = known.get(row.key);
    known.delete(row.key);
    return old === undefined || !isSameRow(rowAfter(old, elapsed), row);
  });
  const removed = [...known.keys()];
  const same = isSameSummary(summaryAfter(before.summary, elapsed), after.summary);
  return changed.length === 0 && removed.length === 0 && same ? null : { changed, removed, summary: after.summary };
}

/** Why nothing goes in a bucket until a person says so, or null. The local Discord only plays a block of its edge. */
function stopOf(ledger: Ledger, bucket: Bucket, discord: AddressSummary): StopReason | null {
  if (bucket.sandbox) return ledger.sandbox?.banned === true ? 'edge-ban' : null;
  if (discord.banned) return 'edge-ban';
  if (ledger.unauthorized.has(realmOf(bucket))) return 'unauthorized';
  return discord.invalidRequests >= invalidRequestsRefused ? 'invalid-requests' : null;
}

/** The end of the global limit that a bucket is under, or 0: answers to interactions are under none. */
function globalEnd(ledger: Ledger, bucket: Bucket): number {
  const end = globalUntil(ledger, bucket);
  const isExempt = end > 0 && bucket.routes.every((route) => isGlobalExempt({ route: route.split(' ')[1] ?? '' }));
  return isExempt ? 0 : end;
}

function rowOf(bucket: Bucket, globalEnd: number, stop: StopReason | null, now: number): BucketRow {
  const global = globalEnd > now;
  const held = global || bucket.blockedUntil > now;
  const row: BucketRow = {
    key: keyOf(bucket),
    routes: bucket.routes,
    resource: bucket.resource,
    hash: bucket.hash,
    limit: bucket.limit,
    remaining: bucket.remaining,
    resetsInMs: bucket.fullAt === null ? null : Math.max(0, bucket.fullAt - now),
    nextInMs: Math.max(0, globalEnd - now, roomAt(bucket, 1) - now),
    kind: bucket.kind,
    intervalMs: bucket.kind === 'leaky' && bucket.interval !== null ? Math.ceil(bucket.interval) : null,
    scope: global ? 'global' : bucket.scope,
    state: stop ?? (held ? 'limited' : 'free'),
    hidden: bucket.hidden,
    inFlight: bucket.inFlight.length,
    hits: bucket.hits,
    credential: bucket.lastFour,
    sandbox: bucket.sandbox,
  };
  return rowAfter(row, 0);
}

function addressSummary(address: Address, now: number): AddressSummary {
  return { invalidRequests: countInvalidRequests(address.invalid, now), banned: address.banned };
}

function isSameRow(a: BucketRow, b: BucketRow): boolean {
  return (Object.keys(b) as (keyof BucketRow)[]).every((key) => {
    switch (key) {
      case 'routes':
        return a.routes.length === b.routes.length && a.routes.every((route, index) => route === b.routes[index]);
      case 'resetsInMs':
      case 'nextInMs':
        return isClose(a[key], b[key]);
      default:
        return a[key] === b[key];
    }
  });
}

function isSameSummary(a: LedgerSummary, b: LedgerSummary): boolean {
  return (
    isClose(a.globalInMs, b.globalInMs) &&
    isSameAddress(a, b) &&
    (a.sandbox === null || b.sandbox === null ? a.sandbox === b.sandbox : isSameAddress(a.sandbox, b.sandbox))
  );
}

function isSameAddress(a: AddressSummary, b: AddressSummary): boolean {
  return a.invalidRequests === b.invalidRequests && a.banned === b.banned;
}

function isClose(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= driftMs;
}
