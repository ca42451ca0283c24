import type { LedgerRequest } from './event.ts';
import type { Lane } from './lane.ts';

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
export interface Ticket {
  readonly request: LedgerRequest;
  /** It was refused before and goes first. */
  readonly isRetry: boolean;
  /** Ends the waiting; absent where nobody waits. */
  readonly end?: (turn: Turn) => void;
  /** The queue of its bucket. */
  lane: Lane;
  /** The queue of a limit beside it, which comes first. */
  readonly subLane: Lane | null;
  /** It has passed `subLane`, or has none. */
  isPassed: boolean;
  state: 'queued' | 'under-way' | 'over';
  /** When it left. */
  sentAt: number;
}
