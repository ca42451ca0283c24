/** What is written into a file for the calls of one library. */
export interface RetryAdapter {
  /** The function that the calls go through. */
  readonly name: string;
  /** Its definition, ending with a line feed; with types for TypeScript. */
  readonly code: (typed: boolean) => string;
  /** It also reads JSON out of a text. */
  readonly readsText?: true;
  /** It waits without promises. */
  readonly isSynchronous?: true;
  /** What it imports, besides what every helper does. */
  readonly imports?: { readonly from: string; readonly names: readonly string[] };
}
