import { cp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from './checkout.ts';
import { temporaryFolder } from './temporary.ts';

/** Absolute path of the packed VSIX. Throws where it was not built. */
export async function packedVsix(): Promise<string> {
  const path = join(checkout, 'out/tracecord.vsix');
  await stat(path).catch(() => {
    throw new Error(`${path} is missing: \`npm run build && node test/package.mjs\` packs it.`);
  });
  return path;
}

/** A copy of the sample workspace, so that nothing that is tried there touches the checkout. */
export async function copySample(): Promise<string> {
  const folder = join(temporaryFolder('sample'), 'sample');
  await cp(join(checkout, 'test/sample'), folder, { recursive: true });
  return folder;
}

/** The same with test/fixtures as `fixtures`: what the suites inside the extension host open. */
export async function copySuiteWorkspace(): Promise<string> {
  const folder = await copySample();
  await cp(join(checkout, 'test/fixtures'), join(folder, 'fixtures'), { recursive: true });
  return folder;
}
