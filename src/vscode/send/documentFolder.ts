import * as vscode from 'vscode';
import { notebookOf } from '../editor/notebookCells.ts';

/**
 * The folder on this computer that the paths of a document count from. Undefined where it is not saved yet or comes from
 * elsewhere: what its address looks like is then no place of a file.
 */
export function folderOf(document: vscode.Uri): string | undefined {
  const { uri } = notebookOf(document) ?? { uri: document };
  return uri.scheme === 'file' ? vscode.Uri.joinPath(uri, '..').fsPath : undefined;
}

/** The folders on this computer that are open. */
export function openFolders(): string[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => (uri.scheme === 'file' ? [uri.fsPath] : []));
}
