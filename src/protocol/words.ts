/** Fixed words of the bucket view, in the person's language. `{0}` stands for a value. */
export interface BucketWords {
  readonly title: string;
  readonly empty: string;
  readonly route: string;
  readonly resource: string;
  readonly limit: string;
  readonly remaining: string;
  readonly resets: string;
  readonly scope: string;
  readonly state: string;
  readonly states: { readonly free: string; readonly low: string; readonly spent: string; readonly limited: string };
  readonly scopes: { readonly user: string; readonly shared: string; readonly global: string };
  readonly kinds: { readonly fixed: string; readonly leaky: string; readonly unknown: string };
  readonly unknown: string;
  readonly now: string;
  /** `{0} of {1} left`, for screen readers. */
  readonly remainingOf: string;
  readonly inFlight: string;
  readonly invalidRequests: string;
  readonly global: string;
  readonly banned: string;
  readonly forget: string;
  /** Announced politely when a bucket is spent: `{0}` is the route. */
  readonly spentAnnouncement: string;
}

/** Fixed words of the runner view, in the person's language. */
export interface RunnerWords {
  readonly title: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly chooseCredential: string;
  readonly startSandbox: string;
  readonly openWalkthrough: string;
  readonly sandbox: string;
  readonly cancel: string;
  readonly replay: string;
  readonly openRequest: string;
  readonly openBody: string;
  readonly openFullBody: string;
  readonly explain: string;
  readonly copyAsCurl: string;
  readonly request: string;
  readonly answer: string;
  readonly cause: string;
  readonly evidence: string;
  readonly check: string;
  readonly fixes: string;
  readonly fields: string;
  readonly permissions: string;
  readonly retry: string;
  readonly headers: string;
  readonly assumed: string;
  readonly body: string;
  readonly noBody: string;
  readonly truncated: string;
  readonly timings: string;
  readonly phases: {
    readonly dns: string;
    readonly connect: string;
    readonly tls: string;
    readonly firstByte: string;
    readonly body: string;
    readonly total: string;
  };
  readonly confidence: string;
  readonly class: string;
  readonly code: string;
}
