import { createHash } from 'node:crypto';
import * as vscode from 'vscode';

/** Where the hooks of bots are; undefined for a language whose hook is not part of this installation. */
export interface HookFiles {
  /** The file that Node loads first. */
  readonly node?: vscode.Uri;
  /** The folder in which Python finds its hook. */
  readonly python?: vscode.Uri;
}

/**
 * Copies the hooks out of the extension's own folder, which an update deletes under running terminals: a `node` whose
 * preloaded file is gone does not start any more. A copy is named after its content and stays.
 */
export async function copyHooks(extension: vscode.Uri, storage: vscode.Uri): Promise<HookFiles> {
  const source = vscode.Uri.joinPath(extension, 'dist/capture');
  const target = vscode.Uri.joinPath(storage, 'capture', await nameOf(source));
  if (!(await exists(target))) {
    const draft = vscode.Uri.joinPath(storage, 'capture', `.${globalThis.crypto.randomUUID()}`);
    try {
      await vscode.workspace.fs.copy(source, draft);
      await vscode.workspace.fs.rename(draft, target);
    } catch (error) {
      // Another window may have been faster.
      await vscode.workspace.fs.delete(draft, { recursive: true }).then(undefined, () => {});
      if (!(await exists(target))) throw error;
    }
  }
  const node = vscode.Uri.joinPath(target, 'node/guard.cjs');
  const python = vscode.Uri.joinPath(target, 'python');
  const sitecustomize = vscode.Uri.joinPath(python, 'sitecustomize.py');
  return {
    ...((await exists(node)) ? { node } : {}),
    ...((await exists(sitecustomize)) ? { python } : {}),
  };
}

/** A name that is another one for every other content. */
async function nameOf(folder: vscode.Uri): Promise<string> {
  const hash = createHash('sha256');
  await addTo(hash, folder, '');
  return hash.digest('hex').slice(0, 16);
}

async function addTo(hash: ReturnType<typeof createHash>, folder: vscode.Uri, path: string): Promise<void> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (all) => all.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    () => [],
  );
  for (const [name, type] of entries) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) await addTo(hash, uri, `${path}/${name}`);
    else hash.update(`${path}/${name}\0`).update(await vscode.workspace.fs.readFile(uri));
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
