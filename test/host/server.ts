import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureHost, type HostVersion } from './install.ts';
import { writeLanguagePack } from './language.ts';
import { runProgram, startProgram } from './program.ts';
import { quietSettings } from './settings.ts';
import { removeTemporaryFolder, temporaryFolder } from './temporary.ts';

/** What a VS Code server is started with. */
export interface ServerOptions {
  readonly which?: HostVersion;
  /** Absolute paths of the VSIX files to install, as a person would. */
  readonly vsix?: readonly string[];
  /** Workspace trust as its users get it; without it every folder is trusted. */
  readonly trust?: boolean;
  /** Display language such as `ja`; English where absent. */
  readonly locale?: string;
  /** Takes the payload of the address seriously, as `inside.ts` needs it. VS Code shows no notifications then. */
  readonly driven?: boolean;
  /** User and machine settings beside the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the server and so of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running VS Code server with folders of its own. */
export interface Server {
  /** Such as http://127.0.0.1:41234. */
  readonly address: string;
  /** VS Code's version, such as 1.139.1. */
  readonly version: string;
  /** Folder of its user data, extensions and logs; gone after `stop`. */
  readonly home: string;
  /** Exit status of the server, once it ends. */
  readonly exited: Promise<number>;
  /** What the server printed so far. */
  log(): string;
  /** Ends the server and its extension hosts and removes its folders. */
  stop(): Promise<void>;
}

const readyTimeoutMs = 90_000;
const installTimeoutMs = 120_000;

/** Starts VS Code's own server on a free port of 127.0.0.1. Throws with its output when it does not come up in 90 s. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const host = await ensureHost(options.which ?? 'current');
  const home = temporaryFolder('vscode');
  const userData = join(home, 'user');
  const main = join(host.vscode, 'out/server-main.js');
  const folders = [
    '--accept-server-license-terms',
    ...['--user-data-dir', userData],
    ...['--server-data-dir', join(home, 'server')],
    ...['--extensions-dir', join(home, 'extensions')],
  ];
  const env = { ...editorEnvironment(), ...options.env };
  // The browser build reads user settings from User, and settings of machine scope from Machine.
  const settings = JSON.stringify({ ...quietSettings, ...options.settings }, null, 2);
  for (const scope of ['User', 'Machine']) {
    await mkdir(join(userData, scope), { recursive: true });
    await writeFile(join(userData, scope, 'settings.json'), settings);
  }
  if (options.locale) await writeLanguagePack(userData, options.locale);
  for (const vsix of options.vsix ?? []) {
    await runProgram(host.node, [main, ...folders, '--install-extension', vsix], { env, timeoutMs: installTimeoutMs });
  }
  const program = startProgram(
    host.node,
    [
      main,
      ...folders,
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
      ...['--telemetry-level', 'off'],
      ...(options.driven ? ['--enable-smoke-test-driver'] : []),
      ...(options.trust ? [] : ['--disable-workspace-trust']),
      ...(options.locale ? ['--locale', options.locale] : []),
    ],
    { cwd: home, env },
  );
  const stop = async () => {
    await program.stop();
    removeTemporaryFolder(home);
  };
  try {
    const [, port] = await program.line(/Server bound to 127\.0\.0\.1:(\d+)/, readyTimeoutMs);
    await program.line(/Extension host agent started/, readyTimeoutMs);
    const address = `http://127.0.0.1:${port}`;
    return { address, version: host.version, home, exited: program.exited, log: program.output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where the browser opens `folder` (absolute, or a .code-workspace file) in that VS Code; `payload` is VS Code's own list of start-up wishes. */
export function workbenchAddress(
  server: Pick<Server, 'address'>,
  folder: string,
  payload: readonly (readonly [string, string])[] = [],
): string {
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = [[kind, folder], ...(payload.length > 0 ? [['payload', JSON.stringify(payload)]] : [])];
  const written = query.map(([name, value = '']) => `${name}=${encodeURIComponent(value).replaceAll('%2F', '/')}`);
  return `${server.address}/?${written.join('&')}`;
}

/** This process' environment without what another VS Code or npm left in it, and without a gallery to ask. */
function editorEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, EXTENSIONS_GALLERY: '{}' };
  for (const name of Object.keys(env)) if (/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$)/.test(name)) delete env[name];
  return env;
}
