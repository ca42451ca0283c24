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

/** The active credential in the status bar, from the first request in sight on. */
export class CredentialStatus implements vscode.Disposable {
  readonly #lifetime = new Lifetime();

  constructor(profiles: Profiles, index: RequestIndex, speech: Speech) {
    const own = this.#lifetime;
    const item = own.own(vscode.window.createStatusBarItem('credential', vscode.StatusBarAlignment.Left));
    const refresh = () => {
      const name = credentialName(profiles.active(), speech);
      item.name = 'Tracecord';
      item.text = `$(key) ${name}`;
      item.tooltip = speech.shell.statusTooltip(name);
      item.accessibilityInformation = { label: speech.shell.statusTooltip(name), role: 'button' };
      item.command = commandName('chooseCredential');
    };
    refresh();
    own.own(profiles.onDidChange(refresh));
    own.own(speech.onDidChange(refresh));
    own.own(index.onDidChange((document) => index.current(document)?.length && item.show()));
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
