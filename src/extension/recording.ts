import type { HistoryNodes } from '../vscode/history/historyNodes.ts';
import { HistoryTree } from '../vscode/history/historyTree.ts';
import { Journal } from '../vscode/history/journal.ts';
import type { JournalRecorder, RecordExchange } from '../vscode/history/journalRecorder.ts';
import { lazily } from '../vscode/lazily.ts';
import type { Credentials } from './credentials.ts';
import type { Commands, Host } from './host.ts';

/** The runs of this window, what is kept of every exchange, and the tree that shows both. */
export interface Recording {
  readonly journal: Journal;
  readonly recorder: () => Promise<JournalRecorder>;
  readonly record: RecordExchange;
  readonly nodes: () => Promise<HistoryNodes>;
  readonly commands: Commands<'clearHistory'>;
}

/** Makes what remembers. Files are opened by the first exchange, or when the history is looked at. */
export function recording({ context, own, speech, guard }: Host, { profiles }: Credentials): Recording {
  const journal = own(new Journal());
  const recorder = lazily(async () => {
    const [{ openJournal }, { FileJournal }] = await Promise.all([
      import('../vscode/history/openJournal.ts'),
      import('../node/journal/fileJournal.ts'),
    ]);
    return own(openJournal(context, FileJournal, profiles, speech));
  });
  const nodes = lazily(async (): Promise<HistoryNodes> => {
    const { HistoryNodes } = await import('../vscode/history/historyNodes.ts');
    const parts = { journal, recorder: await recorder(), speech, view: history.view };
    return own(new HistoryNodes({ ...parts, refresh: () => history.refresh() }));
  });
  const history = own(new HistoryTree(nodes));
  return {
    journal,
    recorder,
    record: guard(async (...seen) => (await recorder()).record(...seen)),
    nodes,
    commands: { clearHistory: () => journal.clear() },
  };
}
