/** A file of the journal: what one process wrote in a row. */
export interface Segment {
  readonly name: string;
  /** When it was begun, in milliseconds since the epoch. */
  readonly begunAt: number;
  readonly pid: number;
}

/** `journal-<begun>-<pid>-<chance>.ndjson`: the order of names is the order of time. */
export function segmentName(begunAt: number, pid: number, chance: string): string {
  return `journal-${String(begunAt).padStart(15, '0')}-${pid}-${chance}.ndjson`;
}

/** A file name taken apart, or null where it is none of ours. */
export function parseSegment(name: string): Segment | null {
  const [, begunAt, pid] = /^journal-(\d{15})-(\d{1,10})-[0-9a-z]{1,20}\.ndjson$/.exec(name) ?? [];
  return begunAt === undefined ? null : { name, begunAt: Number(begunAt), pid: Number(pid) };
}

/** A segment as it lies on the disk. */
export interface StoredSegment extends Segment {
  readonly bytes: number;
  /** When it was last written, in milliseconds since the epoch. */
  readonly writtenAt: number;
  /** The process that may still write into it lives, as far as can be seen. */
  readonly isOwned: boolean;
}

/**
 * Which segments go: those that were last written before the age limit, then the oldest until the rest fits. One whose
 * owner may still write into it stays, unless it has rested for longer than the age limit.
 */
export function toDelete<S extends StoredSegment>(
  segments: readonly S[],
  { maxBytes, maxAge }: { readonly maxBytes: number; readonly maxAge: number },
  now: number,
): readonly S[] {
  const expired = segments.filter(({ writtenAt }) => now - writtenAt > maxAge);
  const rest = segments.filter((segment) => !expired.includes(segment));
  let bytes = rest.reduce((sum, segment) => sum + segment.bytes, 0);
  const oldest = rest.filter(({ isOwned }) => !isOwned).toSorted((a, b) => a.begunAt - b.begunAt);
  const surplus = oldest.filter((segment) => {
    if (bytes <= maxBytes) return false;
    bytes -= segment.bytes;
    return true;
  });
  return [...expired, ...surplus];
}
