import * as vscode from 'vscode';
import { schemes } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';

/** Pages that are kept; the oldest is forgotten first. */
const mostKept = 20;

/** What a page is about. */
export type PageSubject =
  | 'decoded'
  | 'permissions'
  | 'is-it-discord'
  | 'proxy'
  | 'record'
  | 'error-rates'
  | 'incident'
  | 'operations'
  | 'samples'
  | 'credential';

/** Serves pages that were made of something a person asked about, as read-only Markdown documents. */
export class MadeDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #pages = new Map<string, string>();
  #count = 0;

  constructor() {
    this.#lifetime.own(vscode.workspace.registerTextDocumentContentProvider(schemes.made, this));
  }

  /** Keeps a page and gives its name, which begins with what it is about: `decoded-1`. */
  add(about: PageSubject, page: string): string {
    this.#count += 1;
    const name = `${about}-${this.#count}`;
    this.#pages.set(name, page);
    for (const oldest of [...this.#pages.keys()].slice(0, -mostKept)) this.#pages.delete(oldest);
    return name;
  }

  /** Shows a page as rendered Markdown beside the code. */
  async open(name: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: schemes.made, path: `/${name}.md` });
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  /** Keeps JSON that is shown as it is, beside another for example. */
  addJson(about: 'record', text: string): vscode.Uri {
    this.#count += 1;
    const name = `${about}-${this.#count}.json`;
    this.#pages.set(name, text);
    return vscode.Uri.from({ scheme: schemes.made, path: `/${name}` });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#pages.get(uri.path.slice(1).replace(/\.md$/, '')) ?? '';
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
