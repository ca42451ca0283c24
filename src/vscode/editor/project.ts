import * as vscode from 'vscode';
import type { Project } from '../../core/mend/mend.ts';

/** What the workspace calls itself, from the package.json or pyproject.toml of the document's folder. */
export async function readProject(document: vscode.Uri): Promise<Project> {
  const folder = vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (folder === undefined) return {};
  const manifest = await read(vscode.Uri.joinPath(folder, 'package.json'));
  if (manifest !== undefined) return fromPackageJson(manifest);
  const pyproject = await read(vscode.Uri.joinPath(folder, 'pyproject.toml'));
  return pyproject === undefined ? {} : fromPyproject(pyproject);
}

async function read(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

function fromPackageJson(text: string): Project {
  try {
    const { homepage, repository, version } = JSON.parse(text) as Record<string, unknown>;
    const address =
      typeof repository === 'object' && repository !== null ? (repository as { url?: unknown }).url : repository;
    return project(homepage ?? address, version);
  } catch {
    return {};
  }
}

function fromPyproject(text: string): Project {
  const url = /^\s*"?(?:homepage|repository)"?\s*=\s*"([^"]+)"/im.exec(text)?.[1];
  const version = /^\s*version\s*=\s*"([^"]+)"/im.exec(text)?.[1];
  return project(url, version);
}

/** Only what can stand in any string of any language: a manifest may have been written by somebody else. */
function project(url: unknown, version: unknown): Project {
  const address = typeof url === 'string' ? url.replace(/^git\+/, '').replace(/\.git$/, '') : '';
  return {
    ...(/^https?:\/\/[\w./:~%@?&=#+-]+$/.test(address) ? { url: address } : {}),
    ...(typeof version === 'string' && /^[\w.+-]+$/.test(version) ? { version } : {}),
  };
}
