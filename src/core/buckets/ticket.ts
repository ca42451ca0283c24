import type { LedgerRequest } from './event.ts';
import type { KnownRoute } from './knownRoutes.ts';
import type { Lane } from './lane.ts';
import type { Realm } from './realm.ts';

/** Why nothing goes any more until a person says so. */
export type StopReason =
  /** Discord's edge answered: every further request prolongs the ban. */
  | 'edge-ban'
  /** A 401: the credential is not valid, and each further one counts towards a ban. */
  | 'unauthorized'
  /** Too many invalid requests in the last ten minutes. */
  | 'invalid-requests';

/** How waiting for one's turn ends. */
export type Turn =
  | { readonly kind: 'go' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopped'; readonly reason: StopReason };

/** A request on its way through the planner. */
export class Ticket {
  readonly request: LedgerRequest;
  readonly realm: Realm;
  readonly route: KnownRoute;
  /** It was refused before and goes first. */
  readonly isRetry: boolean;
  /** The queue of its bucket. */
  lane: Lane;
  /** The queue of a limit beside it, which comes first. */
  readonly subLane: Lane | null;
  /** It has passed `subLane`, or has none. */
  isPassed: boolean;
  state: 'queued' | 'under-way' | 'over' = 'queued';
  /** When it left. */
  sentAt = 0;
  /** Ends the waiting; null where nobody waits. */
  end: ((turn: Turn) => void) | null = null;

  constructor(
    request: LedgerRequest,
    realm: Realm,
    route: KnownRoute,
    isRetry: boolean,
    lane: Lane,
    subLane: Lane | null,
  ) {
    this.request = request;
    this.realm = realm;
    this.route = route;
    this.isRetry = isRetry;
    this.lane = lane;
    this.subLane = subLane;
    this.isPassed = subLane === null;
  }

  /** Where it waits: before the limit beside its bucket, or in its bucket's queue. */
  get queue(): Lane {
    return this.subLane !== null && !this.isPassed ? this.subLane : this.lane.home;
  }
}
