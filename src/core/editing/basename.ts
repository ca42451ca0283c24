/** The last part of a path with forward slashes. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
