import * as vscode from 'vscode';
import type { Speech } from '../speech.ts';
import type { ExplainDocuments } from './explainDocuments.ts';

/** Asks for a code, class or words and opens the explanation that is chosen. */
export class ExplainPicker {
  readonly #documents: ExplainDocuments;
  readonly #speech: Speech;

  constructor(documents: ExplainDocuments, speech: Speech) {
    this.#documents = documents;
    this.#speech = speech;
  }

  async run(query?: unknown): Promise<void> {
    if (typeof query === 'string' || typeof query === 'number') return this.#documents.open(String(query));
    const words = this.#speech.shell;
    const { searchArticles } = await import('../../words/explain.ts');
    const found = await searchArticles('', this.#speech.locale);
    const chosen = await vscode.window.showQuickPick(
      found.map(({ query: target, title }) => ({ label: target, description: title, target })),
      { title: words.explainPrompt, placeHolder: words.explainPlaceholder, matchOnDescription: true },
    );
    if (chosen !== undefined) await this.#documents.open(chosen.target);
  }
}
