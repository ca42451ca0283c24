import * as vscode from 'vscode';
import { parseEnvironment } from '../../core/request/environment.ts';
import { isOfPerson, setting } from '../settings.ts';
import { placeOutside } from './placeOutside.ts';

/** The environment file that belongs to a document (setting `tracecord.environmentFile`, relative to its folder). */
export interface EnvironmentFile {
  /** As the setting names it. */
  readonly name: string;
  /** Absent where no folder is open, and where it is not to be touched. */
  readonly uri?: vscode.Uri;
  /** Where it leads out of its folder, by links or by name, without the person's own settings saying so. */
  readonly outside?: string;
}

/** Finds the environment file of a document, or of the first workspace folder. What leads out of it is not touched. */
export async function environmentFileOf(document?: vscode.Uri): Promise<EnvironmentFile> {
  const name = setting('environmentFile', document);
  const folder = (document && vscode.workspace.getWorkspaceFolder(document)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return { name };
  const uri = vscode.Uri.joinPath(folder.uri, name);
  if (isOfPerson('environmentFile', document)) return { name, uri };
  const outside = await placeOutside(uri, folder.uri);
  return outside === undefined ? { name, uri } : { name, outside };
}

/** The variables of the environment file. Empty where there is none to read; untrusted workspaces are not read. */
export async function readEnvironmentFile(document?: vscode.Uri): Promise<ReadonlyMap<string, string>> {
  if (!vscode.workspace.isTrusted) return new Map();
  const { uri } = await environmentFileOf(document);
  if (uri === undefined) return new Map();
  try {
    return parseEnvironment(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return new Map();
    throw error;
  }
}
