import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { removeTemporaryFolder, temporaryFolder } from '../host/temporary.ts';
import { libraries, removeBots, runtimes, startBot, writeBot } from './bots.ts';
import { type Line, Listener } from './listener.ts';
import { type LocalApi, openLocalApi } from './localApi.ts';

/** The line that a request's id or query names. */
function lineAsked({ url }: Line): number {
  return Number(/\/\d{3}0*(\d+)\/messages$|\?limit=(\d+)$/.exec(url)?.slice(1).find(Boolean));
}

/** The first line of the program itself that an event names. */
function lineTold({ site }: Line, file: string): number | undefined {
  return site?.frames.find((frame: Line) => frame.file === file || frame.file === `file://${file}`)?.line;
}

/** How many requests name the line that made them, another, or none. A weak one names none. */
function count(listener: Listener, file: string) {
  const tally = { right: 0, wrong: 0, none: 0 };
  for (const { sent } of listener.exchanges) {
    const told = sent.site?.weak ? undefined : lineTold(sent, file);
    if (told === undefined) tally.none++;
    else if (told === lineAsked(sent)) tally.right++;
    else tally.wrong++;
  }
  return tally;
}

describe('who made a request', function () {
  this.timeout(60_000);
  const folder = temporaryFolder('capture');
  let api: LocalApi;
  let listener: Listener;

  async function run(name: string, runtime: string, environment: Record<string, string> = {}): Promise<string> {
    const file = writeBot(name);
    listener = await Listener.open(folder, 'listener', [new URL(api.plain.origin).host, 'discord.com']);
    const bot = startBot(file, {
      runtime,
      capture: listener.file,
      environment: { API: api.plain.origin, TLS_PORT: String(api.secure.port), ...environment },
    });
    const status = await bot.exited;
    assert.equal(status, 0, bot.output());
    assert.doesNotMatch(bot.output(), /FAILED/);
    await listener.settled();
    assert.deepEqual(listener.faults, []);
    return file;
  }

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

  for (const { path, version } of runtimes) {
    it(`is told of 420 mixed requests without a wrong line, Node ${version}`, async () => {
      api = await openLocalApi();
      const file = await run('stress.cjs', path);
      assert.deepEqual(count(listener, file), { right: 420, wrong: 0, none: 0 });
    });

    it(`is told of requests that waited in a queue, Node ${version}`, async () => {
      api = await openLocalApi({ resetAfter: 0.02 });
      const file = await run('queue.cjs', path);
      assert.deepEqual(count(listener, file), { right: 40, wrong: 0, none: 0 });
    });

    it(`is told of requests that waited for the global limit, Node ${version}`, async () => {
      for (const family of ['1', '2', '3']) {
        api = await openLocalApi({ resetAfter: 0.02, globalFirst: true });
        const file = await run('queue.cjs', path, { ONLY: family });
        assert.deepEqual(count(listener, file), { right: 9, wrong: 0, none: 0 });
        await listener.close();
        await api.close();
      }
    });
  }
});
