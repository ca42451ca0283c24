import * as vscode from 'vscode';
import type { Draft } from '../../core/request/draft.ts';
import { writeText } from '../../core/request/text.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import { draftAt } from '../editor/spans.ts';
import type { Speech } from '../speech.ts';

/** A request where it stands. */
export interface PickedRequest {
  readonly document: vscode.TextDocument;
  readonly draft: Draft;
}

/** Finds the request that is meant: at a place, at the cursor, or in the selection (asked for where there are several). */
export async function pickRequest(
  index: RequestIndex,
  speech: Speech,
  uri: vscode.Uri | undefined,
  range: vscode.Range | undefined,
): Promise<PickedRequest | undefined> {
  const editor = uri instanceof vscode.Uri ? editorOf(uri) : vscode.window.activeTextEditor;
  const document = editor?.document ?? (uri instanceof vscode.Uri ? await opened(uri) : undefined);
  const selection = range instanceof vscode.Range ? range : editor?.selection;
  if (document === undefined || selection === undefined) {
    void vscode.window.showInformationMessage(speech.shell.noEditor);
    return undefined;
  }
  const drafts = await index.requests(document);
  const draft = draftAt(document, drafts, selection) ?? (await askWhich(document, drafts, selection, speech));
  return draft === undefined ? undefined : { document, draft };
}

/** The editor that shows a document, the active one before others: its cursor is meant where no place is named. */
function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find((editor) => editor?.document.uri.toString() === uri.toString());
}

/** The document, or undefined where it cannot be opened any more. */
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

async function askWhich(
  document: vscode.TextDocument,
  drafts: readonly Draft[],
  selection: vscode.Range,
  speech: Speech,
): Promise<Draft | undefined> {
  const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
  const touched = drafts.filter((draft) => draft.span[0] < end && start < draft.span[1]);
  if (touched.length === 0) {
    void vscode.window.showInformationMessage(speech.shell.noRequestHere);
    return undefined;
  }
  const items = touched.map((draft) => ({
    label: `${writeText(draft.method.text)} ${draft.name ?? ''}`,
    description: `${document.positionAt(draft.span[0]).line + 1}`,
    draft,
  }));
  return (await vscode.window.showQuickPick(items, { title: speech.shell.chooseRequest }))?.draft;
}
