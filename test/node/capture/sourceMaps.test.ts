import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { SourceMaps } from '../../../src/node/capture/sourceMaps.ts';

const source = `interface Unused { readonly a: number }

export async function greet(channel: { send(text: string): Promise<void> }): Promise<void> {
  const text: string = 'hello';
  await channel.send(text);
}
`;

describe('source maps', () => {
  let folder: string;
  let maps: SourceMaps;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maps-'));
    maps = new SourceMaps(() => [folder]);
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'src/bot.ts'), source);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** The line of the compiled text that calls, counted from 1, with the column of the called name. */
  async function callIn(file: string): Promise<{ file: string; line: number; column: number }> {
    const lines = (await readFile(file, 'utf8')).split('\n');
    const line = lines.findIndex((text) => text.includes('channel.send') || text.includes('.send('));
    return { file, line: line + 1, column: (lines[line] ?? '').indexOf('send') + 1 };
  }

  async function mapped(file: string) {
    const { frame } = await maps.toSource(await callIn(file));
    return { file: frame.file, line: frame.line };
  }

  const written = () => ({ file: join(folder, 'src/bot.ts'), line: 5 });

  it('of the TypeScript compiler lead to the line that was written', async () => {
    for (const [name, options] of [
      ['dist', ['--sourceMap']],
      ['inline', ['--inlineSourceMap']],
      ['rooted', ['--sourceMap', '--sourceRoot', '../src']],
    ] as const) {
      const outDir = join(folder, name);
      const { status, stdout } = spawnSync(
        process.execPath,
        [
          resolve('node_modules/typescript/bin/tsc'),
          ...['--target', 'es2022', '--module', 'esnext', '--ignoreConfig', '--types', '', '--outDir', outDir],
          ...options,
          join(folder, 'src/bot.ts'),
        ],
        { encoding: 'utf8', cwd: folder },
      );
      equal(status, 0, stdout);
      deepEqual(await mapped(join(outDir, 'bot.js')), written(), name);
    }
  });

  it('of a bundler lead there too, one line as the bundle may be', async () => {
    for (const sourcemap of ['linked', 'inline'] as const) {
      const outfile = join(folder, `bundle-${sourcemap}/bot.mjs`);
      await build({ entryPoints: [join(folder, 'src/bot.ts')], outfile, sourcemap, minify: true, format: 'esm' });
      deepEqual(await mapped(outfile), written(), sourcemap);
    }
  });

  it('are read beside a file of the workspace only', async () => {
    const dist = join(folder, 'dist/bot.js');
    const call = await callIn(dist);
    const elsewhere = new SourceMaps(() => [join(folder, 'src')]);
    deepEqual(await elsewhere.toSource(call), { frame: call });
    const compiled = (await readFile(dist, 'utf8')).replace(
      /sourceMappingURL=.*/,
      'sourceMappingURL=../dist/bot.js.map',
    );
    await mkdir(join(folder, 'astray'));
    await writeFile(join(folder, 'astray/bot.js'), compiled);
    const astray = { ...call, file: join(folder, 'astray/bot.js') };
    deepEqual(await maps.toSource(astray), { frame: astray, made: 'unmapped' });
  });

  it('that name no file of the workspace are not followed', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    try {
      await writeFile(join(outside, 'secret.ts'), source);
      const map = { version: 3, file: 'a.js', sources: [join(outside, 'secret.ts')], names: [], mappings: 'AAIA' };
      await mkdir(join(folder, 'evil'));
      await writeFile(join(folder, 'evil/a.js'), 'send();\n//# sourceMappingURL=a.js.map\n');
      for (const sources of [
        [join(outside, 'secret.ts')],
        ['http://127.0.0.1:1/x.ts'],
        ['../../x.ts'],
        ['webpack://a/b.ts'],
      ]) {
        await writeFile(join(folder, 'evil/a.js.map'), JSON.stringify({ ...map, sources }));
        await writeFile(
          join(folder, 'evil/a.js'),
          `send();${' '.repeat(sources[0]?.length ?? 0)}\n//# sourceMappingURL=a.js.map\n`,
        );
        const frame = { file: join(folder, 'evil/a.js'), line: 1, column: 1 };
        const { frame: there, made } = await maps.toSource(frame);
        deepEqual(there, frame, sources[0]);
        ok(made === 'foreign' || made === 'unmapped', `${sources[0]} ${made}`);
      }
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
  });

  it('that are broken, or missing, leave the frame as it is', async () => {
    await mkdir(join(folder, 'broken'));
    for (const [name, map] of Object.entries({
      'a.js': '{',
      'b.js': '[]',
      'c.js': '{"version":3}',
      'd.js': undefined,
    })) {
      const file = join(folder, 'broken', name);
      await writeFile(file, `send();\n//# sourceMappingURL=${name}.map\n`);
      if (map !== undefined) await writeFile(`${file}.map`, map);
      const frame = { file, line: 1, column: 1 };
      deepEqual(await maps.toSource(frame), { frame, made: 'unmapped' }, name);
    }
    const typed = { file: join(folder, 'src/bot.ts'), line: 5, column: 17 };
    deepEqual(await maps.toSource(typed), { frame: typed });
  });
});
