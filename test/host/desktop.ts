// The suites of test/host/suites on the desktop build of VS Code, for machines that can download it (macOS and Windows
// included): `node out/test/host/desktop.mjs [part of a name …]`. Runs on the oldest supported version and on the newest.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests, runVSCodeCommand } from '@vscode/test-electron';
import { checkout } from './checkout.ts';
import { emptyExtension } from './inside.ts';
import { copySuiteWorkspace, packedVsix } from './product.ts';
import { quietSettings } from './settings.ts';
import { suiteEnvironment, suiteModules, suiteRunner } from './suiteModules.ts';
import { temporaryFolder } from './temporary.ts';

const cachePath = join(checkout, 'out/vscode-desktop');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

/** The lowest version that the manifest allows, such as 1.105.0. */
async function oldest(): Promise<string> {
  const { engines } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
  return String(engines.vscode).replace(/^\D+/, '');
}

async function download(version: string): Promise<string> {
  try {
    return await downloadAndUnzipVSCode({ version, cachePath, timeout: 20_000 });
  } catch (error) {
    throw new Error(
      `VS Code ${version} for the desktop could not be downloaded here (${error instanceof Error ? error.message : error}). \`npm run test:host\` runs the same suites in VS Code's server, from the npm registry alone.`,
    );
  }
}

async function runOn(version: string): Promise<void> {
  const vscodeExecutablePath = await download(version);
  const home = temporaryFolder('desktop');
  const folders = [`--user-data-dir=${join(home, 'user')}`, `--extensions-dir=${join(home, 'extensions')}`];
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  await mkdir(join(home, 'user/User'), { recursive: true });
  await writeFile(join(home, 'user/User/settings.json'), JSON.stringify(quietSettings));
  const vsix = await packedVsix();
  await runVSCodeCommand(['--install-extension', vsix, ...folders, ...root], { version, cachePath });
  console.log(`\nIn VS Code ${version} on the desktop:`);
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: await emptyExtension(home),
    extensionTestsPath: suiteRunner,
    extensionTestsEnv: { ...suiteEnvironment, TRACECORD_SUITES: (await suiteModules(wanted)).join(',') },
    launchArgs: [await copySuiteWorkspace(), ...folders, ...root, '--disable-workspace-trust', '--skip-welcome'],
  });
}

try {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error(
      'VS Code for the desktop needs a display: run this under `xvfb-run -a`, or use `npm run test:host`.',
    );
  }
  for (const version of [await oldest(), 'stable']) await runOn(version);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
