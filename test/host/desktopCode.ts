import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeTheEnd, runProgram, startProgram } from './program.ts';
import { quietSettings } from './settings.ts';
import { temporaryFolder } from './temporary.ts';

/** A desktop VS Code with folders of its own; the person's own installation is untouched. */
export interface DesktopCode {
  /** Resolves with when its window was closed. */
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

/** What is opened in it. Paths are absolute. */
export interface DesktopOptions {
  readonly vsix: string;
  readonly folder: string;
  /** Opened in an editor: its language activates the extension. */
  readonly file: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Time from the start of the program to the activated extension, in ms. A first start unpacks and indexes. */
const activationTimeoutMs = 60_000;

/**
 * The `code` command of a desktop VS Code, where there is one that can open a window here. The `code` inside a remote
 * terminal talks to the window it belongs to and is not meant.
 */
export function findDesktopCode(): string | undefined {
  if (process.env.VSCODE_IPC_HOOK_CLI || process.env.SSH_CONNECTION) return undefined;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** Installs the VSIX into fresh folders, opens the window and waits until VS Code's own log says that ours is active. */
export async function openDesktopCode(code: string, options: DesktopOptions): Promise<DesktopCode> {
  const home = temporaryFolder('desktop');
  const userData = join(home, 'user');
  const common = [
    ...['--user-data-dir', userData, '--extensions-dir', join(home, 'extensions')],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  await mkdir(join(userData, 'User'), { recursive: true });
  await writeFile(join(userData, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }));
  await run(code, [...common, '--install-extension', options.vsix]);
  const program = startProgram(
    ...shell(code, [
      ...common,
      ...['--new-window', '--wait', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
      options.folder,
      options.file,
    ]),
  );
  // `code` hands over to a process of its own group; its number stands in the lock file of its user data.
  const endWindow = () => endProcess(join(userData, 'code.lock'));
  beforeTheEnd(endWindow);
  const stop = async () => {
    endWindow();
    await program.stop();
  };
  try {
    const deadline = Date.now() + activationTimeoutMs;
    while (!(await isActive(userData))) {
      if (Date.now() > deadline)
        throw new Error(`The extension was not active in ${code} after 60 s:\n${program.output()}`);
      await sleep(250);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { exited: program.exited, stop };
}

async function isActive(userData: string): Promise<boolean> {
  const files = await readdir(join(userData, 'logs'), { recursive: true }).catch(() => []);
  for (const file of files.filter((name) => name.endsWith('exthost.log'))) {
    const log = await readFile(join(userData, 'logs', file), 'utf8').catch(() => '');
    if (/_doActivateExtension tracecord\.tracecord\b/.test(log)) return true;
  }
  return false;
}

function run(code: string, args: readonly string[]): Promise<string> {
  const [file, all] = shell(code, args);
  return runProgram(file, all, { timeoutMs: 60_000 });
}

/** On Windows `code` is a batch file, which only a shell starts. */
function shell(code: string, args: readonly string[]): [string, readonly string[]] {
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', code, ...args]] : [code, args];
}

function endProcess(lock: string): void {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid > 0) process.kill(pid, 'SIGTERM');
  } catch {
    // Its window was closed.
  }
}
