// One turn of fuzzing after the other, on a thread of its own.
import { parentPort } from 'node:worker_threads';
import { type Fuzzed, fuzz } from '../../fuzz/fuzz.ts';
import { readers } from '../../fuzz/readers.ts';

parentPort?.on('message', async (turn: { name: string; seed: number; inputs: number }) => {
  const reader = readers.find(({ name }) => name === turn.name);
  if (reader === undefined) throw new Error(`no reader ${turn.name}`);
  const fuzzed: Fuzzed = await fuzz(reader, turn.seed, turn.inputs);
  parentPort?.postMessage(fuzzed);
});
