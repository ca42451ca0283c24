/** A length of time in the largest unit of which there is a whole one. */
export interface Duration {
  readonly count: number;
  readonly unit: 'year' | 'day' | 'hour' | 'minute' | 'second';
}

const units = [
  ['year', 31_557_600_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Milliseconds in one unit, rounded down; less than a minute in seconds, rounded up. */
export function durationOf(milliseconds: number): Duration {
  const length = Math.max(0, milliseconds);
  for (const [unit, size] of units) if (length >= size) return { count: Math.floor(length / size), unit };
  return { count: Math.ceil(length / 1000), unit: 'second' };
}

/** The day of a time in milliseconds since the epoch, in UTC: `2024-03-01`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
