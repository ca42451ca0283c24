/**
 * A limit that no header shows, as its refusals let one guess it: so many requests in so long. It is held as a sliding
 * window, which is never more generous than a fixed one of the same size.
 */
export interface HiddenLimit {
  readonly limit: number;
  /** Milliseconds. */
  readonly window: number;
}

/** Requests that are remembered to learn from. */
export const sentKept = 64;

/** Milliseconds between two requests beyond which they are no longer of one burst. */
const pause = 1_000;

/**
 * What a refusal teaches. `sent`: when the requests left that were accepted, oldest first; `freeAt`: when the next one
 * will be. The burst before the refusal is what fits into the window, which ends when the refusal does.
 */
export function learntFrom(
  sent: readonly number[],
  freeAt: number,
  known: HiddenLimit | null,
  now: number,
): HiddenLimit {
  if (known !== null) {
    const inside = sent.filter((at) => at > freeAt - known.window).length;
    if (inside < known.limit) return { ...known, limit: Math.max(1, inside) };
    const oldest = sent[sent.length - known.limit] ?? now;
    return { ...known, window: Math.max(known.window, freeAt - oldest) };
  }
  const gap = Math.max(pause, freeAt - now);
  let first = sent.length - 1;
  while (first > 0 && (sent[first] ?? 0) - (sent[first - 1] ?? 0) <= gap) first -= 1;
  return { limit: Math.max(1, sent.length - first), window: freeAt - (sent[first] ?? now) };
}

/** When one more may leave while others are under way; null if an answer has to come first. */
export function hiddenOpening(
  { limit, window }: HiddenLimit,
  sent: readonly number[],
  underWay: number,
): number | null {
  if (underWay >= limit) return null;
  const oldest = sent[sent.length - limit + underWay];
  return oldest === undefined ? 0 : oldest + window;
}
