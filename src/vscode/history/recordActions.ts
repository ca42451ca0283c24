import * as vscode from 'vscode';
import { routeOf } from '../../core/discord/route.ts';
import { exportedRecord } from '../../core/journal/exportedRecord.ts';
import { recordJson } from '../../core/journal/journalLine.ts';
import { routeName, type SafeRecord, statusOf } from '../../core/journal/safeRecord.ts';
import { sampleRequest } from '../../core/journal/sampleRequest.ts';
import type { Draft } from '../../core/request/draft.ts';
import { writeText } from '../../core/request/text.ts';
import { loadHistoryWords } from '../../words/history.ts';
import { loadJournalWords } from '../../words/journal.ts';
import { timeText } from '../../words/moment.ts';
import { recordPage } from '../../words/recordPage.ts';
import { showWhereOpen } from '../editor/showWhereOpen.ts';
import { rangeOf } from '../editor/spans.ts';
import type { RecordNode } from './historyNode.ts';
import { recordOfRun } from './historyNodes.ts';
import type { HistoryParts } from './historyParts.ts';
import type { RunRecord } from './journal.ts';
import { uriOfPlace } from './journalRecorder.ts';
import { titleOfClass } from './knownClass.ts';

/** Whether an item of the history is a record of the journal. */
export function isRecordNode(item: unknown): item is RecordNode {
  return typeof item === 'object' && item !== null && 'record' in item;
}

/** Shows a record as a page. */
export async function openRecord({ documents, speech, recorder }: HistoryParts, { record }: RecordNode): Promise<void> {
  const [words, diagnosis] = await Promise.all([loadJournalWords(speech.locale), speech.diagnosis()]);
  const page = recordPage(record, {
    words,
    classTitle: titleOfClass(diagnosis),
    counts: { damaged: 0, unknown: 0 },
    names: recorder.names,
  });
  await documents.open(documents.add('record', page));
}

/** Sends the request of a record again, as its file says it now; where it is gone, says that its values were not kept. */
export async function replayRecord(parts: HistoryParts, { record }: RecordNode): Promise<string | undefined> {
  const found = await standing(parts, record);
  if (found?.draft === undefined) {
    await sayNotKept(parts, record);
    return undefined;
  }
  const { document, draft } = found;
  return parts.sender.send({
    uri: document.uri,
    range: rangeOf(document, draft.span),
    toSandbox: record.origin === 'sandbox',
  });
}

/** Shows the request of a record in its file, or the line where it stood. */
export async function openRecordedRequest(parts: HistoryParts, { record }: RecordNode): Promise<void> {
  const found = await standing(parts, record);
  if (found === undefined) return sayNotKept(parts, record);
  const { document, draft } = found;
  const line = Math.min(Math.max(0, (record.place?.line ?? 1) - 1), document.lineCount - 1);
  const start = draft === undefined ? new vscode.Position(line, 0) : document.positionAt(draft.span[0]);
  const editor = await showWhereOpen(document);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function standing(
  { index }: HistoryParts,
  record: SafeRecord,
): Promise<{ readonly document: vscode.TextDocument; readonly draft: Draft | undefined } | undefined> {
  const { place } = record;
  const uri = place && uriOfPlace(place.file);
  if (place === undefined || uri === undefined) return undefined;
  const known = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // Text that was never saved would come up again as an empty document.
  if (known === undefined && uri.scheme === 'untitled') return undefined;
  try {
    const document = known ?? (await vscode.workspace.openTextDocument(uri));
    const distance = ({ span }: Draft) => Math.abs(document.positionAt(span[0]).line - (place.line - 1));
    const alike = (await index.requests(document)).filter((draft) => nameOf(draft) === routeName(record));
    return { document, draft: alike.toSorted((a, b) => distance(a) - distance(b))[0] };
  } catch {
    return undefined;
  }
}

function nameOf({ method, url }: Draft): string {
  const written = writeText(method.text);
  return `${written} ${routeOf(written, writeText(url.text))?.template ?? ''}`;
}

async function sayNotKept({ speech }: HistoryParts, record: SafeRecord): Promise<void> {
  const words = await loadHistoryWords(speech.locale);
  const chosen = await vscode.window.showInformationMessage(words.valuesNotKept, words.showSample);
  if (chosen === undefined) return;
  const content = sampleRequest(record);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'http', content }));
}

/** A run or a record, with what to call it and with what it is compared. */
interface Comparable {
  readonly label: string;
  readonly description: string;
  readonly at: number;
  readonly record: SafeRecord;
  /** The run whose answer is still in memory. */
  readonly run?: string;
}

/** Compares two answers: their bodies while both are in memory, else what the journal keeps of them. */
export async function diffAnswers(parts: HistoryParts, item: unknown, selected: unknown): Promise<void> {
  const words = await loadHistoryWords(parts.speech.locale);
  const chosen = (Array.isArray(selected) ? selected : [item]).flatMap((one) => comparable(one) ?? []);
  const [first, second = await askOther(parts, chosen[0])] = chosen;
  if (first === undefined || second === undefined) return;
  const [older, newer] = first.at <= second.at ? [first, second] : [second, first];
  const uris = [older, newer].map(({ run }) => run && parts.bodies.uriOf(run));
  const [one, other] = uris.every((uri) => uri instanceof vscode.Uri)
    ? (uris as vscode.Uri[])
    : [older, newer].map(({ record }) => parts.documents.addJson('record', written(record)));
  await vscode.commands.executeCommand('vscode.diff', one, other, words.diffTitle(older.label, newer.label));
}

function written(record: SafeRecord): string {
  return `${JSON.stringify(recordJson(exportedRecord(record)), null, 2)}\n`;
}

function comparable(item: unknown): Comparable | undefined {
  if (isRecordNode(item)) return describe(item.record);
  const run = item as RunRecord | undefined;
  if (run?.state?.kind !== 'done') return undefined;
  return { ...describe(recordOfRun(run, run.state)), run: run.id };
}

function describe(record: SafeRecord): Comparable {
  const came = statusOf(record) ?? (record.outcome.kind === 'failure' ? record.outcome.code : '');
  return { label: `${came} ${routeName(record)}`, description: timeText(record.at), at: record.at, record };
}

/** Lets a person pick what to compare with: the same route first, the newest first. */
async function askOther(parts: HistoryParts, first: Comparable | undefined): Promise<Comparable | undefined> {
  const words = await loadHistoryWords(parts.speech.locale);
  const own = parts.journal.runs.flatMap((run) => comparable(run) ?? []);
  const shown = new Set(own.map(({ record }) => record.id));
  const kept = (await parts.nodes.days()).flatMap(({ newest }) => newest.map(describe));
  const others = [...own, ...kept.filter(({ record }) => !shown.has(record.id))].filter(
    ({ record }) => record.id !== first?.record.id,
  );
  if (first === undefined || others.length === 0) {
    void vscode.window.showInformationMessage(words.nothingToCompare);
    return undefined;
  }
  const isAlike = ({ record }: Comparable) => Number(routeName(record) === routeName(first.record));
  const ranked = others.toSorted((a, b) => isAlike(b) - isAlike(a) || b.at - a.at).slice(0, 200);
  return vscode.window.showQuickPick(ranked, { title: words.compareWith, matchOnDescription: true });
}
