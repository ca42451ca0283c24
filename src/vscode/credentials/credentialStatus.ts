import * as vscode from 'vscode';
import { commandName } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import { credentialName, credentialSign } from './credentialName.ts';
import type { Profiles } from './profiles.ts';

/** What goes wrong in the sandbox by a person's choice. */
export interface SandboxScenario {
  /** Its name for people; undefined while the sandbox behaves. */
  readonly scenario: string | undefined;
  readonly onDidChange: vscode.Event<void>;
}

/**
 * The credential of the document in front, in the status bar; a chosen scenario stands beside it. A profile's colour is a dot before it; production also has the bar's warning colour, a sign and the word.
 */
export class CredentialStatus implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #profiles: Profiles;
  readonly #sandbox: SandboxScenario;
  readonly #speech: Speech;
  readonly #item: vscode.StatusBarItem;
  readonly #dot: vscode.StatusBarItem;

  constructor(profiles: Profiles, sandbox: SandboxScenario, speech: Speech) {
    const own = this.#lifetime;
    this.#profiles = profiles;
    this.#sandbox = sandbox;
    this.#speech = speech;
    this.#dot = own.own(vscode.window.createStatusBarItem('credentialColor', vscode.StatusBarAlignment.Left, 0.2));
    this.#item = own.own(vscode.window.createStatusBarItem('credential', vscode.StatusBarAlignment.Left, 0.1));
    const refresh = () => this.#refresh();
    refresh();
    own.own(profiles.onDidChange(refresh));
    own.own(speech.onDidChange(refresh));
    own.own(sandbox.onDidChange(refresh));
    own.own(vscode.window.onDidChangeActiveTextEditor(refresh));
  }

  #refresh(): void {
    const words = this.#speech.shell;
    const document = vscode.window.activeTextEditor?.document.uri;
    const active = this.#profiles.active(document);
    const own = credentialName(active, this.#speech);
    const { scenario } = this.#sandbox;
    const name = active.kind === 'sandbox' && scenario !== undefined ? `${own}: ${scenario}` : own;
    const profile = active.kind === 'profile' ? active.profile : undefined;
    const tooltip = words.statusTooltip(name, {
      folder: this.#profiles.boundFolder(document)?.name,
      isProduction: profile?.environment === 'production',
      isReadOnly: profile?.isReadOnly === true,
    });
    const isProduction = profile?.environment === 'production';
    const background = isProduction ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    for (const item of [this.#dot, this.#item]) {
      item.name = 'Tracecord';
      item.tooltip = tooltip;
      item.accessibilityInformation = { label: tooltip, role: 'button' };
      item.command = commandName('chooseCredential');
    }
    this.#item.text = `${credentialSign(active)} ${name}`;
    this.#item.backgroundColor = background;
    this.#dot.text = '$(circle-filled)';
    this.#dot.color = profile === undefined ? undefined : new vscode.ThemeColor(`charts.${profile.color}`);
    this.#item.show();
    if (profile !== undefined) this.#dot.show();
    else this.#dot.hide();
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
