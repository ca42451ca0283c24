import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { writtenSite } from '../../src/core/capture/writtenSite.ts';
import { SourceMaps } from '../../src/node/capture/sourceMaps.ts';
import { removeTemporaryFolder, temporaryFolder } from '../host/temporary.ts';
import { libraries, removeBots, runtimes, startBot, writeBot } from './bots.ts';
import { type Line, Listener } from './listener.ts';
import { type LocalApi, type LocalApiOptions, openLocalApi } from './localApi.ts';

/** Packages that a library can do without, or that are no scripts, are left out of a bundle. */
const optional: Plugin = {
  name: 'optional',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^.]/ }, async ({ path, pluginData, ...where }) => {
      if (pluginData === 'asked') return undefined;
      const { errors } = await resolve(path, { ...where, pluginData: 'asked' });
      return errors.length > 0 || path.startsWith('@snazzah/') ? { path, external: true } : undefined;
    });
  },
};

/** How a bot is bundled, and how many of its requests are known then: of 70 mixed ones, of 40 in queues. */
const ways: Readonly<Record<string, readonly [BuildOptions, mixed: number, queued?: number]>> = {
  // By `fetch` and undici, which send at once.
  'with a map': [{ sourcemap: true }, 15, 0],
  'without a map': [{}, 0],
  'without a map, on few lines': [{ minify: true }, 0],
  'with a map, its packages beside it': [{ sourcemap: true, packages: 'external' }, 70, 40],
  'without a map, its packages beside it': [{ packages: 'external' }, 0],
};

describe('who made a request of a bundled bot', function () {
  this.timeout(120_000);
  const folder = temporaryFolder('bundles');
  const [runtime] = runtimes;
  let api: LocalApi;
  let listener: Listener;

  before(function () {
    if (!existsSync(join(libraries, 'eris'))) this.skip();
  });
  afterEach(async () => {
    await listener?.close();
    await api?.close();
  });
  after(() => {
    removeBots();
    removeTemporaryFolder(folder);
  });

  /** How many requests are proven to come from the line that made them, from another, or from none. */
  async function tallyOf(name: string, bundled: BuildOptions, options: LocalApiOptions = {}) {
    api = await openLocalApi(options);
    const source = writeBot(name);
    const outfile = join(dirname(source), 'made', name);
    await build({
      entryPoints: [source],
      outfile,
      bundle: true,
      platform: 'node',
      logLevel: 'silent',
      plugins: [optional],
      ...bundled,
    });
    listener = await Listener.open(folder, 'listener', [new URL(api.plain.origin).host, 'discord.com']);
    const environment = { API: api.plain.origin, TLS_PORT: String(api.secure.port), ROUNDS: '10' };
    const bot = startBot(outfile, { runtime: runtime?.path ?? '', capture: listener.file, environment });
    assert.equal(await bot.exited, 0, bot.output());
    assert.doesNotMatch(bot.output(), /FAILED/);
    await listener.settled();
    assert.deepEqual(listener.faults, []);
    const roots = [dirname(source)];
    const maps = new SourceMaps(() => roots);
    const tally = { right: 0, wrong: 0, none: 0 };
    for (const { sent } of listener.exchanges) {
      const found = await writtenSite(sent.site, roots, (frame) => maps.toSource(frame));
      if (found === null || found.site.isWeak) tally.none++;
      else if (found.site.file === source && found.site.line === lineAsked(sent)) tally.right++;
      else tally.wrong++;
    }
    return tally;
  }

  for (const [way, [bundled, mixed, queued]] of Object.entries(ways)) {
    it(`is never a wrong line: ${way}`, async () => {
      assert.deepEqual(await tallyOf('stress.cjs', bundled), { right: mixed, wrong: 0, none: 70 - mixed });
      if (queued === undefined) return;
      await listener.close();
      await api.close();
      const queue = await tallyOf('queue.cjs', bundled, { resetAfter: 0.02 });
      assert.deepEqual(queue, { right: queued, wrong: 0, none: 40 - queued });
    });
  }
});

/** The line that a request's id or query names. */
function lineAsked({ url }: Line): number {
  return Number(/\/\d{3}0*(\d+)\/messages$|\?limit=(\d+)$/.exec(url)?.slice(1).find(Boolean));
}
