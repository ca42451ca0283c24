import * as vscode from 'vscode';

/** The open notebook that a document is a cell of; undefined for another document. */
export function notebookOf(document: vscode.Uri): vscode.NotebookDocument | undefined {
  if (document.scheme !== 'vscode-notebook-cell') return undefined;
  const uri = document.toString();
  return vscode.workspace.notebookDocuments.find((each) =>
    each.getCells().some((cell) => cell.document.uri.toString() === uri),
  );
}

/** The code cells of the notebook that a document is a cell of; none for another document. */
function cellsAround(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  return (notebookOf(document.uri)?.getCells() ?? [])
    .filter((cell) => cell.kind === vscode.NotebookCellKind.Code && cell.document.languageId === document.languageId)
    .map((cell) => cell.document);
}

/** The cells of the same language that run before a cell, from top to bottom; none for what is no cell. */
export function cellsBefore(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const cells = cellsAround(document);
  return cells.slice(0, Math.max(0, cells.indexOf(document)));
}

/** The cells of the same language that know the names of a cell. */
export function cellsAfter(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const cells = cellsAround(document);
  const at = cells.indexOf(document);
  return at < 0 ? [] : cells.slice(at + 1);
}
