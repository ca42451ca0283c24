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
  readonly scope: 'user' | 'shared' | 'global';
  readonly state: 'free' | 'low' | 'spent' | 'limited';
  readonly inFlight: number;
  /** 429 answers seen in it. */
  readonly hits: number;
  /** Last four of the credential, or empty. */
  readonly credential: string;
}

/** What is not one bucket's but everybody's. */
export interface LedgerSummary {
  /** Milliseconds until a global limit ends; 0 when there is none. */
  readonly globalInMs: number;
  /** 401, 403 and 429 (except shared) in the last ten minutes, as far as this process has seen. */
  readonly invalidRequests: number;
  /** An edge ban was seen: nothing is sent until a person says so. */
  readonly banned: boolean;
}
