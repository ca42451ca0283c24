import { readLine } from '../../core/journal/journalLine.ts';
import type { JournalEntry } from '../../core/journal/safeRecord.ts';

/** Bytes of the longest line: ours have a few thousand at most, and what is longer is no record. */
const longestLine = 256 * 1024;

/** Counted while lines are read. */
export interface MutableCounts {
  damaged: number;
  unknown: number;
}

/** Reads a line that is no entry of a journal; undefined where it is nothing at all. */
export type OtherLine = (line: string) => JournalEntry | undefined;

/**
 * The entries of a journal that comes in pieces, a batch for each piece, in bounded memory. Damaged lines are counted and
 * left out.
 */
export async function* journalEntries(
  pieces: AsyncIterable<Uint8Array>,
  counts: MutableCounts,
  other?: OtherLine,
): AsyncGenerator<readonly JournalEntry[]> {
  for await (const lines of linesOf(pieces, counts)) {
    const entries: JournalEntry[] = [];
    for (const line of lines) {
      const entry = entryOf(line, counts, other);
      if (entry !== undefined) entries.push(entry);
    }
    if (entries.length > 0) yield entries;
  }
}

function entryOf(line: string, counts: MutableCounts, other: OtherLine | undefined): JournalEntry | undefined {
  const read = readLine(line);
  switch (read.kind) {
    case 'entry':
      return read.entry;
    case 'empty':
      return undefined;
    case 'unknown':
      counts.unknown += 1;
      return undefined;
    case 'damaged': {
      const entry = other?.(line);
      if (entry === undefined) counts.damaged += 1;
      return entry;
    }
    default:
      return read satisfies never;
  }
}

const lineBreak = 10;

/** Whole lines, piece by piece; one that is too long is counted once and skipped to its end. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>, counts: MutableCounts): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  let length = 0;
  let isSkipping = false;
  const take = (part: Buffer): string => {
    const line = Buffer.concat([...rest, part]).toString('utf8');
    rest = [];
    length = 0;
    return line;
  };
  for await (const piece of pieces) {
    const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const lines: string[] = [];
    let start = 0;
    for (let end = buffer.indexOf(lineBreak); end >= 0; end = buffer.indexOf(lineBreak, start)) {
      if (!isSkipping) lines.push(take(buffer.subarray(start, end)));
      isSkipping = false;
      start = end + 1;
    }
    if (!isSkipping && start < buffer.length) {
      rest.push(buffer.subarray(start));
      length += buffer.length - start;
    }
    if (length > longestLine) {
      counts.damaged += 1;
      isSkipping = true;
      rest = [];
      length = 0;
    }
    yield lines;
  }
  if (length > 0) yield [take(Buffer.alloc(0))];
}
