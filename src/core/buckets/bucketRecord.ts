import type { SeenExchange } from './bucketDetails.ts';
import type { HiddenLimit } from './hiddenLimit.ts';
import type { BucketRow } from './row.ts';

/** What is copied and exported of a bucket: its row and its last exchanges. Moments are written, not counted. */
export interface BucketRecord extends Omit<BucketRow, 'key' | 'credential'> {
  /** Last four of the credential, or null. */
  readonly credentialLastFour: string | null;
  readonly hiddenLimit: HiddenLimit | null;
  /** Newest first. */
  readonly exchanges: readonly {
    readonly at: string;
    readonly route: string;
    readonly status: number | null;
    readonly scope: SeenExchange['scope'];
    readonly remaining: number | null;
    readonly profile: string | null;
    /** `file:line` as people write it. */
    readonly source: string | null;
  }[];
}

/**
 * The record of a bucket. `epoch`: milliseconds since 1970 at which the monotonic clock stood at 0; `write`: how a place
 * in a file is written.
 */
export function bucketRecord(
  { key: _, credential, ...row }: BucketRow,
  exchanges: readonly SeenExchange[],
  hiddenLimit: HiddenLimit | null,
  epoch: number,
  write: (from: NonNullable<SeenExchange['from']>) => string,
): BucketRecord {
  return {
    ...row,
    credentialLastFour: credential || null,
    hiddenLimit,
    exchanges: exchanges.map(({ at, route, status, scope, remaining, from }) => ({
      at: new Date(epoch + at).toISOString(),
      route,
      status,
      scope,
      remaining,
      profile: from?.profile || null,
      source: from === null ? null : write(from) || null,
    })),
  };
}
