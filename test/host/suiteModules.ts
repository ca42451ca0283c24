import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkout } from './checkout.ts';

const bundled = (name: string) => join(checkout, 'out/test/host/suites', `${name}.cjs`);

/** The module whose `run` VS Code calls. */
export const suiteRunner: string = bundled('run');

/** What the suites read from their environment. No token of the person who runs them gets in. */
export const suiteEnvironment: Readonly<Record<string, string>> = { TRACECORD_CHECKOUT: checkout, DISCORD_TOKEN: '' };

/** Absolute paths of the bundled suites whose names hold one of `wanted`, all without one. Throws where none does. */
export async function suiteModules(wanted: readonly string[]): Promise<string[]> {
  const names = (await readdir(join(checkout, 'test/host/suites')))
    .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
    .map((name) => basename(name, '.ts'))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (names.length === 0) throw new Error(`No suite in test/host/suites matches: ${wanted.join(' ')}`);
  return names.sort().map(bundled);
}
