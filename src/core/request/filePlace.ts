/**
 * The other computer that a path names (`\\host\share`, `//host/share` and `\\?\UNC\host\share` on Windows), in lower
 * case; `?` or `.` where it names a device instead. Looking at such a path already opens a connection. Undefined for
 * every other path. With slashes it is an ordinary path on other systems.
 */
export function hostOfPath(path: string, isWindows: boolean): string | undefined {
  const [, host, share] = /^[\\/]{2}([^\\/]*)(?:[\\/]+UNC[\\/]+([^\\/]*))?/i.exec(path) ?? [];
  if (host === undefined || !(isWindows || path.startsWith('\\\\'))) return undefined;
  return (host === '?' && share !== undefined ? share : host).toLowerCase();
}

/** Whether a path lies in a folder. Both are absolute, without `..` and with their links followed. */
export function isInsideFolder(path: string, folder: string): boolean {
  const separators = folder.startsWith('/') ? '/' : '/\\';
  const base = separators.includes(folder.at(-1) ?? '') ? folder.slice(0, -1) : folder;
  return path.startsWith(base) && path.length > base.length && separators.includes(path.charAt(base.length));
}
