import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { alone } from './alone.ts';
import { checkout } from './checkout.ts';
import { runProgram } from './program.ts';

/** Packages with a lockfile of their own, which `npm ci` of the project leaves alone. */
export interface Lockfile {
  /** Absolute path of the folder with package.json and package-lock.json. */
  readonly folder: string;
  /** What people call these packages. */
  readonly shown: string;
  /** How much comes over the wire, in MB. */
  readonly megabytes: number;
  /** Done once after each installation. */
  readonly finish?: () => Promise<void>;
}

/** `npm ci` over a slow line; a fast one takes 20 s. In ms. */
const installTimeoutMs = 8 * 60_000;

/**
 * Installs one lockfile unless that is done already; a changed lockfile installs anew.
 * Needs npm and its registry, nothing else: no install script runs, nothing is compiled.
 * Throws with npm's own words and what to do.
 */
export async function ensureLockfile({ folder, shown, megabytes, finish }: Lockfile): Promise<void> {
  if (isInstalled(folder)) return;
  await alone(join(checkout, 'out', `installing-${basename(folder)}`), async () => {
    if (isInstalled(folder)) return;
    const started = Date.now();
    console.error(`Installing ${shown} from the npm registry: once per lockfile, about ${megabytes} MB.`);
    const progress = setInterval(() => console.error(`  … ${seconds(started)} s`), 20_000);
    try {
      await runNpm(
        ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-engine-strict', '--loglevel=error'],
        folder,
      );
      await finish?.();
      await writeFile(stampFileOf(folder), stampOf(folder));
    } catch (error) {
      throw new Error(
        `${shown} could not be installed. Check that \`npm ping\` answers and that there is 1 GB of disk, then run the same command again.\n${error instanceof Error ? error.message : error}`,
      );
    } finally {
      clearInterval(progress);
    }
    console.error(`Installed ${shown} in ${seconds(started)} s.`);
  });
}

/** Whether the packages of a lockfile are here as it says. */
export function isInstalled(folder: string): boolean {
  const file = stampFileOf(folder);
  return existsSync(file) && readFileSync(file, 'utf8') === stampOf(folder);
}

function stampFileOf(folder: string): string {
  return join(folder, 'node_modules', '.tracecord-stamp');
}

function stampOf(folder: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

/** npm as this process was started by it, else the one on the PATH. */
async function runNpm(args: readonly string[], cwd: string): Promise<void> {
  const started = process.env.npm_execpath;
  const [file, first] = started?.endsWith('.js') ? [process.execPath, [started]] : ['npm', []];
  await runProgram(file, [...first, ...args], { cwd, timeoutMs: installTimeoutMs });
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
