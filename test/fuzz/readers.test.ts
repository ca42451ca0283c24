import { equal, ok } from 'node:assert/strict';
import { fuzz } from './fuzz.ts';
import { readers } from './readers.ts';

/** A share of the million that `npm run bench -- robustness` reads: the same inputs on every run. */
const inputs = 400;

describe('whoever reads damaged inputs', function () {
  this.timeout(60_000);

  for (const reader of readers) {
    it(`neither throws nor hangs: ${reader.name}`, async () => {
      const fuzzed = await fuzz(reader, 1, inputs);
      equal(fuzzed.failure, undefined);
      ok(fuzzed.inputs === inputs);
    });
  }
});
