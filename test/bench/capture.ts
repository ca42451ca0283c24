// What being watched costs a bot of Node (that of Python: `capturePython`): the time of a core for each request and for a start, beside the same without a hook.
// `npm run bench -- capture.mjs [rounds [word …]]`: of the versions of Node and the libraries only those that hold a word.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { guard, removeBots, runtimes, startBot, writeBot } from '../capture/bots.ts';
import { Listener } from '../capture/listener.ts';
import { openLocalApi } from '../capture/localApi.ts';
import { removeTemporaryFolder, temporaryFolder } from '../host/temporary.ts';
import { goal } from './parts/goals.ts';
import { added, inTurn, ms } from './parts/inTurn.ts';

const requests = 1500;
const rounds = Number(process.argv[2] ?? 10);
const chosen = process.argv.slice(3);
const starts = 40;

const folder = temporaryFolder('capture-bench');
const api = await openLocalApi();
const listener = await Listener.open(folder, 'listener', [new URL(api.plain.origin).host]);
/** Copies of the guard and of an empty file: a process loads each once, and one alone says little. */
const copies = 200;
for (let place = 0; place < copies; place++) {
  copyFileSync(guard, join(folder, `guard${place}.cjs`));
  writeFileSync(join(folder, `nothing${place}.cjs`), '');
}
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

const loads = writeBot(
  'loads.cjs',
  `const [folder, copies] = process.argv.slice(2);
const taken = { nothing: [], guard: [] };
for (let place = 0; place < Number(copies); place++) {
  for (const name of Object.keys(taken)) {
    const began = process.hrtime.bigint();
    require(folder + '/' + name + place + '.cjs');
    taken[name].push(Number(process.hrtime.bigint() - began) / 1e6);
  }
}
const median = (all) => all.sort((one, other) => one - other)[all.length >> 1];
console.log(median(taken.guard) - median(taken.nothing));`,
);

/** ms that loading the guard takes more than an empty file where nobody watches. */
function guardOf(runtime: string): number {
  const { NODE_OPTIONS: _, TRACECORD_CAPTURE: __, ...env } = process.env;
  return Number(spawnSync(runtime, [loads, folder, String(copies)], { env, encoding: 'utf8' }).stdout);
}

/** ms of a core until an empty program has started. */
function startOf(runtime: string, environment: Record<string, string>): number {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const { stdout } = spawnSync(runtime, [empty], { env: { ...inherited, ...environment }, encoding: 'utf8' });
  return Number(stdout);
}

for (const { path, version } of runtimes) {
  for (const [how, shown] of [
    ['discord.js', 'discord.js channel.send'],
    ['fetch', 'fetch'],
  ] as const) {
    if (chosen.length > 0 && !chosen.some((word) => `${version} ${shown}`.includes(word))) continue;
    const cost = await inTurn(
      {
        bare: () => costOf(path, how, undefined),
        watched: () => costOf(path, how, listener.file),
        deserted: () => costOf(path, how, deserted),
      },
      rounds,
    );
    const watched = cost.watched.least - cost.bare.least;
    const alone = cost.deserted.least - cost.bare.least;
    const noise = cost.bare.most - cost.bare.least;
    console.log(
      `       Node ${version}, ${shown}: ${ms(cost.bare.least)} of a core without a hook, to ${ms(cost.bare.most)}`,
    );
    goal('  watched', added(watched), 'at most +0.2 ms', watched <= 0.2);
    goal('  nobody listens', added(alone), 'less than the same varies by', alone < Math.max(noise, 0.03));
  }
  if (chosen.length > 0 && !chosen.some((word) => version.includes(word))) continue;
  const start = await inTurn(
    {
      bare: () => startOf(path, {}),
      hook: () => startOf(path, { NODE_OPTIONS: `--require "${guard}"`, TRACECORD_CAPTURE: listener.file }),
    },
    starts,
  );
  const hooked = start.hook.least - start.bare.least;
  const guarded = await inTurn({ more: () => guardOf(path) }, 5);
  console.log(`       Node ${version}, start of an empty program: ${ms(start.bare.least)} of a core without a hook`);
  goal('  watched', added(hooked), 'at most +5 ms', hooked <= 5);
  goal(
    '  not watched, beside an empty file that is loaded',
    added(guarded.more.most),
    'at most +0.3 ms',
    guarded.more.most <= 0.3,
  );
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
