import type { JournalDay } from '../../core/journal/journalDays.ts';
import type { SafeRecord } from '../../core/journal/safeRecord.ts';
import type { RunRecord } from './journal.ts';

/** A day of the journal. */
export interface DayNode {
  readonly day: JournalDay;
}

/** A record of the journal. */
export interface RecordNode {
  readonly record: SafeRecord;
}

/** How many of a day are not listed. */
export interface OlderNode {
  readonly older: number;
}

/** Runs of this window that stand one level deeper than the newest. */
export interface EarlierNode {
  readonly earlier: readonly RunRecord[];
}

/** What the tree is made of: the runs of this window, then the days of the journal with their records. */
export type HistoryNode = RunRecord | EarlierNode | DayNode | RecordNode | OlderNode;

/** What stands below a node. */
export function childrenOf(node: HistoryNode): HistoryNode[] {
  if ('earlier' in node) return [...node.earlier];
  return 'day' in node ? recordsOf(node.day) : [];
}

function recordsOf({ newest, requests }: JournalDay): HistoryNode[] {
  const older = requests - newest.length;
  return [...newest.map((record) => ({ record })), ...(older > 0 ? [{ older }] : [])];
}
