import * as vscode from 'vscode';
import { httpFolds } from '../../../core/httpFile/folds.ts';

/** What can be folded away in an .http file. */
export function foldsOf(document: vscode.TextDocument): vscode.FoldingRange[] {
  return httpFolds(document.getText()).map(({ kind, first, last }) =>
    kind === 'comment'
      ? new vscode.FoldingRange(first, last, vscode.FoldingRangeKind.Comment)
      : new vscode.FoldingRange(first, last),
  );
}
