import * as vscode from 'vscode';
import type { HttpInsert } from '../../core/httpFile/httpItem.ts';

/** What a completion puts in: text, or a snippet where there are places to fill in. */
export function snippetOf(pieces: readonly HttpInsert[]): string | vscode.SnippetString {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  const snippet = new vscode.SnippetString();
  for (const piece of pieces) {
    if (typeof piece === 'string') snippet.appendText(piece);
    else snippet.appendPlaceholder(piece.placeholder);
  }
  return snippet;
}
