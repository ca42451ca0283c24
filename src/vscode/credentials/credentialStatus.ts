import * as vscode from 'vscode';
import { commandName } from '../contributions.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import type { ActiveCredential, Profiles } from './profiles.ts';

/** How a credential is called in lenses and the status bar. */
export function credentialName(active: ActiveCredential, speech: Speech): string {
  switch (active.kind) {
    case 'none':
      return speech.shell.noCredential;
    case 'sandbox':
      return speech.shell.sandboxCredential;
    case 'profile':
      return active.profile.name;
    default:
      return active satisfies never;
  }
}

/** What goes wrong in the sandbox by a person's choice. */
export interface SandboxScenario {
  /** Its name for people; undefined while the sandbox behaves. */
  readonly scenario: string | undefined;
  readonly onDidChange: vscode.Event<void>;
}

/** The active credential in the status bar, from the first request in sight on; a chosen scenario stands beside it. */
export class CredentialStatus implements vscode.Disposable {
  readonly #lifetime = new Lifetime();

  constructor(profiles: Profiles, index: RequestIndex, sandbox: SandboxScenario, speech: Speech) {
    const own = this.#lifetime;
    const item = own.own(vscode.window.createStatusBarItem('credential', vscode.StatusBarAlignment.Left));
    const refresh = () => {
      const active = profiles.active();
      const own = credentialName(active, speech);
      const name = active.kind === 'sandbox' && sandbox.scenario !== undefined ? `${own}: ${sandbox.scenario}` : own;
      item.name = 'Tracecord';
      item.text = `$(key) ${name}`;
      item.tooltip = speech.shell.statusTooltip(name);
      item.accessibilityInformation = { label: speech.shell.statusTooltip(name), role: 'button' };
      item.command = commandName('chooseCredential');
    };
    refresh();
    own.own(profiles.onDidChange(refresh));
    own.own(speech.onDidChange(refresh));
    own.own(sandbox.onDidChange(refresh));
    own.own(index.onDidChange((document) => index.current(document)?.length && item.show()));
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
