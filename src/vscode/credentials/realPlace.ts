import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Links that are followed one after the other at most, as Linux does. */
const mostLinks = 40;

/**
 * Where a path leads with every link followed, also where nothing is there yet. Undefined where that cannot be told.
 */
export async function realPlace(path: string, links = mostLinks): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if ((code !== 'ENOENT' && code !== 'ENOTDIR') || links === 0) return undefined;
  }
  const target = await readlink(path).catch(() => undefined);
  if (target !== undefined) return realPlace(resolve(dirname(path), target), links - 1);
  const parent = dirname(path);
  if (parent === path) return path;
  const place = await realPlace(parent, links);
  return place === undefined ? undefined : join(place, basename(path));
}
