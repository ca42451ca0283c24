import * as vscode from 'vscode';
import type { CodeLanguage } from '../../words/codeLanguages.ts';
import { schemes } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';

/** The address of the document that explains a code or a class. */
export function explainUri(query: string): vscode.Uri {
  return vscode.Uri.from({ scheme: schemes.explain, path: `/${query.replaceAll('/', '-')}.md`, query });
}

/** Serves the explanations of codes and classes as read-only Markdown documents. */
export class ExplainDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<vscode.Uri>());
  readonly #speech: Speech;
  readonly onDidChange = this.#changed.event;

  constructor(speech: Speech) {
    this.#speech = speech;
    const own = this.#lifetime;
    own.own(vscode.workspace.registerTextDocumentContentProvider(schemes.explain, this));
    own.own(
      speech.onDidChange(() => {
        for (const document of vscode.workspace.textDocuments) {
          if (document.uri.scheme === schemes.explain) this.#changed.fire(document.uri);
        }
      }),
    );
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const query = uri.query === '' ? uri.path.slice(1).replace(/\.md$/, '') : uri.query;
    const { explainDocument } = await import('../../words/explain.ts');
    const page = await explainDocument(query, this.#speech.locale);
    if (page === null) return this.#speech.shell.nothingToExplain(query);
    const { codeFor } = await import('../../words/codeLanguages.ts');
    return codeFor(page, await spokenLanguages());
  }

  /** Shows an explanation as rendered Markdown beside the code. */
  async open(query: string): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', explainUri(query));
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

/** Which of the languages that articles have code in the workspace holds a file of. */
async function spokenLanguages(): Promise<ReadonlySet<CodeLanguage>> {
  const patterns = { js: '**/*.{js,mjs,cjs,ts,mts,cts,jsx,tsx,vue,svelte}', python: '**/*.{py,ipynb}' } as const;
  const found = await Promise.all(
    Object.entries(patterns).map(async ([language, pattern]) => {
      const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**', 1);
      return files.length > 0 ? [language as CodeLanguage] : [];
    }),
  );
  return new Set(found.flat());
}
