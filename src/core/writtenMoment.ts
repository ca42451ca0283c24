/** The furthest moment that a date can hold, on both sides of the epoch, in milliseconds (ECMA-262, 21.4.1.1). */
const furthest = 8.64e15;

/**
 * The moment that somebody wrote down, in ISO 8601 or in milliseconds since the epoch, as the latter; undefined where it
 * is none, lies before the epoch, or is further away than a date can be.
 */
export function writtenMoment(written: unknown): number | undefined {
  const time = typeof written === 'string' ? Date.parse(written) : typeof written === 'number' ? written : Number.NaN;
  return time > 0 && time <= furthest ? time : undefined;
}
