import * as vscode from 'vscode';
import { httpSymbols } from '../../../core/httpFile/symbols.ts';
import { rangeOf } from '../spans.ts';

const kinds = { request: vscode.SymbolKind.Method, variable: vscode.SymbolKind.Variable } as const;

/** The requests and variables of an .http file, for outline, breadcrumbs and "Go to Symbol". */
export function outlineOf(document: vscode.TextDocument): vscode.DocumentSymbol[] {
  return httpSymbols(document.getText()).map(
    ({ kind, name, detail, span, selection }) =>
      new vscode.DocumentSymbol(name, detail, kinds[kind], rangeOf(document, span), rangeOf(document, selection)),
  );
}
