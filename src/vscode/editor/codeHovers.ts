import * as vscode from 'vscode';
import { requestLanguages } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';

/** Hovers in code: error codes, ids, and numbers of permissions or intents. Loaded when the first one is asked for. */
export class CodeHovers implements vscode.HoverProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #speech: Speech;
  /** ms since 1970. */
  readonly #now: () => number;

  constructor(speech: Speech, now: () => number) {
    this.#speech = speech;
    this.#now = now;
    this.#lifetime.own(vscode.languages.registerHoverProvider([...requestLanguages, 'markdown', 'log'], this));
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const line = document.lineAt(position.line).text;
    // Cheap to see, and true of most places where the mouse rests.
    if (!/\d{4}|[A-Z]\w{6}/.test(line)) return undefined;
    return (await import('./codeHover.ts')).hoverOn(line, position, this.#speech, this.#now());
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
