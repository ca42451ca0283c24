import * as vscode from 'vscode';
import type { Speech } from '../speech.ts';
import type { ExplainDocuments } from './explainDocuments.ts';

/** Command: opens the explanation of a code, class or words; asks for them where none are given. */
export async function explainErrorCode(documents: ExplainDocuments, speech: Speech, query?: unknown): Promise<void> {
  if (typeof query === 'string' || typeof query === 'number') return documents.open(String(query));
  const words = speech.shell;
  const { searchArticles } = await import('../../words/explain.ts');
  const found = await searchArticles('', speech.locale);
  const chosen = await vscode.window.showQuickPick(
    found.map(({ query: target, title }) => ({ label: target, description: title, target })),
    { title: words.explainPrompt, placeHolder: words.explainPlaceholder, matchOnDescription: true },
  );
  if (chosen !== undefined) await documents.open(chosen.target);
}
