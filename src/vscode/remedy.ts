import * as vscode from 'vscode';
import { commandName, type Settings, viewIds } from './contributions.ts';
import type { Speech } from './speech.ts';

/** What a person can do about a message. */
export type Remedy =
  | { readonly kind: 'choose-credential' }
  | { readonly kind: 'manage-trust' }
  | { readonly kind: 'open-setting'; readonly setting: keyof Settings }
  | { readonly kind: 'show-runner' };

/** Says something with the way out as its button; without one VS Code cuts the message off after a line. */
export async function offer(
  remedy: Remedy,
  speech: Speech,
  say: (button: string) => Thenable<string | undefined>,
): Promise<void> {
  const button = speech.shell.remedy(remedy.kind);
  if ((await say(button)) === button) await carryOut(remedy);
}

function carryOut(remedy: Remedy): Thenable<unknown> {
  switch (remedy.kind) {
    case 'choose-credential':
      return vscode.commands.executeCommand(commandName('chooseCredential'));
    case 'manage-trust':
      return vscode.commands.executeCommand('workbench.trust.manage');
    case 'open-setting':
      return vscode.commands.executeCommand('workbench.action.openSettings', `tracecord.${remedy.setting}`);
    case 'show-runner':
      return vscode.commands.executeCommand(`${viewIds.runner}.focus`);
    default:
      return remedy satisfies never;
  }
}
