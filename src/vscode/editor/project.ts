import * as vscode from 'vscode';
import type { Project } from '../../core/mend/mend.ts';
import { readEnvironmentFile } from '../credentials/environmentFile.ts';

/** What the workspace calls itself, from the files of the document's folder, and its environment file. */
export async function readProject(document: vscode.Uri): Promise<Project> {
  const folder = vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (folder === undefined) return {};
  const { projectOf } = await import('../../core/mend/project.ts');
  const [manifest, pyproject, git] = await Promise.all(
    ['package.json', 'pyproject.toml', '.git/config'].map((name) => readText(vscode.Uri.joinPath(folder, name))),
  );
  return { ...projectOf({ manifest, pyproject, git }), environment: await readEnvironmentFile(document) };
}

/** The text of a file, or undefined where it cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
