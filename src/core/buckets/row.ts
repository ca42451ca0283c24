import type { StopReason } from './ticket.ts';

/** What the bucket view shows of one bucket. Durations, not instants: the view's clock may be another machine's. */
export interface BucketRow {
  /** Stable while the bucket lives. */
  readonly key: string;
  /** Routes seen in it, such as `POST /channels/{channel_id}/messages`. */
  readonly routes: readonly string[];
  /** Top-level resource: `channel 123`, or empty. */
  readonly resource: string;
  /** The server's bucket id, or null while it is not known. */
  readonly hash: string | null;
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Milliseconds until the bucket is full again, at the time of the snapshot; null where unknown. */
  readonly resetsInMs: number | null;
  /** Milliseconds until the next request may go; 0 when it may go now. */
  readonly nextInMs: number;
  readonly kind: 'fixed' | 'leaky' | 'unknown';
  /** Of a leaky bucket: milliseconds in which one request is given back; null where unknown. */
  readonly intervalMs: number | null;
  /** Whose limit it is, or whose holds it up at the moment. */
  readonly scope: 'user' | 'shared' | 'global';
  /** `spent`: nothing remains; `limited`: a 429 said to wait; else why nothing goes until a person says so. */
  readonly state: 'free' | 'low' | 'spent' | 'limited' | StopReason;
  /** A 429 came although requests remained: there is a limit that no header shows (discord-api-docs#2190). */
  readonly hidden: boolean;
  readonly inFlight: number;
  /** 429 answers seen in it. */
  readonly hits: number;
  /** Last four of the credential, or empty. */
  readonly credential: string;
  /** It is the local Discord's. */
  readonly sandbox: boolean;
}

/** What counts for everything that leaves one address. */
export interface AddressSummary {
  /** 401, 403 and 429 (except shared) in the last ten minutes, as far as this process has seen. */
  readonly invalidRequests: number;
  /** An edge ban was seen: nothing is sent until a person says so. */
  readonly banned: boolean;
}

/** What is not one bucket's but everybody's. */
export interface LedgerSummary extends AddressSummary {
  /** Milliseconds until a global limit ends; 0 when there is none. */
  readonly globalInMs: number;
  /** The same of the local Discord; null while nothing was sent to it. */
  readonly sandbox: AddressSummary | null;
}

/**
 * The row as it stands `elapsedMs` later if nothing is sent meanwhile. The view counts down with it, the host leaves out
 * of its patches what it already tells.
 */
export function rowAfter(row: BucketRow, elapsedMs: number): BucketRow {
  const resetsInMs = row.resetsInMs === null ? null : Math.max(0, row.resetsInMs - elapsedMs);
  const nextInMs = Math.max(0, row.nextInMs - elapsedMs);
  const remaining = refilled(row, resetsInMs, nextInMs);
  return { ...row, resetsInMs, nextInMs, remaining, state: stateOf(row, remaining, nextInMs) };
}

/** The summary `elapsedMs` later; invalid requests leave the count only when the host says so. */
export function summaryAfter(summary: LedgerSummary, elapsedMs: number): LedgerSummary {
  return { ...summary, globalInMs: Math.max(0, summary.globalInMs - elapsedMs) };
}

/** Whether time alone changes what the row shows. */
export function isCounting(row: BucketRow): boolean {
  return row.nextInMs > 0 || (row.resetsInMs ?? 0) > 0;
}

function refilled(row: BucketRow, resetsInMs: number | null, nextInMs: number): number | null {
  const { limit, remaining, intervalMs } = row;
  if (limit === null || remaining === null || resetsInMs === null) return remaining;
  if (resetsInMs === 0) return limit;
  if (row.kind === 'leaky' && intervalMs !== null) {
    // A thousandth of a request is given away: division must not hide a request that is free.
    return Math.min(limit, Math.max(0, Math.floor(limit - resetsInMs / intervalMs + 0.001)));
  }
  return nextInMs === 0 ? Math.max(1, remaining) : remaining;
}

/** Whether nothing goes until a person says so, whatever the bucket has left. */
export function isStopped({ state }: Pick<BucketRow, 'state'>): boolean {
  return state === 'edge-ban' || state === 'unauthorized' || state === 'invalid-requests';
}

function stateOf(row: BucketRow, remaining: number | null, nextInMs: number): BucketRow['state'] {
  if (isStopped(row)) return row.state;
  if (row.state === 'limited' && nextInMs > 0) return 'limited';
  if (remaining === 0) return 'spent';
  if (remaining === null || row.limit === null) return 'free';
  return remaining < row.limit && remaining * 5 <= row.limit ? 'low' : 'free';
}
