import * as vscode from 'vscode';
import type { Hole } from '../../core/request/text.ts';
import { readEnvironmentFile } from '../credentials/environmentFile.ts';
import { readHttpEnvironment } from '../credentials/httpEnvironments.ts';
import type { Speech } from '../speech.ts';

/**
 * Values that exist only at run time: for .http files from the chosen environment, then from the environment file, then
 * from the editor's environment, then asked for once. What was typed is remembered until the window closes and is never
 * written to disk.
 */
export class RuntimeValues {
  readonly #typed = new Map<string, string>();
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #speech: Speech;

  constructor(environment: Readonly<Record<string, string | undefined>>, speech: Speech) {
    this.#environment = environment;
    this.#speech = speech;
  }

  /** Everything that is known for a document without asking. */
  async known(document: vscode.Uri): Promise<(hole: Hole) => string | undefined> {
    const [file, client] = await Promise.all([readEnvironmentFile(document), readHttpEnvironment(document)]);
    return ({ source, expression }) => {
      const typed = this.#typed.get(expression);
      if (typed !== undefined) return typed;
      if (source.kind === 'expression' || source.kind === 'answer') return undefined;
      const fallback = source.kind === 'environment' ? source.fallback : undefined;
      const isClients = source.kind === 'variable' && !/^%?\$/.test(expression);
      const chosen = isClients ? client.get(source.name) : undefined;
      return chosen ?? file.get(source.name) ?? this.#environment[source.name] ?? fallback;
    };
  }

  /** Asks for one value; false when the person dismissed the question. */
  async ask(hole: Hole): Promise<boolean> {
    const words = this.#speech.shell;
    const value = await vscode.window.showInputBox({
      title: words.valuePrompt(hole.expression),
      placeHolder: words.valuePlaceholder,
      password: /token|secret|password|key/i.test(hole.expression),
      ignoreFocusOut: true,
    });
    if (value === undefined) return false;
    this.#typed.set(hole.expression, value);
    return true;
  }
}
