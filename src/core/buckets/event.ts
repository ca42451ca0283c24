import type { RateLimitFacts } from './rateLimitFacts.ts';

/** Who made a request, and where it stands. Names that a person gave; no secret and no value. */
export interface RequestSource {
  /** Name of the profile, or empty. */
  readonly profile: string;
  /** URI of the document, or empty where it stands in none. */
  readonly file: string;
  /** Counted from 1; 0 where it stands in no document. */
  readonly line: number;
}

/** A request as the ledger knows it. It holds no secret: a route template, never a path with a token in it. */
export interface LedgerRequest {
  /** One per attempt; pairs `sent` with what became of it. */
  readonly id: string;
  /** Upper-case. */
  readonly method: string;
  /** Template such as `/channels/{channel_id}/messages`. */
  readonly route: string;
  /** Which of the route's buckets it is, where that depends on what is asked: messages are deleted by their age. */
  readonly variant?: string;
  /** A limit beside the bucket's that no header shows, and that requests of this kind share: `channel-name`. */
  readonly subLimit?: string;
  /** Top-level resource such as `channel 123`, or empty where the route has none. */
  readonly resource: string;
  /** Tells credentials apart without being one (`Bot …9f3k`), empty where nothing was sent. */
  readonly credential: string;
  /** Last four characters of the credential, by which a person knows it, or empty. */
  readonly lastFour: string;
  /** Goes to the local Discord, whose limits, bans and invalid requests are its own. */
  readonly sandbox: boolean;
  /**
   * Left from another machine. Limits belong to the credential and hold here too; invalid requests and bans by the edge
   * belong to the address that they came from (topics/rate-limits, Invalid Request Limit) and do not.
   */
  readonly elsewhere?: true;
  /** Set by the sender, where it is known. */
  readonly from?: RequestSource;
}

/**
 * What happens to a request, whoever sent it. `at` is monotonic, in milliseconds from an arbitrary start that all events
 * of one ledger share. Every event names its request in full, so that a log that begins in the middle can be read too.
 */
export type LedgerEvent =
  | { readonly kind: 'sent'; readonly at: number; readonly request: LedgerRequest }
  | {
      readonly kind: 'answered';
      readonly at: number;
      readonly request: LedgerRequest;
      readonly status: number;
      readonly facts: RateLimitFacts;
    }
  /** No answer came. */
  | { readonly kind: 'failed'; readonly at: number; readonly request: LedgerRequest }
  | { readonly kind: 'cancelled'; readonly at: number; readonly request: LedgerRequest };
