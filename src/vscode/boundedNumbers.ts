/** Numbers that a person may set: the least, the most, and what counts where the setting is no number. */
export const boundedNumbers = {
  /** Milliseconds. */
  'timeout.connect': { least: 100, most: 120_000, otherwise: 10_000 },
  /** Milliseconds. */
  'timeout.headers': { least: 100, most: 300_000, otherwise: 30_000 },
  /** Milliseconds. */
  'timeout.body': { least: 100, most: 300_000, otherwise: 30_000 },
  /** MiB. */
  'journal.maxSize': { least: 1, most: 500, otherwise: 20 },
  /** Days. */
  'journal.maxAge': { least: 1, most: 365, otherwise: 30 },
  /** MiB. */
  bodyCap: { least: 0.1, most: 100, otherwise: 5 },
} as const satisfies Readonly<Record<string, { least: number; most: number; otherwise: number }>>;

/** The number of a setting within its bounds: the editor only marks a value outside of them, and takes it. */
export function bounded(name: keyof typeof boundedNumbers, value: unknown): number {
  const { least, most, otherwise } = boundedNumbers[name];
  return typeof value === 'number' && !Number.isNaN(value) ? Math.min(Math.max(value, least), most) : otherwise;
}
