import * as vscode from 'vscode';
import { commandName } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import { concerns } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { sayOutside } from './environmentOutside.ts';
import { chooseEnvironment, environmentsFor } from './environments.ts';

/** Where variables come from, in the status bar, where there is something to choose. */
export class EnvironmentStatus implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #speech: Speech;
  readonly #item: vscode.StatusBarItem;
  #looks = 0;
  /** Files outside that were spoken of, with where they lead: once each. */
  readonly #saidOutside = new Set<string>();

  constructor(speech: Speech) {
    this.#speech = speech;
    const own = this.#lifetime;
    this.#item = own.own(vscode.window.createStatusBarItem('environment', vscode.StatusBarAlignment.Left));
    const refresh = () => void this.#refresh();
    refresh();
    own.own(vscode.window.onDidChangeActiveTextEditor(refresh));
    own.own(
      vscode.workspace.onDidSaveTextDocument(
        ({ uri }) => /(?:^|\/)(?:\.env|http-client\.)[^/]*$/.test(uri.path) && refresh(),
      ),
    );
    own.own(speech.onDidChange(refresh));
    own.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (concerns(event, 'environmentFile') || concerns(event, 'environment')) refresh();
      }),
    );
  }

  /** Command: lets a person choose others. */
  choose(): Promise<void> {
    return chooseEnvironment(this.#speech);
  }

  async #refresh(): Promise<void> {
    this.#looks += 1;
    const look = this.#looks;
    const found = await environmentsFor(vscode.window.activeTextEditor?.document.uri);
    const { files, file, outside, names, name } = found;
    const words = await this.#speech.values();
    // Another editor may have come to the front while the files were looked for.
    if (look !== this.#looks) return;
    const item = this.#item;
    item.name = 'Tracecord';
    const icon = outside.length === 0 ? 'symbol-variable' : 'warning';
    item.text = `$(${icon}) ${[file, ...(name === '' ? [] : [name])].join(' · ')}`;
    const tooltip =
      outside.length === 0 ? words.environmentStatus(file, name) : outside.map(words.environmentOutside).join('\n\n');
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: tooltip, role: 'button' };
    item.command = commandName('chooseEnvironment');
    if (files.length + names.length + outside.length > 0) item.show();
    else item.hide();
    for (const one of outside) {
      const told = JSON.stringify([one.name, one.place]);
      if (this.#saidOutside.has(told)) continue;
      this.#saidOutside.add(told);
      void sayOutside(one, this.#speech);
    }
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
