import * as vscode from 'vscode';
import { redact } from '../../core/request/redaction.ts';
import type { Speech } from '../speech.ts';

/**
 * Command: pastes a copied curl command or HAR entry as a request of the file's own language, at the cursor or in place of
 * the selection.
 */
export async function pasteAsRequest(speech: Speech): Promise<void> {
  const words = speech.shell;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(words.noEditor);
    return;
  }
  const { document, selection } = editor;
  const source = await vscode.env.clipboard.readText();
  const { paste } = await import('../../core/compose/paste.ts');
  const result = await paste(source, {
    language: document.languageId,
    before: document.getText(new vscode.Range(new vscode.Position(0, 0), selection.start)),
    after: document.getText(new vscode.Range(selection.end, document.lineAt(document.lineCount - 1).range.end)),
  });
  if (result.kind !== 'pasted') {
    const said = result.kind === 'nothing' ? words.nothingToPaste : words.noPasteDialect(result.language);
    void vscode.window.showInformationMessage(said);
    return;
  }
  await editor.edit((edit) => edit.replace(selection, result.text));
  const notes = [
    ...result.unread.map((problem) => words.unreadInPaste(problem)),
    ...(result.more > 0 ? [words.moreToPaste(result.more)] : []),
  ];
  if (notes.length > 0) void vscode.window.showWarningMessage(redact(notes.join(' ')));
}
