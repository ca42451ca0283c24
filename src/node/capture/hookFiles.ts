import { createHash } from 'node:crypto';
import { access, cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CopyHooks } from '../../core/capture/listening.ts';

/** Milliseconds after which a copy that nobody has used is emptied. */
const keptUnused = 30 * 24 * 60 * 60 * 1000;

/** What NODE_OPTIONS of a shell names: a `node` whose preloaded file is gone does not start any more. */
const guard = join('node', 'guard.cjs');

/**
 * Copies the hooks out of the extension's own folder, which an update deletes under running terminals. A copy is named
 * after its content, with the time of its last use beside it (`NAME.used`). Of those that nobody has used for long only
 * the guard is left, which does nothing by itself: no shell can be so old that its `node` fails.
 */
export const copyHooks: CopyHooks = async ({ shipped, kept, mayEmpty, now }) => {
  const name = await nameOf(shipped);
  const target = join(kept, name);
  if (!(await exists(target))) await copyWhole(shipped, target, join(kept, `.${globalThis.crypto.randomUUID()}`));
  if ((await nameOf(target)) !== name) await complete(shipped, target);
  const renew = (at: number) => stamp(kept, name, at);
  await renew(now);
  if (mayEmpty) await emptyUnused(kept, name, now).catch(() => {});
  const node = join(target, guard);
  const python = join(target, 'python');
  return {
    ...((await exists(node)) ? { node } : {}),
    ...((await exists(join(python, 'sitecustomize.py'))) ? { python } : {}),
    renew: (at) => renew(at).catch(() => {}),
  };
};

/** All of it, or nothing: a shell may start in between. */
async function copyWhole(from: string, to: string, draft: string): Promise<void> {
  try {
    await cp(from, draft, { recursive: true });
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another window may have been faster.
    if (!(await exists(to))) throw error;
  }
}

/** Writes what a copy lacks that was emptied, in the place of what is there. */
async function complete(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await complete(source, target);
    else await writeFile(target, await readFile(source));
  }
}

async function emptyUnused(kept: string, current: string, now: number): Promise<void> {
  for (const entry of await readdir(kept, { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isDirectory() || name === current) continue;
    const usedAt = await lastUse(kept, name);
    if (usedAt === null) {
      // Of before there were times of use: it counts from now on.
      await stamp(kept, name, now);
    } else if (now - usedAt > keptUnused) {
      await empty(join(kept, name));
      if (name.startsWith('.')) await rm(stampOf(kept, name), { force: true });
    }
  }
}

/** Leaves the guard alone; what was never finished goes whole, for nothing names it. */
async function empty(copy: string): Promise<void> {
  const isDraft = /[/\\]\.[^/\\]*$/.test(copy);
  if (isDraft) return rm(copy, { recursive: true, force: true });
  for (const name of await readdir(copy)) if (name !== 'node') await rm(join(copy, name), { recursive: true });
  for (const name of await readdir(join(copy, 'node')))
    if (join('node', name) !== guard) await rm(join(copy, 'node', name), { recursive: true });
}

function stampOf(kept: string, name: string): string {
  return join(kept, `${name}.used`);
}

async function stamp(kept: string, name: string, at: number): Promise<void> {
  const file = stampOf(kept, name);
  await writeFile(file, '');
  await utimes(file, at / 1000, at / 1000);
}

async function lastUse(kept: string, name: string): Promise<number | null> {
  return stat(stampOf(kept, name)).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

/** A name that is another one for every other content. */
async function nameOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  await addTo(hash, folder, '');
  return hash.digest('hex').slice(0, 16);
}

async function addTo(hash: ReturnType<typeof createHash>, folder: string, path: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry;
    const file = join(folder, name);
    if (entry.isDirectory()) await addTo(hash, file, `${path}/${name}`);
    // What Python makes of its files is no part of them.
    else if (!name.endsWith('.pyc')) hash.update(`${path}/${name}\0`).update(await readFile(file));
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
