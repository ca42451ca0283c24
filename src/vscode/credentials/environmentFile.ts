import * as vscode from 'vscode';
import { parseEnvironment } from '../../core/request/environment.ts';
import { setting } from '../settings.ts';

/** The name of the environment file that belongs to a document, relative to its workspace folder. */
export function environmentFileOf(document?: vscode.Uri): string {
  return setting('environmentFile', document);
}

/**
 * The variables of the environment file that belongs to a document (setting `tracecord.environmentFile`, relative to
 * its workspace folder). Empty where there is none; untrusted workspaces are not read.
 */
export async function readEnvironmentFile(document?: vscode.Uri): Promise<ReadonlyMap<string, string>> {
  if (!vscode.workspace.isTrusted) return new Map();
  const folder = (document && vscode.workspace.getWorkspaceFolder(document)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return new Map();
  try {
    const file = vscode.Uri.joinPath(folder.uri, environmentFileOf(document));
    return parseEnvironment(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return new Map();
    throw error;
  }
}
