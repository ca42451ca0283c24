// Only the damaged inputs of `robustness`, for readers whose names hold the words given: `node out/test/bench/parts/fuzzOnly.mjs COUNT [word …]`.
import { readers } from '../../fuzz/readers.ts';
import { fuzzAll } from './fuzzing.ts';

const [count = '20000', ...words] = process.argv.slice(2);
const names = readers
  .map(({ name }) => name)
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
const results = await fuzzAll(names, Number(count));
console.table(
  results.map(({ name, inputs, slowest, failure }) => ({
    name,
    inputs,
    slowest: slowest.toFixed(1),
    broken: failure !== undefined,
  })),
);
