import type { BucketRow } from '../core/buckets/row.ts';
import type { StopReason } from '../core/buckets/ticket.ts';

/** Fixed words of the bucket view, in the person's language. `{0}`, `{1}` stand for values. */
export interface BucketWords {
  /** What a log held, on the command line. */
  readonly exchanges: string;
  readonly unreadableLines: string;
  readonly title: string;
  readonly empty: string;
  readonly emptyHint: string;
  // columns
  readonly state: string;
  readonly route: string;
  readonly resource: string;
  readonly remaining: string;
  readonly limit: string;
  readonly next: string;
  readonly nextHint: string;
  readonly resets: string;
  readonly resetsHint: string;
  readonly scope: string;
  readonly usedBy: string;
  readonly usedByHint: string;
  readonly trend: string;
  readonly trendHint: string;
  readonly refusals: string;
  readonly refusalsHint: string;
  // cells
  readonly states: Readonly<Record<BucketRow['state'], string>>;
  readonly stopHints: Readonly<Record<StopReason, string>>;
  readonly scopes: { readonly user: string; readonly shared: string; readonly global: string };
  readonly kinds: { readonly fixed: string; readonly leaky: string; readonly unknown: string };
  readonly kindHints: { readonly fixed: string; readonly leaky: string; readonly unknown: string };
  readonly hidden: string;
  readonly hiddenHint: string;
  readonly now: string;
  readonly unknown: string;
  readonly limitUnknown: string;
  /** `{0} of {1} left`, for screen readers. */
  readonly remainingOf: string;
  readonly inFlight: string;
  /** More routes of the same bucket than are shown. */
  readonly moreRoutes: string;
  /** `{0}` is the server's bucket id. */
  readonly bucketId: string;
  /** `{0}` is the credential's last four characters. */
  readonly credential: string;
  readonly sandbox: string;
  /** Of the last minutes: `{0}` requests, `{1}` refused. */
  readonly trendSum: string;
  /** The fewest that were left. */
  readonly trendLeft: string;
  // the tools
  readonly filter: string;
  readonly noMatch: string;
  /** `{0}` of `{1}` buckets are shown. */
  readonly matches: string;
  /** Opens what groups and orders, where there is little room. */
  readonly arrange: string;
  readonly group: string;
  readonly groups: { readonly none: string; readonly credential: string; readonly resource: string };
  readonly noCredential: string;
  readonly noResource: string;
  readonly sort: string;
  readonly unsorted: string;
  readonly ascending: string;
  readonly descending: string;
  readonly pause: string;
  readonly pauseHint: string;
  readonly resume: string;
  readonly paused: string;
  /** `{0}` buckets have changed since. */
  readonly pausedChanges: string;
  readonly exportAll: string;
  readonly exportHint: string;
  // one bucket
  readonly details: string;
  readonly close: string;
  readonly copy: string;
  readonly copied: string;
  readonly openSource: string;
  readonly hash: string;
  readonly refill: string;
  /** One request every `{0}`. */
  readonly refillEvery: string;
  readonly hiddenLimit: string;
  /** `{0}` requests in `{1}`. */
  readonly hiddenLimitOf: string;
  readonly lastExchanges: string;
  /** `{0}` requests were left after it. */
  readonly left: string;
  readonly noExchanges: string;
  readonly noAnswer: string;
  // above the table
  readonly invalidRequests: string;
  readonly invalidRequestsHint: string;
  /** Where the marks of the gauge stand: `{0}` warns, `{1}` stops. */
  readonly invalidRequestsMarks: string;
  readonly perSecond: string;
  readonly perSecondHint: string;
  /** `{0}` of `{1}`, for screen readers. */
  readonly of: string;
  readonly global: string;
  readonly noGlobal: string;
  readonly banned: string;
  readonly sandboxBanned: string;
  readonly allowSendingAgain: string;
  readonly forget: string;
  readonly forgetHint: string;
  /** Announced politely when a bucket is spent: `{0}` is the route. */
  readonly spentAnnouncement: string;
}

/** Fixed words of the runner view, in the person's language. `{0}` stands for a value. */
export interface RunnerWords {
  readonly title: string;
  // nothing was sent yet
  readonly empty: string;
  readonly emptyHint: string;
  readonly chooseCredential: string;
  readonly startSandbox: string;
  readonly openWalkthrough: string;
  // the run
  readonly sandbox: string;
  readonly production: string;
  readonly elapsed: string;
  readonly cancel: string;
  readonly replay: string;
  readonly openRequest: string;
  readonly copyAsCurl: string;
  // what the answer means
  readonly diagnosis: string;
  readonly confidence: string;
  readonly class: string;
  readonly code: string;
  readonly cause: string;
  readonly evidence: string;
  readonly check: string;
  readonly fixes: string;
  readonly preferred: string;
  readonly fields: string;
  readonly goToField: string;
  /** The path of the root of a body, which has no name. */
  readonly wholeBody: string;
  readonly permissions: string;
  readonly retry: string;
  readonly explain: string;
  // the answer
  readonly answer: string;
  readonly headers: string;
  readonly body: string;
  readonly noBody: string;
  readonly truncated: string;
  readonly openBody: string;
  readonly openFullBody: string;
  readonly timings: string;
  readonly phases: {
    readonly dns: string;
    readonly connect: string;
    readonly tls: string;
    readonly firstByte: string;
    readonly body: string;
    readonly total: string;
  };
  // the request
  readonly request: string;
  readonly assumed: string;
  readonly assumedHint: string;
  readonly notes: string;
}
