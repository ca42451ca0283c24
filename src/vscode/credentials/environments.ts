import * as vscode from 'vscode';
import {
  chosenHttpEnvironment,
  httpEnvironmentFiles,
  httpEnvironmentNames,
} from '../../core/request/httpEnvironment.ts';
import type { OutsideFile } from '../../words/values.ts';
import { offer } from '../remedy.ts';
import { changeSetting, setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { type EnvironmentFile, environmentFileOf } from './environmentFile.ts';
import { readHttpEnvironmentTexts } from './httpEnvironments.ts';

/** Where variables can come from, and where they come from. */
export interface Environments {
  /** Names of environment files in the workspace folder, the one in use among them where it is there. */
  readonly files: readonly string[];
  /** The one in use, whether it is there or not. */
  readonly file: string;
  /** What is not read because it leads out of its folder. */
  readonly outside: readonly OutsideFile[];
  /** Environments of `http-client.env.json` and its private file. */
  readonly names: readonly string[];
  /** The one in use; empty where there are none. */
  readonly name: string;
}

/** What there is for a document, or for the first workspace folder. Untrusted workspaces are not read. */
export async function environmentsFor(document: vscode.Uri | undefined): Promise<Environments> {
  const folder = (document && vscode.workspace.getWorkspaceFolder(document)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined || !vscode.workspace.isTrusted) {
    return { files: [], file: setting('environmentFile', document), outside: [], names: [], name: '' };
  }
  const used = await environmentFileOf(document);
  const inside = document ?? vscode.Uri.joinPath(folder.uri, 'requests.http');
  const [files, texts] = await Promise.all([environmentFiles(folder.uri, used), readHttpEnvironmentTexts(inside)]);
  const names = httpEnvironmentNames(texts);
  const name = names.length === 0 ? '' : chosenHttpEnvironment(texts, setting('environment', document));
  const chosen = used.outside === undefined ? [] : [{ name: used.name, place: used.outside, isChosen: true }];
  const outside = [...chosen, ...texts.outside.map((one) => ({ ...one, isChosen: false }))];
  return { files, file: used.name, outside, names, name };
}

async function environmentFiles(folder: vscode.Uri, used: EnvironmentFile): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  const files = entries.filter(([name, type]) => /^\.env(?:\..+)?$/.test(name) && (type & vscode.FileType.File) !== 0);
  const names = files.map(([name]) => name).sort();
  const isApart = !names.includes(used.name) && used.uri !== undefined && (await isThere(used.uri));
  return isApart ? [used.name, ...names] : names;
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    ({ type }) => (type & vscode.FileType.File) !== 0,
    () => false,
  );
}

/** Command: which environment file, and which environment of .http files, variables are taken from. */
export async function chooseEnvironment(speech: Speech): Promise<void> {
  const words = await speech.values();
  if (!vscode.workspace.isTrusted) {
    return offer({ kind: 'manage-trust' }, speech, (button) =>
      vscode.window.showWarningMessage(words.environmentsUntrusted, button),
    );
  }
  const document = vscode.window.activeTextEditor?.document.uri;
  const { files, file, names, name } = await environmentsFor(document);
  if (files.length + names.length === 0) {
    void vscode.window.showInformationMessage(words.noEnvironments);
    return;
  }
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, run: async () => {} });
  const row = (label: string, isUsed: boolean, run: () => Promise<void>) => ({
    label: `$(${isUsed ? 'check' : 'symbol-variable'}) ${label}`,
    description: isUsed ? words.inUse : '',
    run,
  });
  const chosen = await vscode.window.showQuickPick(
    [
      ...(files.length === 0 ? [] : [heading(words.environmentFiles)]),
      ...files.map((one) => row(one, one === file, () => changeSetting('environmentFile', one, speech))),
      ...(names.length === 0 ? [] : [heading(words.environmentNames(httpEnvironmentFiles.shared))]),
      ...names.map((one) => row(one, one === name, () => changeSetting('environment', one, speech))),
    ],
    { title: words.environmentTitle },
  );
  await chosen?.run();
}
