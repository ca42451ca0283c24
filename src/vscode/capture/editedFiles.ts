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
  /** When it was written last before it was edited here. */
  readonly writtenBefore: Promise<number>;
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
  /** Whether a line, counted from 0, looks like the one that is meant. */
  readonly isLike: (line: number) => Promise<boolean>;
}

/** Follows the edits of files while bots run what they were, so that a line is not taken for another one. */
export class EditedFiles implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #files = new Map<string, Edited>();
  /** What was edited before is told by the files alone. */
  readonly #began = Date.now();

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
  async lineNow({ uri, line, since, isLike }: LineQuestion): Promise<number | null> {
    const key = uri.toString();
    const written = await writtenAt(uri);
    const file = this.#files.get(key);
    // Something else than this editor has written it.
    if (written > Math.max(since, file?.savedAt ?? 0) + tolerance) return null;
    if (file === undefined) {
      // Edited before anybody looked.
      const isDirty = vscode.workspace.textDocuments.some((one) => one.uri.toString() === key && one.isDirty);
      return isDirty ? null : line - 1;
    }
    if ((await file.writtenBefore) > since + tolerance && since < this.#began) return null;
    const ran = file.history.lineNow(line - 1, since);
    if (file.savedAt <= since) return ran;
    // The program may have read the file again: bots reload their commands.
    const reloaded = file.history.lineNow(line - 1, file.savedAt);
    if (ran === reloaded || ran === null || reloaded === null) return ran === reloaded ? ran : null;
    const [isRan, isReloaded] = await Promise.all([isLike(ran), isLike(reloaded)]);
    return isRan === isReloaded ? null : isRan ? ran : reloaded;
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document.uri.scheme !== 'file' || contentChanges.length === 0) return;
    const key = document.uri.toString();
    const file = this.#files.get(key) ?? {
      history: new LineHistory(),
      writtenBefore: writtenAt(document.uri),
      savedAt: 0,
    };
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

/** When a file was written last, milliseconds since the epoch; never, as it were, where it is not there. */
async function writtenAt(uri: vscode.Uri): Promise<number> {
  return vscode.workspace.fs.stat(uri).then(
    ({ mtime }) => mtime,
    () => Number.POSITIVE_INFINITY,
  );
}
