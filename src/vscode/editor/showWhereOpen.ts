import * as vscode from 'vscode';

/** Shows a document in the group where it is open already, so that it does not come up twice beside a body. */
export function showWhereOpen(document: vscode.TextDocument): Thenable<vscode.TextEditor> {
  const group = vscode.window.tabGroups.all.find(({ tabs }) => tabs.some((tab) => isOf(tab, document)));
  return vscode.window.showTextDocument(document, group === undefined ? {} : { viewColumn: group.viewColumn });
}

function isOf({ input }: vscode.Tab, document: vscode.TextDocument): boolean {
  return input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString();
}
