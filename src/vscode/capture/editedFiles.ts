import * as vscode from 'vscode';
import { asBelow, LineHistory } from '../../core/capture/lineHistory.ts';
import { Lifetime } from '../lifetime.ts';

/** Files whose edits are remembered. */
const filesKept = 300;

/** Milliseconds by which the clock of a file system may be off, and by which saving takes. */
const tolerance = 2000;

/** What the editor did to one file. */
interface Edited {
  readonly history: LineHistory;
  /** When the editor wrote it last, milliseconds since the epoch. */
  savedAt: number;
}

/** What is asked of a file: where a line stands now that a program has read at some moment. */
export interface LineQuestion {
  readonly uri: vscode.Uri;
  /** Counted from 1. */
  readonly line: number;
  /** When the program read the text, milliseconds since the epoch. */
  readonly since: number;
  /** The program may have read the file again since, so that after an edit nobody knows which text it means. */
  readonly mayReload: boolean;
}

/** Follows the edits of files while bots run what they were, so that a line is not taken for another one. */
export class EditedFiles implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #files = new Map<string, Edited>();

  constructor() {
    const own = this.#lifetime;
    own.own(vscode.workspace.onDidChangeTextDocument((event) => this.#edit(event)));
    own.own(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        const file = this.#files.get(uri.toString());
        if (file !== undefined) file.savedAt = Date.now();
      }),
    );
  }

  /** Where the line stands now, counted from 0; null where nobody can say for certain. */
  async lineNow({ uri, line, since, mayReload }: LineQuestion): Promise<number | null> {
    const key = uri.toString();
    const written = await vscode.workspace.fs.stat(uri).then(
      ({ mtime }) => mtime,
      () => Number.POSITIVE_INFINITY,
    );
    const file = this.#files.get(key);
    // Something else than this editor has written it.
    if (written > Math.max(since, file?.savedAt ?? 0) + tolerance) return null;
    if (file === undefined) {
      // Edited before anybody looked.
      const isDirty = vscode.workspace.textDocuments.some((one) => one.uri.toString() === key && one.isDirty);
      return isDirty ? null : line - 1;
    }
    if (mayReload && file.history.hasChangedSince(since)) return null;
    return file.history.lineNow(line - 1, since);
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document.uri.scheme !== 'file' || contentChanges.length === 0) return;
    const key = document.uri.toString();
    const file = this.#files.get(key) ?? { history: new LineHistory(), savedAt: 0 };
    this.#files.delete(key);
    this.#files.set(key, file);
    for (const eldest of this.#files.keys()) {
      if (this.#files.size <= filesKept) break;
      this.#files.delete(eldest);
    }
    const textNow = (line: number) => (line < document.lineCount ? document.lineAt(line).text : '');
    for (const change of contentChanges) {
      file.history.add(Date.now(), contentChanges.length === 1 ? asBelow(change, textNow) : change);
    }
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
