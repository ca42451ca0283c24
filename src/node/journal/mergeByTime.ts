import type { JournalEntry } from '../../core/journal/safeRecord.ts';

/** A run of entries that begins about at a moment: what one process wrote. */
export interface EntrySource {
  /** Milliseconds since the epoch. */
  readonly begunAt: number;
  /** Called when its first entry may be next. */
  readonly open: () => AsyncIterator<readonly JournalEntry[]>;
}

/** A request is recorded when it ends: so much earlier than its segment it may have begun. */
const earlier = 10 * 60_000;

/** Entries of one process are written as they end; so many are put in the order of their beginning. */
const reordered = 256;

interface Opened {
  readonly batches: AsyncIterator<readonly JournalEntry[]>;
  batch: readonly JournalEntry[];
  index: number;
}

/** The entries of all sources in the order of their time. A source is opened only when its turn can have come. */
export async function* mergeByTime(sources: readonly EntrySource[]): AsyncGenerator<JournalEntry> {
  const waiting = sources.toSorted((a, b) => a.begunAt - b.begunAt);
  const opened: Opened[] = [];
  const held: JournalEntry[] = [];
  for (;;) {
    while (mayBeNext(waiting[0], opened)) {
      const source = { batches: waiting.shift()?.open() ?? nothing(), batch: [], index: 0 };
      if (await advance(source)) opened.push(source);
    }
    const next = opened.toSorted((a, b) => headOf(a) - headOf(b))[0];
    if (next === undefined) break;
    const entry = next.batch[next.index];
    if (entry !== undefined) put(held, entry);
    next.index += 1;
    if (next.index >= next.batch.length && !(await advance(next))) opened.splice(opened.indexOf(next), 1);
    if (held.length > reordered) yield held.shift() as JournalEntry;
  }
  yield* held;
}

function mayBeNext(source: EntrySource | undefined, opened: readonly Opened[]): boolean {
  if (source === undefined) return false;
  return opened.length === 0 || source.begunAt - earlier <= Math.min(...opened.map(headOf));
}

function headOf({ batch, index }: Opened): number {
  return batch[index]?.at ?? Number.POSITIVE_INFINITY;
}

async function advance(source: Opened): Promise<boolean> {
  const { done, value } = await source.batches.next();
  source.batch = done === true ? [] : value;
  source.index = 0;
  return done !== true;
}

async function* nothing(): AsyncGenerator<readonly JournalEntry[]> {}

/** Nearly always at the end. */
function put(held: JournalEntry[], entry: JournalEntry): void {
  let index = held.length;
  while (index > 0 && (held[index - 1]?.at ?? 0) > entry.at) index -= 1;
  held.splice(index, 0, entry);
}
