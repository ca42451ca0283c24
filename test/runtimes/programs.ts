import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { checkout } from '../host/checkout.ts';

/** How a program is started: its command, and what its environment has besides. */
export interface Program {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What `prepare.ts` brings, below folders of these names. Absolute path. */
export const prepared: string = join(checkout, 'out/runtimes');

/** How to get what is not here. */
export const remedy = 'node test/all.mjs runtimes brings it where there is apt';

/** A Python that can import all of the modules: that of PYTHON or of the PATH, the system's, or a prepared one. */
export function findPython(...modules: readonly string[]): Program | undefined {
  const own = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter((command) => command !== undefined);
  const root = join(prepared, 'python');
  const candidates = [
    ...own.map((command) => ({ command, environment: {} })),
    {
      command: join(root, 'usr/bin/python3'),
      environment: { ...libraries(root), PYTHONPATH: join(root, 'usr/lib/python3/dist-packages') },
    },
  ];
  return candidates.find((program) => works(program, ['-c', `import ${['sys', ...modules].join(', ')}`]));
}

/** A Go that builds from its own library only, and keeps what it built below `prepared`. */
export function findGo(): Program | undefined {
  const environment = {
    GOCACHE: join(prepared, 'go-cache'),
    GOPATH: join(prepared, 'go-path'),
    GOPROXY: 'off',
    GOTOOLCHAIN: 'local',
    GOFLAGS: '',
    CGO_ENABLED: '0',
  };
  const root = join(prepared, 'go/usr/lib/go');
  const candidates = [
    { command: 'go', environment },
    { command: join(root, 'bin/go'), environment: { ...environment, GOROOT: root } },
  ];
  return candidates.find((program) => works(program, ['version']));
}

/** A zsh, without the files that it reads at its start elsewhere: pass `-f`. */
export function findZsh(): Program | undefined {
  const root = join(prepared, 'zsh');
  const candidates = [
    { command: 'zsh', environment: {} },
    ...['bin', 'usr/bin'].map((folder) => ({ command: join(root, folder, 'zsh'), environment: libraries(root) })),
  ];
  return candidates.find((program) => works(program, ['-fc', 'true']));
}

/** Where libraries of unpacked packages are. */
function libraries(root: string): Readonly<Record<string, string>> {
  const folders = ['lib', 'usr/lib'].flatMap((folder) => {
    const path = join(root, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter((name) => name.includes('-linux-'))
      .map((name) => join(path, name));
  });
  return folders.length === 0 ? {} : { LD_LIBRARY_PATH: folders.join(delimiter) };
}

function works({ command, environment }: Program, parameters: readonly string[]): boolean {
  return spawnSync(command, parameters, { env: { ...process.env, ...environment } }).status === 0;
}
