import * as vscode from 'vscode';
import {
  type HttpEnvironmentTexts,
  httpEnvironment,
  httpEnvironmentFiles,
} from '../../core/request/httpEnvironment.ts';
import { setting } from '../settings.ts';
import { placeOutside } from './placeOutside.ts';

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

/** A file that a link leads out of the workspace folder, and where to. */
interface LedOutside {
  readonly name: string;
  readonly place: string;
}

/** What was found of the two files. */
export interface FoundEnvironments extends HttpEnvironmentTexts {
  /** Those that are not read, because a link leads out of the workspace folder. */
  readonly outside: readonly LedOutside[];
}

/** The files with environments beside a document or in the nearest folder above, up to its workspace folder. */
export async function readHttpEnvironmentTexts(document: vscode.Uri): Promise<FoundEnvironments> {
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (!vscode.workspace.isTrusted || root === undefined) return { outside: [] };
  let folder = vscode.Uri.joinPath(document, '..');
  for (let level = 0; level < mostFolders && folder.path.startsWith(root.path); level++) {
    const [shared, hidden] = await Promise.all([
      read(folder, httpEnvironmentFiles.shared, root),
      read(folder, httpEnvironmentFiles.private, root),
    ]);
    if (shared !== undefined || hidden !== undefined) {
      return {
        ...(shared?.text === undefined ? {} : { shared: shared.text }),
        ...(hidden?.text === undefined ? {} : { private: hidden.text }),
        outside: [shared, hidden].flatMap((one) => one?.outside ?? []),
      };
    }
    if (folder.path === root.path) break;
    folder = vscode.Uri.joinPath(folder, '..');
  }
  return { outside: [] };
}

/** One file with environments: its text, or where it leads. */
interface FoundFile {
  readonly text?: string;
  readonly outside?: LedOutside;
}

async function read(folder: vscode.Uri, name: string, root: vscode.Uri): Promise<FoundFile | undefined> {
  const file = vscode.Uri.joinPath(folder, name);
  try {
    await vscode.workspace.fs.stat(file);
    const place = await placeOutside(file, root);
    if (place !== undefined) return { outside: { name, place } };
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}
