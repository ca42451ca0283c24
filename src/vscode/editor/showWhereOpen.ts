import * as vscode from 'vscode';

/** The group of editors in which a document of that kind is open; undefined where none is. */
export function groupThatShows(isIt: (uri: vscode.Uri) => boolean): vscode.ViewColumn | undefined {
  return vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && isIt(input.uri)),
  )?.viewColumn;
}

/** Shows a document in the group where it is open already, so that it does not come up twice beside a body. */
export function showWhereOpen(document: vscode.TextDocument): Thenable<vscode.TextEditor> {
  const viewColumn = groupThatShows((uri) => uri.toString() === document.uri.toString());
  return vscode.window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
}
