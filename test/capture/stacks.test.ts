import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { runtimes, writeBot } from './bots.ts';
import type { Line } from './listener.ts';
import { Watched } from './watched.ts';

/** Every line of a file that an event names, without `file:`. */
function linesIn(file: string, { site }: Line): number[] {
  const frames = (site?.frames ?? []) as Line[];
  return frames.filter((frame) => frame.file.replace(/^file:\/\//, '') === file).map(({ line }) => line);
}

describe('the lines that are told', function () {
  this.timeout(60_000);
  const watched = new Watched();
  beforeEach(() => watched.open());
  afterEach(() => watched.close());
  after(() => watched.remove());

  function checkTyped(file: string): void {
    const { exchanges } = watched.listener;
    assert.equal(exchanges.length, 2);
    const fetching =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((line) => line.includes('await fetch(')) + 1;
    for (const { sent } of exchanges) {
      const asked = Number(/channels\/403(\d+)/.exec(sent.url)?.[1]);
      assert.deepEqual(linesIn(file, sent).slice(0, 2), [fetching, asked], JSON.stringify(sent.site));
    }
  }

  for (const { path, version } of runtimes) {
    const major = Number.parseInt(version, 10);

    it(`are those of TypeScript where Node maps them, Node ${version}`, async () => {
      const typed = writeBot('typed.mts');
      const { code, map } = transformSync(readFileSync(typed, 'utf8'), {
        loader: 'ts',
        format: 'esm',
        sourcefile: typed,
        sourcemap: 'external',
      });
      writeFileSync(`${typed}.map`, map);
      const { output, status } = await watched.run('typed.mjs', `${code}//# sourceMappingURL=typed.mts.map\n`, {
        runtime: path,
        options: ['--enable-source-maps'],
      });
      assert.equal(status, 0, output);
      checkTyped(typed);
    });

    if (major < 23) continue;
    it(`are those of TypeScript that Node runs itself, Node ${version}`, async () => {
      const { file, status, output } = await watched.run('typed.mts', undefined, { runtime: path });
      assert.equal(status, 0, output);
      checkTyped(file);
    });
  }

  for (const [what, formatter] of [
    ['lists of call sites', '(_, sites) => sites'],
    ['text of their own', "(error, sites) => String(error) + sites.map((site) => '\\n    at ' + site).join('')"],
    ['nothing at all', "() => { throw new Error('never'); }"],
  ] as const) {
    it(`do not depend on programs that make ${what} of stacks`, async () => {
      const { file, status, output } = await watched.run(
        'formatter.cjs',
        `Error.prepareStackTrace = ${formatter};
         fetch(process.env.API + '/api/v10/channels/4030000000000000001/messages').then((answer) => answer.text());`,
      );
      assert.equal(status, 0, output);
      const [exchange, ...more] = watched.listener.exchanges;
      assert.deepEqual(more, []);
      assert.deepEqual(linesIn(file, exchange!.sent), [2]);
    });
  }

  it('are all that a program misses whose Error is frozen: ten frames do not reach it', async () => {
    const { file, status, output } = await watched.run(
      'frozen.cjs',
      `Object.freeze(Error);
       fetch(process.env.API + '/api/v10/channels/4030000000000000001/messages').then((answer) => answer.text());`,
    );
    assert.equal(status, 0, output);
    assert.deepEqual(linesIn(file, watched.listener.exchanges[0]!.sent), []);
  });
});
