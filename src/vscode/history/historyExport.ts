import * as vscode from 'vscode';
import { exportedRecord } from '../../core/journal/exportedRecord.ts';
import { harOf } from '../../core/journal/har.ts';
import { isFiltering, type JournalFilter, matches, noFilter } from '../../core/journal/journalFilter.ts';
import { writeLine } from '../../core/journal/journalLine.ts';
import type { SafeRecord } from '../../core/journal/safeRecord.ts';
import { type HistoryWords, loadHistoryWords } from '../../words/history.ts';
import { isWritten } from '../editor/writtenFile.ts';
import type { HistoryParts } from './historyParts.ts';

type Format = 'ndjson' | 'har';

/** Command: writes the journal, or what the filter shows of it, into a file. */
export async function exportHistory(parts: HistoryParts): Promise<void> {
  const { recorder, nodes, speech, version } = parts;
  const words = await loadHistoryWords(speech.locale);
  const all: SafeRecord[] = [];
  for await (const entry of recorder.read()) if (entry.kind === 'exchange') all.push(exportedRecord(entry));
  if (all.length === 0) {
    void vscode.window.showInformationMessage(words.nothingToExport);
    return;
  }
  const filter = await askScope(all, nodes.filter, words);
  const format = filter && (await askFormat(words));
  if (filter === undefined || format === undefined) return;
  const target = await vscode.window.showSaveDialog({
    ...defaultPlace(format),
    filters: format === 'har' ? { HAR: ['har'] } : { NDJSON: ['ndjson'] },
  });
  if (target === undefined) return;
  const records = all.filter((record) => matches(record, filter));
  const text =
    format === 'har'
      ? `${JSON.stringify(harOf(records, version, words.archiveComment), null, 2)}\n`
      : records.map(writeLine).join('');
  if (!(await isWritten(target, text, words.notExported))) return;
  void vscode.window.showInformationMessage(words.exported(records.length));
}

/** What to export: asked only where the view shows less than there is. */
async function askScope(
  all: readonly SafeRecord[],
  filter: JournalFilter,
  words: HistoryWords,
): Promise<JournalFilter | undefined> {
  if (!isFiltering(filter)) return noFilter;
  const shown = all.filter((record) => matches(record, filter)).length;
  const items = [
    { label: words.exportShown(shown), filter },
    { label: words.exportAll(all.length), filter: noFilter },
  ];
  return (await vscode.window.showQuickPick(items, { title: words.exportTitle }))?.filter;
}

async function askFormat(words: HistoryWords): Promise<Format | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly format: Format })[] = [
    { label: words.exportNdjson, detail: words.exportNdjsonDetail, format: 'ndjson' },
    { label: words.exportHar, detail: words.exportHarDetail, format: 'har' },
  ];
  return (await vscode.window.showQuickPick(items, { title: words.exportTitle }))?.format;
}

function defaultPlace(format: Format): { readonly defaultUri?: vscode.Uri } {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `discord-history.${format}`) };
}

/** Command: deletes the journal and the list of runs, after asking. */
export async function deleteHistory({ recorder, journal, speech }: HistoryParts): Promise<void> {
  const words = await loadHistoryWords(speech.locale);
  const chosen = await vscode.window.showWarningMessage(
    words.deleteTitle,
    { modal: true, detail: words.deleteDetail },
    words.deleteConfirm,
  );
  if (chosen === undefined) return;
  journal.clear();
  await recorder.clear();
  void vscode.window.setStatusBarMessage(words.deleted, 4000);
}
