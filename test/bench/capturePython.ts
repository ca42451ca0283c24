// What being watched costs a bot of Python: the time of a core for each request and for a start, beside the same
// without a hook. What is not installed is left out aloud. `npm run bench -- capturePython [rounds [library …]]`.
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Listener } from '../capture/listener.ts';
import { openLocalApi } from '../capture/localApi.ts';
import { checkout } from '../host/checkout.ts';
import { startProgram } from '../host/program.ts';
import { removeTemporaryFolder, temporaryFolder } from '../host/temporary.ts';
import { findPython, type Program, remedy } from '../runtimes/programs.ts';
import { goal } from './parts/goals.ts';
import { added, inTurn, ms } from './parts/inTurn.ts';

const requests = 300;
const [rounds = 10, ...chosen] = [...process.argv.slice(2, 3).map(Number), ...process.argv.slice(3)] as [
  number?,
  ...string[],
];
const starts = 40;

/** Modules that a way of sending needs, by its name. */
const ways = { requests: 'requests', httpx: 'httpx', aiohttp: 'aiohttp', 'discord.py': 'discord' } as const;

const folder = temporaryFolder('capture-python-bench');
// A copy, as a person has one: Python keeps there what it compiles.
const hook = join(folder, 'python');
cpSync(join(checkout, 'dist/capture/python'), hook, { recursive: true });
const api = await openLocalApi();
const host = new URL(api.plain.origin).host;
const listener = await Listener.open(folder, 'listener', [host]);
const deserted = join(folder, 'deserted.json');
writeFileSync(deserted, JSON.stringify({ v: 1, address: join(folder, 'nobody.sock'), secret: '', hosts: [host] }));

/** What a program finds in its environment; `capture`: the settings file of a listener. */
function environmentOf({ environment }: Program, capture: string | undefined): NodeJS.ProcessEnv {
  const path = [...(capture === undefined ? [] : [hook]), environment.PYTHONPATH].filter((one) => one !== undefined);
  const { PYTHONPATH: _, PYTHONDONTWRITEBYTECODE: __, ...inherited } = process.env;
  return {
    ...inherited,
    ...environment,
    ...(path.length === 0 ? {} : { PYTHONPATH: path.join(delimiter) }),
    ...(capture === undefined ? {} : { TRACECORD_CAPTURE: capture }),
    API: api.plain.origin,
  };
}

/** ms of a core for each request. */
async function costOf(python: Program, how: string, capture: string | undefined): Promise<number> {
  const script = join(checkout, 'test/capture/python/bots/costs.py');
  const bot = startProgram(python.command, [script, how, String(requests)], { env: environmentOf(python, capture) });
  const status = await bot.exited;
  const cost = /^COST (.*)$/m.exec(bot.output())?.[1];
  if (status !== 0 || cost === undefined) throw new Error(bot.output());
  return Number(cost);
}

/** ms of a core until a program has started and imported what it sends with. */
function startOf(python: Program, imported: string, capture: string | undefined): number {
  const program = `import ${imported}; import time; print(time.process_time() * 1000)`;
  const env = environmentOf(python, capture);
  return Number(spawnSync(python.command, ['-c', program], { env, encoding: 'utf8' }).stdout);
}

for (const [how, module] of Object.entries(ways)) {
  if (chosen.length > 0 && !chosen.includes(how)) continue;
  const python = findPython(module);
  if (python === undefined) {
    console.log(`       ${how} is not here: ${remedy}`);
    continue;
  }
  const version = spawnSync(python.command, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const cost = await inTurn(
    {
      bare: () => costOf(python, how, undefined),
      watched: () => costOf(python, how, listener.file),
      deserted: () => costOf(python, how, deserted),
    },
    rounds,
  );
  const watched = cost.watched.least - cost.bare.least;
  const alone = cost.deserted.least - cost.bare.least;
  const noise = cost.bare.most - cost.bare.least;
  console.log(`       ${version}, ${how}: ${ms(cost.bare.least)} of a core without a hook, to ${ms(cost.bare.most)}`);
  goal('  watched', added(watched), 'at most +0.2 ms', watched <= 0.2);
  goal('  nobody listens', added(alone), 'less than the same varies by', alone < Math.max(noise, 0.03));
  for (const [imported, shown] of [
    ['sys', 'an empty program'],
    [module, `what imports ${module}`],
  ] as const) {
    const start = await inTurn(
      {
        bare: () => startOf(python, imported, undefined),
        hook: () => startOf(python, imported, listener.file),
      },
      starts,
    );
    const hooked = start.hook.least - start.bare.least;
    goal(`  start of ${shown} (${ms(start.bare.least)})`, added(hooked), 'at most +5 ms', hooked <= 5);
  }
}
if (listener.faults.length > 0) throw new Error(listener.faults[0]);
await Promise.all([listener.close(), api.close()]);
removeTemporaryFolder(folder);
