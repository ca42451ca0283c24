import * as vscode from 'vscode';
import { httpCompletions, wantsVariables } from '../../../core/httpFile/completion.ts';
import type { HttpItem, HttpItemKind } from '../../../core/httpFile/httpItem.ts';
import { type RouteSpeech, speakRoutes } from '../../../words/authoring.ts';
import { loadPermissionWords } from '../../../words/permissions.ts';
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
  const found = httpCompletions(text, offset, outside);
  const authoring = found.some(({ routes }) => routes !== undefined)
    ? { words: speech.shell.authoring, permissions: await loadPermissionWords(speech.locale) }
    : undefined;
  return found.map((item, index) => {
    const completion = itemOf(document, item, index, speech);
    if (authoring !== undefined) tellRoutes(completion, item, authoring);
    return completion;
  });
}

/** Who may ask for a route, what that needs, and where it is documented. */
function tellRoutes(completion: vscode.CompletionItem, { routes }: HttpItem, authoring: RouteSpeech): void {
  if (routes !== undefined) completion.documentation = new vscode.MarkdownString(speakRoutes(routes, authoring));
}

function itemOf(document: vscode.TextDocument, found: HttpItem, index: number, speech: Speech): vscode.CompletionItem {
  const item = new vscode.CompletionItem(found.label, kinds[found.kind]);
  item.insertText = snippetOf(found.insert);
  item.range = rangeOf(document, found.span);
  item.filterText = found.filter ?? found.label;
  item.sortText = String(index).padStart(4, '0');
  item.detail = speech.shell.httpItem(found.kind, found.detail ?? '');
  if (leadsOn.includes(found.kind)) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
