// What being watched costs a bot: the time of a core for each request and for a start, beside the same without a hook.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { guard, removeBots, runtimes, startBot, writeBot } from '../capture/bots.ts';
import { Listener } from '../capture/listener.ts';
import { openLocalApi } from '../capture/localApi.ts';
import { removeTemporaryFolder, temporaryFolder } from '../host/temporary.ts';
import { goal, median } from './parts/goals.ts';

const requests = 1500;
const rounds = 5;
const starts = 25;

const folder = temporaryFolder('capture-bench');
const api = await openLocalApi();
const listener = await Listener.open(folder, 'listener', [new URL(api.plain.origin).host]);
const deserted = join(folder, 'deserted.json');
writeFileSync(
  deserted,
  JSON.stringify({ v: 1, address: join(folder, 'nobody.sock'), secret: '', hosts: [new URL(api.plain.origin).host] }),
);
const program = writeBot('costs.cjs');
const empty = writeBot(
  'empty.cjs',
  `const { user, system } = process.cpuUsage(); console.log((user + system) / 1000);`,
);

/** ms of a core for each request. */
async function costOf(runtime: string, how: string, capture: string | undefined): Promise<number> {
  const bot = startBot(program, {
    runtime,
    capture,
    environment: { API: api.plain.origin },
    arguments: [how, String(requests)],
  });
  const status = await bot.exited;
  const cost = /^COST (.*)$/m.exec(bot.output())?.[1];
  if (status !== 0 || cost === undefined) throw new Error(bot.output());
  return Number(cost);
}

/** ms of a core until an empty program has started. */
function startOf(runtime: string, environment: Record<string, string>): number {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const { stdout } = spawnSync(runtime, [empty], { env: { ...inherited, ...environment }, encoding: 'utf8' });
  return Number(stdout);
}

/** The middle of several figures for each of some ways, taken in turn. */
async function inTurn<Name extends string>(
  ways: Readonly<Record<Name, () => Promise<number> | number>>,
  times: number,
): Promise<Record<Name, number>> {
  const figures = new Map<string, number[]>();
  for (let time = 0; time < times; time++) {
    for (const name of Object.keys(ways) as Name[]) {
      figures.set(name, [...(figures.get(name) ?? []), await ways[name]()]);
    }
  }
  return Object.fromEntries([...figures].map(([name, values]) => [name, median(values)])) as Record<Name, number>;
}

const ms = (value: number) => `${value.toFixed(3)} ms`;

for (const { path, version } of runtimes) {
  for (const [how, shown] of [
    ['discord.js', 'discord.js channel.send'],
    ['fetch', 'fetch'],
  ] as const) {
    const cost = await inTurn(
      {
        bare: () => costOf(path, how, undefined),
        watched: () => costOf(path, how, listener.file),
        deserted: () => costOf(path, how, deserted),
      },
      rounds,
    );
    const watched = cost.watched - cost.bare;
    const alone = cost.deserted - cost.bare;
    console.log(`       Node ${version}, ${shown}: ${ms(cost.bare)} of a core without a hook`);
    goal('  watched', `+${ms(watched)}`, 'at most +0.2 ms', watched <= 0.2);
    goal('  nobody listens', `+${ms(alone)}`, 'at most +0.03 ms', alone <= 0.03);
  }
  const NODE_OPTIONS = `--require "${guard}"`;
  const start = await inTurn(
    {
      bare: () => startOf(path, {}),
      guard: () => startOf(path, { NODE_OPTIONS }),
      hook: () => startOf(path, { NODE_OPTIONS, TRACECORD_CAPTURE: listener.file }),
    },
    starts,
  );
  const [added, guarded] = [start.hook - start.bare, start.guard - start.bare];
  console.log(`       Node ${version}, start of an empty program: ${ms(start.bare)} of a core without a hook`);
  goal('  watched', `+${ms(added)}`, 'at most +5 ms', added <= 5);
  goal('  not watched', `+${ms(guarded)}`, 'at most +1 ms', guarded <= 1);
}
const bytes = ['guard', 'hook'].reduce(
  (sum, name) => sum + gzipSync(readFileSync(`dist/capture/node/${name}.cjs`), { level: 9 }).length,
  0,
);
goal('in the package', `${(bytes / 1024).toFixed(1)} KiB`, 'at most 12 KiB', bytes <= 12 * 1024);
if (listener.faults.length > 0) throw new Error(listener.faults[0]);
await Promise.all([listener.close(), api.close()]);
removeBots();
removeTemporaryFolder(folder);
