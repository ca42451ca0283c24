import * as vscode from 'vscode';
import {
  type HttpEnvironmentTexts,
  httpEnvironment,
  httpEnvironmentFiles,
} from '../../core/request/httpEnvironment.ts';
import { setting } from '../settings.ts';

/** No project nests its requests deeper than this. */
const mostFolders = 30;

/**
 * The variables of the chosen environment (setting `tracecord.environment`) for an .http or .rest file. Empty for other
 * documents and where there are none; untrusted workspaces are not read.
 */
export async function readHttpEnvironment(document: vscode.Uri): Promise<ReadonlyMap<string, string>> {
  if (!/\.(?:http|rest)$/i.test(document.path)) return new Map();
  return httpEnvironment(await readHttpEnvironmentTexts(document), setting('environment', document));
}

/** The files with environments beside a document or in the nearest folder above, up to its workspace folder. */
export async function readHttpEnvironmentTexts(document: vscode.Uri): Promise<HttpEnvironmentTexts> {
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (!vscode.workspace.isTrusted || root === undefined) return {};
  let folder = vscode.Uri.joinPath(document, '..');
  for (let level = 0; level < mostFolders && folder.path.startsWith(root.path); level++) {
    const [shared, hidden] = await Promise.all([
      read(folder, httpEnvironmentFiles.shared),
      read(folder, httpEnvironmentFiles.private),
    ]);
    if (shared !== undefined || hidden !== undefined) {
      return {
        ...(shared === undefined ? {} : { shared }),
        ...(hidden === undefined ? {} : { private: hidden }),
      };
    }
    if (folder.path === root.path) break;
    folder = vscode.Uri.joinPath(folder, '..');
  }
  return {};
}

async function read(folder: vscode.Uri, name: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}
