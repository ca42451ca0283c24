import type { HistoryCommandId } from '../contributions.ts';
import { deleteHistory, exportHistory } from './historyExport.ts';
import { chooseFilter, clearFilter } from './historyFilter.ts';
import type { HistoryParts } from './historyParts.ts';
import type { RunRecord } from './journal.ts';
import { showErrorRates, showIncident, showOperations, showSamples } from './journalReports.ts';
import { diffAnswers, isRecordNode, openRecord, openRecordedRequest, replayRecord } from './recordActions.ts';

type HistoryCommand = (parts: HistoryParts, item: unknown, selected: unknown) => unknown;

/** What each command about the history does; items come from the tree, or are runs. */
const historyCommands: Readonly<Record<HistoryCommandId, HistoryCommand>> = {
  filterHistory: ({ nodes, speech }) => chooseFilter(nodes, speech),
  clearHistoryFilter: ({ nodes }) => clearFilter(nodes),
  exportHistory,
  deleteHistory,
  showErrorRates,
  incidentTimeline: showIncident,
  showOperations,
  showSamples,
  diffAnswers,
  openRecord: (parts, item) => (isRecordNode(item) ? openRecord(parts, item) : undefined),
  replay: (parts, item) => (isRecordNode(item) ? replayRecord(parts, item) : parts.sender.replay(item as RunRecord)),
  openRequest: (parts, item) =>
    isRecordNode(item) ? openRecordedRequest(parts, item) : parts.wishes.openRequest(item as RunRecord),
};

/** Carries out a command about the history. */
export function runInHistory(id: HistoryCommandId, parts: HistoryParts, item: unknown, selected: unknown): unknown {
  return historyCommands[id](parts, item, selected);
}
