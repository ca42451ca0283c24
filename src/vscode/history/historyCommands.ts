import { deleteHistory, exportHistory } from './historyExport.ts';
import { chooseFilter, clearFilter } from './historyFilter.ts';
import type { HistoryParts } from './historyParts.ts';
import type { RunRecord } from './journal.ts';
import { showErrorRates, showIncident, showOperations, showSamples } from './journalReports.ts';
import { diffAnswers, isRecordNode, openRecord, openRecordedRequest, replayRecord } from './recordActions.ts';

/** The commands about what the history lists; items come from the tree. */
export const historyCommands = {
  filterHistory: ({ nodes, speech }: HistoryParts) => chooseFilter(nodes, speech),
  clearHistoryFilter: ({ nodes }: HistoryParts) => clearFilter(nodes),
  exportHistory,
  deleteHistory,
  showErrorRates,
  incidentTimeline: showIncident,
  showOperations,
  showSamples,
  diffAnswers,
  openRecord: async (parts: HistoryParts, item: unknown) => (isRecordNode(item) ? openRecord(parts, item) : undefined),
  replay: async (parts: HistoryParts, item: unknown) =>
    isRecordNode(item) ? replayRecord(parts, item) : parts.sender.replay(item as RunRecord),
  openRequest: async (parts: HistoryParts, item: unknown) =>
    isRecordNode(item) ? openRecordedRequest(parts, item) : parts.wishes.openRequest(item as RunRecord),
} as const;
