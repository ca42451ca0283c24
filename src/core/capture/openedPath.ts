import { framePath } from './callSite.ts';

/** A folder of the workspace: as it was opened, and where it really is. Absolute paths. */
export interface OpenedRoot {
  readonly opened: string;
  readonly real: string;
}

/**
 * A file of a workspace that was opened through a link, as the editor calls it: runtimes call it by its real path. Any
 * other path stays as it is.
 */
export function openedPath(file: string, roots: readonly OpenedRoot[]): string {
  const path = framePath(file);
  const isBelow = (root: string) => path.startsWith(`${folderOf(root)}/`);
  if (roots.some(({ opened }) => isBelow(opened))) return file;
  const [nearest] = roots
    .filter(({ real }) => isBelow(real))
    .toSorted((a, b) => folderOf(b.real).length - folderOf(a.real).length);
  return nearest === undefined ? file : folderOf(nearest.opened) + path.slice(folderOf(nearest.real).length);
}

function folderOf(root: string): string {
  return framePath(root).replace(/\/$/, '');
}
