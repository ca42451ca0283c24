import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function isCheckout(folder: string): boolean {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === 'tracecord';
  } catch {
    return false;
  }
}

function folderAbove(start: string): string {
  let folder = start;
  while (!isCheckout(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No checkout of tracecord above ${start}.`);
    folder = parent;
  }
  return folder;
}

/** Absolute path of the checkout, wherever this module was bundled to below it. */
export const checkout: string = folderAbove(dirname(fileURLToPath(import.meta.url)));
