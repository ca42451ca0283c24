import * as vscode from 'vscode';
import type { KnownValue } from '../../core/request/knownValue.ts';
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
    const lookUp = await this.lookUp(document);
    return (hole) => lookUp(hole)?.value;
  }

  /** The same, each value with where it comes from. */
  async lookUp(document: vscode.Uri): Promise<(hole: Hole) => KnownValue | undefined> {
    const [file, client] = await Promise.all([readEnvironmentFile(document), readHttpEnvironment(document)]);
    return ({ source, expression }) => {
      const typed = this.#typed.get(expression);
      if (typed !== undefined) return { value: typed, origin: 'typed' };
      if (source.kind === 'expression' || source.kind === 'answer') return undefined;
      const isClients = source.kind === 'variable' && !/^%?\$/.test(expression);
      const inFile = (isClients ? client.get(source.name) : undefined) ?? file.get(source.name);
      if (inFile !== undefined) return { value: inFile, origin: 'file' };
      const inherited = this.#environment[source.name];
      if (inherited !== undefined) return { value: inherited, origin: 'environment' };
      const fallback = source.kind === 'environment' ? source.fallback : undefined;
      return fallback === undefined ? undefined : { value: fallback, origin: 'code' };
    };
  }

  /** The names that have a value outside of a document. */
  async names(document: vscode.Uri): Promise<{ readonly file: string[]; readonly environment: string[] }> {
    const file = await readEnvironmentFile(document);
    return { file: [...file.keys()], environment: Object.keys(this.#environment).filter((name) => /^\w+$/.test(name)) };
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
