/** A call as far as its cost goes. */
export interface WorkCall {
  /** What is called, brackets emptied: `db.collection().find`. */
  readonly path: string;
  /** What stands between its brackets. */
  readonly args: string;
  readonly awaited: boolean;
}

/** Knows what calls cost. */
export interface Work {
  /** How much a call counts: 6 is reason to answer first, 0 is nothing. */
  weightOf(call: WorkCall): number;
}

/**
 * What a call costs: a request to somebody else's server, a model, a process or a long sleep is reason enough by
 * itself; a query that walks a table, too. A look-up by key takes milliseconds most of the time, and one request to
 * Discord a fifth of a second: several of them in a row are reason.
 */
export const costs = { long: 6, lookUp: 3, discord: 2, none: 0 } as const;

/** What a query in SQL costs: one by key that joins and counts nothing is a look-up. */
export function costOfSql(args: string): number {
  const isKeyed = /\bwhere\b/i.test(args) && !/\b(?:join|group\s+by|order\s+by|count|sum|avg|like)\b/i.test(args);
  return isKeyed || /\binsert\s+into\b/i.test(args) ? costs.lookUp : costs.long;
}

/** The number that a product of literals gives: `5 * 1000`, `4_000`; undefined for anything else. */
export function productOf(written: string): number | undefined {
  const factors = written.trim().split('*');
  const numbers = factors.map((factor) =>
    /^\s*\d[\d_.e]*\s*$/i.test(factor) ? Number(factor.replaceAll('_', '')) : Number.NaN,
  );
  const product = numbers.reduce((all, each) => all * each, 1);
  return Number.isNaN(product) ? undefined : product;
}

/** What code that waits, or blocks, shows somewhere. */
export const waits = {
  javascript: /\bawait\b|\.then\s*\(|Sync\s*\(/,
  python:
    /\bawait\b|\basync\b|\b(?:requests|httpx|subprocess|shutil|openai)\.|\burl(?:open|retrieve)\b|\bsleep\b|\bsystem\b/,
} as const;
