import * as vscode from 'vscode';
import { httpCompletions, wantsVariables } from '../../../core/httpFile/completion.ts';
import type { HttpItem, HttpItemKind } from '../../../core/httpFile/httpItem.ts';
import { speakRoutes } from '../../../words/authoring.ts';
import type { RuntimeValues } from '../../send/runtimeValues.ts';
import type { Speech } from '../../speech.ts';
import { snippetOf } from '../snippet.ts';
import { rangeOf } from '../spans.ts';

const kinds: Readonly<Record<HttpItemKind, vscode.CompletionItemKind>> = {
  variable: vscode.CompletionItemKind.Variable,
  environment: vscode.CompletionItemKind.Constant,
  method: vscode.CompletionItemKind.Method,
  header: vscode.CompletionItemKind.Field,
  value: vscode.CompletionItemKind.Value,
  address: vscode.CompletionItemKind.Reference,
  route: vscode.CompletionItemKind.Reference,
  comment: vscode.CompletionItemKind.Keyword,
};

/** After these the next thing to write is offered at once. */
const leadsOn: readonly HttpItemKind[] = ['method', 'header', 'address'];

/** What can stand at a position of an .http file. Names only: no value of a variable is shown. */
export async function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  values: () => Promise<RuntimeValues>,
  speech: Speech,
): Promise<vscode.CompletionItem[]> {
  const text = document.getText();
  const offset = document.offsetAt(position);
  const outside = wantsVariables(text, offset)
    ? await (await values()).names(document.uri)
    : { file: [], environment: [] };
  return httpCompletions(text, offset, outside).map((item, index) => itemOf(document, item, index, speech));
}

function itemOf(document: vscode.TextDocument, found: HttpItem, index: number, speech: Speech): vscode.CompletionItem {
  const item = new vscode.CompletionItem(found.label, kinds[found.kind]);
  item.insertText = snippetOf(found.insert);
  item.range = rangeOf(document, found.span);
  item.filterText = found.filter ?? found.label;
  item.sortText = String(index).padStart(4, '0');
  item.detail = speech.shell.httpItem(found.kind, found.detail ?? '');
  if (found.routes !== undefined) {
    item.documentation = new vscode.MarkdownString(speakRoutes(found.routes, speech.shell.authoring));
  }
  if (leadsOn.includes(found.kind)) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
