import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import type { BodyFileLook } from '../core/request/bodyFile.ts';
import { hostOfPath, isInsideFolder } from '../core/request/filePlace.ts';

const isWindows = process.platform === 'win32';

/** Milliseconds after which a file system is taken to have stopped answering. */
const longestLook = 10_000;

/** Where a file lies that a body names; as written where it names another computer, or where there is no folder. */
export function bodyFilePath(folder: string | undefined, written: string): string {
  if (folder === undefined || hostOfPath(written, isWindows) !== undefined) return written;
  return resolve(folder, written);
}

/**
 * Looks at files that bodies name, without opening them. What lies in one of `folders`, links followed, is inside; the
 * root of a disk holds everything and counts as no folder. Of other computers only those are looked at that a folder is
 * on. `anywhere`: the person allowed every file.
 */
export function bodyFileLook(
  folders: readonly string[],
  { anywhere = false }: { readonly anywhere?: boolean } = {},
): (path: string) => Promise<BodyFileLook> {
  const narrow = folders.filter((folder) => dirname(folder) !== folder);
  const hosts = new Set(narrow.map((folder) => hostOfPath(folder, isWindows)));
  const isElsewhere = (path: string) => {
    const host = hostOfPath(path, isWindows);
    return host !== undefined && !anywhere && !hosts.has(host);
  };
  const lookAt = async (written: string): Promise<BodyFileLook> => {
    try {
      const path = await realpath(written);
      if (isElsewhere(path)) return { kind: 'problem', problem: 'other-host' };
      const found = await stat(path);
      if (!found.isFile()) return { kind: 'problem', problem: 'not-a-file' };
      const roots = await Promise.all(narrow.map((folder) => realpath(folder).catch(() => folder)));
      const isInside = anywhere || roots.some((root) => isInsideFolder(path, root));
      return { kind: 'file', path, bytes: found.size, isInside };
    } catch (error) {
      const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException;
      const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
      return { kind: 'problem', problem: isMissing ? 'missing' : 'unreadable', code };
    }
  };
  return async (written) => {
    if (isElsewhere(written)) return { kind: 'problem', problem: 'other-host' };
    if (!isAbsolute(written)) return { kind: 'problem', problem: 'no-folder' };
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<BodyFileLook>((resolve) => {
      timer = setTimeout(resolve, longestLook, { kind: 'problem', problem: 'unreadable', code: 'ETIMEDOUT' });
    });
    return Promise.race([lookAt(written), tooLong]).finally(() => clearTimeout(timer));
  };
}

/** Bytes that are read at once. */
const pieceBytes = 1024 * 1024;

/**
 * The bytes of a regular file, `most` at most. Rejects with `ERR_BODY_FILE` for everything else, which is never opened,
 * and with the reason of the signal when that is first.
 */
export async function readBodyFile(path: string, most: number, signal: AbortSignal): Promise<Buffer> {
  signal.throwIfAborted();
  try {
    if (!isAbsolute(path)) throw new Error(`${path} is relative to nothing`);
    // A pipe would already wait when it is opened, and a device may do anything.
    if (!(await stat(path)).isFile()) throw new Error(`${path} is no regular file`);
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await file.stat();
      if (!found.isFile()) throw new Error(`${path} is no regular file`);
      if (found.size > most) throw tooBig(path, found.size, most);
      // One byte more than it says, to see its end.
      let buffer = Buffer.allocUnsafe(found.size + 1);
      for (let bytes = 0; ; ) {
        signal.throwIfAborted();
        // It grows, or says nothing of its size.
        if (bytes === buffer.length) buffer = Buffer.concat([buffer], Math.min(most + 1, 2 * bytes + pieceBytes));
        const { bytesRead } = await file.read(buffer, bytes, Math.min(pieceBytes, buffer.length - bytes));
        if (bytesRead === 0) return buffer.subarray(0, bytes);
        bytes += bytesRead;
        if (bytes > most) throw tooBig(path, bytes, most);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw Object.assign(new Error((error as Error).message), { code: 'ERR_BODY_FILE' });
  }
}

function tooBig(path: string, bytes: number, most: number): Error {
  return new Error(`${path} has ${bytes} bytes or more, of which ${most} may be sent`);
}
