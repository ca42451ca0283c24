import type { BodyDocuments } from '../editor/bodyDocuments.ts';
import type { MadeDocuments } from '../editor/madeDocuments.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { RunnerWishes } from '../panel/runnerWishes.ts';
import type { Sender } from '../send/sender.ts';
import type { Speech } from '../speech.ts';
import type { HistoryNodes } from './historyNodes.ts';
import type { Journal } from './journal.ts';
import type { JournalRecorder } from './journalRecorder.ts';

/** What the commands of the history work with. */
export interface HistoryParts {
  readonly journal: Journal;
  readonly recorder: JournalRecorder;
  readonly nodes: HistoryNodes;
  readonly bodies: BodyDocuments;
  readonly documents: MadeDocuments;
  readonly index: RequestIndex;
  readonly sender: Sender;
  readonly wishes: RunnerWishes;
  readonly speech: Speech;
  /** Ours, for what is exported. */
  readonly version: string;
}
