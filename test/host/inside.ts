import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { follow } from './follow.ts';
import { type ServerOptions, startServer, workbenchAddress } from './server.ts';
import { removeTemporaryFolder, temporaryFolder } from './temporary.ts';

/** Suites to run inside the extension host, beside the server's own options. */
export interface InsideOptions extends ServerOptions {
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of the module whose `run` VS Code calls, see suites/run.ts. */
  readonly runner: string;
  /** Absolute paths of the bundled Mocha modules. */
  readonly suites: readonly string[];
  /** In ms. */
  readonly timeoutMs: number;
}

/**
 * Runs Mocha suites inside the extension host of a real VS Code, against the VSIX files of `options.vsix` as installed,
 * and prints what Mocha reports as it comes. Gives true when all passed; throws when VS Code does not get that far.
 */
export async function runInside(options: InsideOptions): Promise<boolean> {
  const folder = temporaryFolder('inside');
  const report = join(folder, 'report.txt');
  await writeFile(report, '');
  const server = await startServer({
    ...options,
    driven: true,
    env: { ...options.env, TRACECORD_SUITES: options.suites.join(','), TRACECORD_REPORT: report },
  });
  const browser = await launchBrowser();
  const told = follow(report, (text) => process.stdout.write(text));
  const errors: string[] = [];
  try {
    const page = await browser.newPage();
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      if (type === 'error') errors.push(args.map(String).join(' '));
    });
    const exit = new Promise<number>((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    const late = new Promise<never>((_, reject) => {
      setTimeout(
        () => reject(new Error(`The suites took longer than ${options.timeoutMs / 1000} s.`)),
        options.timeoutMs,
      ).unref();
    });
    await page.goto(
      workbenchAddress(server, options.folder, [
        ['extensionDevelopmentPath', remote(await emptyExtension(folder))],
        ['extensionTestsPath', remote(options.runner)],
        ['skipWelcome', 'true'],
      ]),
    );
    const status = await Promise.race([exit, late]);
    if (status !== 0 && told.text() === '') throw new Error('No suite was run.');
    return status === 0;
  } catch (error) {
    throw new Error([String(error), ...errors].join('\n'));
  } finally {
    told.end();
    await browser.close();
    await server.stop();
    removeTemporaryFolder(folder);
  }
}

/** VS Code runs tests only beside an extension under development: one with nothing in it, for ours is installed. */
export async function emptyExtension(folder: string): Promise<string> {
  const path = join(folder, 'tests');
  await mkdir(path, { recursive: true });
  const manifest = { name: 'tests', publisher: 'tracecord', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(join(path, 'package.json'), JSON.stringify(manifest));
  return path;
}

/** The server's files as the browser build names them: the authority is the word itself. */
function remote(path: string): string {
  return `vscode-remote://remote${path}`;
}
