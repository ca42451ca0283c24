import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../host/checkout.ts';
import { libraries, runtimes, writeBot } from './bots.ts';
import type { Line } from './listener.ts';
import { Watched } from './watched.ts';

const inLibraries = (path: string) => join(libraries, path);

/** What people load to run TypeScript as it is, by how it stands in NODE_OPTIONS. */
const transpilers: Readonly<Record<string, string>> = {
  'ts-node': `--require ${inLibraries('ts-node/register/transpile-only.js')}`,
  'swc-node': `--require ${inLibraries('@swc-node/register/index.js')}`,
  'tsx for CommonJS': `--require ${inLibraries('tsx/dist/cjs/index.cjs')}`,
  tsx: `--import ${pathToFileURL(inLibraries('tsx/dist/loader.mjs'))}`,
};

/** Every line of a file that an event names, nearest first. */
function linesIn(file: string, { site }: Line): number[] {
  const frames = (site?.frames ?? []) as Line[];
  return frames.filter((frame) => frame.file.replace(/^file:\/\//, '') === file).map(({ line }) => line);
}

describe('the lines of a TypeScript program that is compiled as it runs', function () {
  this.timeout(60_000);
  const watched = new Watched();
  const text = readFileSync(join(checkout, 'test/fixtures/capture/typed.cts'), 'utf8');
  before(function () {
    if (!existsSync(inLibraries('ts-node'))) this.skip();
  });
  beforeEach(() => watched.open());
  afterEach(() => watched.close());
  after(() => watched.remove());

  for (const { path, version } of runtimes) {
    for (const [name, option] of Object.entries(transpilers)) {
      for (const order of ['before', 'after'] as const) {
        it(`are the written ones, with ${name} loaded ${order} the hook, Node ${version}`, async () => {
          // Before Node 22 only the plain ending is anybody's to compile.
          writeBot('package.json', '{"type":"commonjs"}');
          const project = writeBot(
            'tsconfig.json',
            JSON.stringify({ compilerOptions: { module: 'commonjs', target: 'es2020', sourceMap: true } }),
          );
          const { file, status, output } = await watched.run('typed.ts', text, {
            runtime: path,
            [order]: option,
            environment: { TS_NODE_PROJECT: project, TS_NODE_COMPILER: inLibraries('typescript') },
          });
          assert.equal(status, 0, output);
          const fetching =
            readFileSync(file, 'utf8')
              .split('\n')
              .findIndex((line) => line.includes('await fetch(')) + 1;
          const asked = watched.listener.exchanges.map(({ sent }) => Number(/channels\/403(\d+)/.exec(sent.url)?.[1]));
          const told = watched.listener.exchanges.map(({ sent }) => linesIn(file, sent).slice(0, 2));
          assert.equal(asked.length, 2, output);
          assert.deepEqual(
            told,
            asked.map((line) => [fetching, line]),
          );
        });
      }
    }
  }
});
