import * as vscode from 'vscode';
import type { RequestSource } from '../../core/buckets/event.ts';
import { showWhereOpen } from './showWhereOpen.ts';

/** Shows a line of a document. Rejects where that cannot be opened any more. */
export async function openLine({ file, line }: RequestSource): Promise<void> {
  const start = new vscode.Position(Math.max(0, line - 1), 0);
  const editor = await showWhereOpen(await vscode.workspace.openTextDocument(vscode.Uri.parse(file)));
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
