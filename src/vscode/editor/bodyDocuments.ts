import * as vscode from 'vscode';
import { indentJson } from '../../core/editing/indentJson.ts';
import { sizeText } from '../../words/size.ts';
import { schemes } from '../contributions.ts';
import type { Journal } from '../history/journal.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import { groupThatShows } from './showWhereOpen.ts';

/** UTF-16 units of JSON that is put into readable form: more would grow past what an editor opens (50 MB). */
const longestIndented = 8 * 1024 * 1024;

/** Serves the bodies of answers as read-only documents, JSON in readable form. */
export class BodyDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #journal: Journal;
  readonly #speech: Speech;

  constructor(journal: Journal, speech: Speech) {
    this.#journal = journal;
    this.#speech = speech;
    this.#lifetime.own(vscode.workspace.registerTextDocumentContentProvider(schemes.body, this));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const state = this.#journal.find(uri.query)?.state;
    if (state?.kind !== 'done' || state.exchange.outcome.kind !== 'answer') return this.#speech.shell.noBody;
    const { text, binary, bytes } = state.exchange.outcome.body;
    if (binary) return this.#speech.shell.binaryBody(sizeText(bytes));
    return text === '' ? this.#speech.shell.noBody : readable(text);
  }

  /** The document of a run's body; undefined where no answer came. */
  uriOf(run: string): vscode.Uri | undefined {
    const state = this.#journal.find(run)?.state;
    if (state?.kind !== 'done' || state.exchange.outcome.kind !== 'answer') return undefined;
    const { outcome } = state.exchange;
    const extension = extensionOf(outcome.body.text);
    return vscode.Uri.from({
      scheme: schemes.body,
      path: `/${outcome.status} ${run.slice(0, 6)}.${extension}`,
      query: run,
    });
  }

  /** Opens the body of a run beside the code, or where it or another body is open. */
  async open(run: string): Promise<void> {
    const uri = this.uriOf(run);
    if (uri === undefined) return;
    const viewColumn =
      groupThatShows((open) => open.toString() === uri.toString()) ??
      groupThatShows(({ scheme }) => scheme === schemes.body) ??
      vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(uri, { viewColumn, preview: true });
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

function extensionOf(body: string): 'json' | 'html' | 'txt' {
  const start = body.trimStart()[0];
  return start === '{' || start === '[' ? 'json' : start === '<' ? 'html' : 'txt';
}

/** JSON with line breaks; everything else as it came. Numbers keep their digits. */
function readable(text: string): string {
  if (extensionOf(text) !== 'json' || text.length > longestIndented) return text;
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  return indentJson(text);
}
