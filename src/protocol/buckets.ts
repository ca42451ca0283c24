import type { BucketRow, LedgerSummary } from '../core/buckets/row.ts';
import type { RecentTraffic } from '../core/buckets/traffic.ts';
import type { TrendPoint } from '../core/buckets/trend.ts';
import type { BucketWords } from './words.ts';

/** What is shown of a bucket beside its row. */
export interface ShownNote {
  /** The row's. */
  readonly key: string;
  /** Name of the profile that used it last, or empty. */
  readonly profile: string;
  /** Where that request stands, such as `bot.ts:12`, or empty. */
  readonly place: string;
  readonly trend: readonly TrendPoint[];
}

/** One of the last exchanges of a bucket. */
export interface ShownExchange {
  readonly id: string;
  /** Milliseconds ago. */
  readonly agoMs: number;
  readonly route: string;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly scope: BucketRow['scope'] | null;
  readonly remaining: number | null;
  readonly profile: string;
  readonly place: string;
}

/** What is shown of the bucket that a person chose. */
export interface ShownDetails {
  readonly key: string;
  /** Newest first. */
  readonly exchanges: readonly ShownExchange[];
  /** A limit that no header shows, as refusals let one guess it. */
  readonly hiddenLimit: { readonly limit: number; readonly windowMs: number } | null;
}

/** Host → bucket view. `ready` is answered by a snapshot; patches follow, with the details of the bucket that is chosen. */
export type ToBuckets =
  | {
      readonly type: 'snapshot';
      readonly words: BucketWords;
      readonly rows: readonly BucketRow[];
      readonly notes: readonly ShownNote[];
      readonly summary: LedgerSummary;
      readonly traffic: RecentTraffic;
    }
  | {
      readonly type: 'patch';
      readonly changed: readonly BucketRow[];
      readonly removed: readonly string[];
      readonly notes: readonly ShownNote[];
      readonly summary: LedgerSummary;
      readonly traffic: RecentTraffic;
    }
  | { readonly type: 'details'; readonly details: ShownDetails };

/**
 * Bucket view → host. `allowSendingAgain` lifts an edge ban on a person's word; `choose` asks for the details of a bucket,
 * or of none; `openSource` names an exchange that was shown.
 */
export type FromBuckets =
  | { readonly type: 'ready' }
  | { readonly type: 'forget' }
  | { readonly type: 'allowSendingAgain' }
  | { readonly type: 'choose'; readonly key: string | null }
  | { readonly type: 'copyBucket'; readonly key: string }
  | { readonly type: 'exportAll' }
  | { readonly type: 'openSource'; readonly key: string; readonly exchange: string };
