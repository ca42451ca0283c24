import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

/** Makes a folder of its own below the system's temporary folder; it goes when this process ends. */
export function temporaryFolder(purpose: string): string {
  if (folders.size === 0) process.once('exit', removeAll);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `tracecord-${purpose}-`)));
  folders.add(folder);
  return folder;
}

/** Removes one such folder early. Files that a dying process still holds are left to the system. */
export function removeTemporaryFolder(folder: string): void {
  folders.delete(folder);
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // The folder is in the system's temporary folder: it goes with the next clean-up.
  }
}

function removeAll(): void {
  for (const folder of folders) removeTemporaryFolder(folder);
}
