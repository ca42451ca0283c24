import type { Uri } from 'vscode';
import { isInsideFolder } from '../../core/request/filePlace.ts';
import { realPlace } from './realPlace.ts';

/** Where a file leads out of a folder, by links or by its name; undefined where it stays inside. */
export async function placeOutside(file: Uri, folder: Uri): Promise<string | undefined> {
  if (file.scheme !== 'file') return isInsideFolder(file.path, folder.path) ? undefined : file.path;
  const [place, root] = await Promise.all([realPlace(file.fsPath), realPlace(folder.fsPath)]);
  const isInside = place !== undefined && root !== undefined && isInsideFolder(place, root);
  return isInside ? undefined : (place ?? file.fsPath);
}
