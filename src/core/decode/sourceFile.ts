/**
 * Which of a workspace's files a trace means: the one whose path ends most like the trace's, since code often runs in
 * another folder or on another machine than it is edited in. Undefined where no file has that name, or where the best
 * two agree equally far.
 * @param written the path of the trace, in any system's form, or a `file:` URL
 * @param candidates paths of the workspace with `/`
 */
export function sourceFileOf(written: string, candidates: readonly string[]): string | undefined {
  const wanted = segmentsOf(written);
  const ranked = candidates
    .map((path) => ({ path, shared: sharedEnd(wanted, segmentsOf(path)) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const [best, second] = ranked;
  return best === undefined || best.shared === second?.shared ? undefined : best.path;
}

function segmentsOf(path: string): string[] {
  return path
    .replace(/^file:\/\//, '')
    .split(/[\\/]+/)
    .filter((segment) => segment !== '' && segment !== '.');
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}
