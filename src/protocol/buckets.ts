import type { BucketRow, LedgerSummary } from '../core/buckets/row.ts';
import type { BucketWords } from './words.ts';

/** Host → bucket view. `ready` is answered by a snapshot; patches follow. */
export type ToBuckets =
  | {
      readonly type: 'snapshot';
      readonly words: BucketWords;
      readonly rows: readonly BucketRow[];
      readonly summary: LedgerSummary;
    }
  | {
      readonly type: 'patch';
      readonly changed: readonly BucketRow[];
      readonly removed: readonly string[];
      readonly summary: LedgerSummary;
    };

/** Bucket view → host. `allowSendingAgain` lifts an edge ban on a person's word. */
export type FromBuckets =
  | { readonly type: 'ready' }
  | { readonly type: 'forget' }
  | { readonly type: 'allowSendingAgain' };
