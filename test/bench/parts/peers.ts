import { createRequire } from 'node:module';
import { join } from 'node:path';
import { checkout } from '../../host/checkout.ts';
import { ensureLockfile } from '../../host/lockfile.ts';

const folder = join(checkout, 'test/bench/peers');

/** Folder with the packages that Tracecord is held against. */
export const peerPackages: string = join(folder, 'node_modules');

/** The `require` of the packages that Tracecord is held against. Installs them on first use. */
export async function peers(): Promise<NodeJS.Require> {
  await ensureLockfile({ folder, shown: 'the peers of the bench (test/bench/peers)', megabytes: 100 });
  return createRequire(join(folder, 'package.json'));
}

/** The version of an installed peer, or of a package in another folder. */
export function versionOf(require: NodeJS.Require, name: string, packages = peerPackages): string {
  return `${name} ${(require(join(packages, name, 'package.json')) as { version: string }).version}`;
}
