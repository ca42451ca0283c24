import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { workspaceOfStorage } from '../../core/journal/storageFolder.ts';

/**
 * A journal's folder (`workspaceStorage/ID/EXTENSION/journal`) and those of other windows of the same workspace, which
 * hold parts of the same journal. The folder alone where it lies elsewhere, as without a workspace.
 */
export async function journalFolders(folder: string): Promise<readonly string[]> {
  const extension = dirname(folder);
  const workspace = dirname(extension);
  const root = dirname(workspace);
  if (basename(root) !== 'workspaceStorage') return [folder];
  const own = basename(workspace);
  const names = await readdir(root).catch(() => []);
  const others = names.filter((name) => name !== own && workspaceOfStorage(name) === workspaceOfStorage(own));
  return [folder, ...others.map((name) => join(root, name, basename(extension), basename(folder)))];
}
