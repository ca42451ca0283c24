import { readFile, stat } from 'node:fs/promises';

/** Bytes of a file that are looked at before it is sent: Discord takes files of 10 MiB from everyone. */
const mostBytes = 10 * 1024 * 1024;

/**
 * The text of a file that a body names, for a look at what it would do; null where it is no plain file, cannot be read,
 * or is too big for that. What is no text is read all the same.
 */
export async function bodyFileText(path: string): Promise<string | null> {
  try {
    const facts = await stat(path);
    return facts.isFile() && facts.size <= mostBytes ? await readFile(path, 'utf8') : null;
  } catch {
    return null;
  }
}
