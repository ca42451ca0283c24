import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Fuzzed } from '../../fuzz/fuzz.ts';

/** Inputs of one turn of a worker; each turn has a seed of its own, so that all are the same on every machine. */
const perTurn = 10_000;

/** What came of a reader, and how long that took. */
export interface Timed extends Fuzzed {
  /** Milliseconds that passed, also for making its inputs. */
  readonly ms: number;
}

interface Turn {
  readonly name: string;
  readonly seed: number;
  readonly inputs: number;
}

/**
 * Reads `inputs` damaged inputs of every reader on all cores that this process may use: one turn of each, then the rest,
 * the quickest reader first, so that one who stops has as many of them whole as can be. `told` hears of each that is
 * through. After `stop`, no turn is begun.
 */
export async function fuzzAll(
  names: readonly string[],
  inputs: number,
  { told = (_: Timed) => {}, stop = new AbortController().signal } = {},
): Promise<Timed[]> {
  const results = new Map<string, Timed>(names.map((name) => [name, { name, inputs: 0, slowest: 0, ms: 0 }]));
  const resultOf = (name: string) => results.get(name) as Timed;
  const turnsOf = (name: string): Turn[] =>
    Array.from({ length: Math.ceil(inputs / perTurn) }, (_, turn) => ({
      name,
      seed: turn + 1,
      inputs: Math.min(perTurn, inputs - turn * perTurn),
    }));
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(resolve('out/test/bench/parts/fuzzWorker.mjs')),
  );
  const take = async (worker: Worker, turn: Turn) => {
    if (resultOf(turn.name).failure !== undefined) return;
    const from = performance.now();
    worker.postMessage(turn);
    const [found] = (await once(worker, 'message')) as [Fuzzed];
    const before = resultOf(turn.name);
    const now = {
      ...found,
      inputs: before.inputs + found.inputs,
      slowest: Math.max(before.slowest, found.slowest),
      ms: before.ms + performance.now() - from,
    };
    results.set(turn.name, now);
    if (now.inputs >= inputs || now.failure !== undefined) told(now);
  };
  const takeAll = async (turns: Turn[]) => {
    const lane = async (worker: Worker) => {
      for (let turn = turns.shift(); turn !== undefined && !stop.aborted; turn = turns.shift())
        await take(worker, turn);
    };
    await Promise.all(workers.map(lane));
  };
  await takeAll(names.flatMap((name) => turnsOf(name).slice(0, 1)));
  const byPace = names.toSorted((a, b) => resultOf(a).ms - resultOf(b).ms);
  await takeAll(byPace.flatMap((name) => turnsOf(name).slice(1)));
  await Promise.all(workers.map((worker) => worker.terminate()));
  return [...results.values()];
}
