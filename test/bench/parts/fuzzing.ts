import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Fuzzed } from '../../fuzz/fuzz.ts';

/** Inputs of one turn of a worker; each turn has a seed of its own, so that all are the same on every machine. */
const perTurn = 10_000;

/**
 * Reads `inputs` damaged inputs of every reader on all cores. `told` hears how far each reader has come after every
 * turn; where `deadline` (milliseconds since the epoch) has passed, what is left is left.
 */
export async function fuzzAll(
  names: readonly string[],
  inputs: number,
  { deadline = Number.POSITIVE_INFINITY, lanes = availableParallelism() } = {},
): Promise<Fuzzed[]> {
  const results = new Map<string, Fuzzed>(names.map((name) => [name, { name, inputs: 0, slowest: 0 }]));
  const turns = Array.from({ length: Math.ceil(inputs / perTurn) }, (_, turn) =>
    names.map((name) => ({ name, seed: turn + 1, inputs: Math.min(perTurn, inputs - turn * perTurn) })),
  ).flat();
  const lane = async () => {
    const worker = new Worker(resolve('out/test/bench/parts/fuzzWorker.mjs'));
    for (let turn = turns.shift(); turn !== undefined && Date.now() < deadline; turn = turns.shift()) {
      const before = results.get(turn.name) as Fuzzed;
      if (before.failure !== undefined) continue;
      worker.postMessage(turn);
      const [found] = (await once(worker, 'message')) as [Fuzzed];
      const known = results.get(turn.name) as Fuzzed;
      results.set(turn.name, {
        ...found,
        inputs: known.inputs + found.inputs,
        slowest: Math.max(known.slowest, found.slowest),
      });
      if (found.failure !== undefined) console.log(`${turn.name}: ${found.failure}`);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return [...results.values()];
}
