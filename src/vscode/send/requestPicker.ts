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
  const editor = vscode.window.activeTextEditor;
  const document = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : editor?.document;
  const selection = range instanceof vscode.Range ? range : editor?.selection;
  if (document === undefined || selection === undefined) {
    void vscode.window.showInformationMessage(speech.shell.noEditor);
    return undefined;
  }
  const drafts = await index.requests(document);
  const draft = draftAt(document, drafts, selection) ?? (await askWhich(document, drafts, selection, speech));
  return draft === undefined ? undefined : { document, draft };
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
