import { coreTime } from '../bench/parts/goals.ts';
import { mulberry32 } from '../core/extract/mutations.ts';
import type { Reader } from './reader.ts';

/** Milliseconds of a core beyond which a reader hangs. */
export const hangMs = 200;

/** What came of many damaged inputs. */
export interface Fuzzed {
  readonly name: string;
  readonly inputs: number;
  /** Milliseconds of a core that the slowest took. */
  readonly slowest: number;
  /** The first input that broke it, with what it said. */
  readonly failure?: string;
}

/** Reads `inputs` damaged inputs, the same ones for the same seed, and stops at the first that breaks it. */
export async function fuzz(reader: Reader, seed: number, inputs: number): Promise<Fuzzed> {
  const next = await reader.make(mulberry32(seed));
  let slowest = 0;
  for (let count = 0; count < inputs; count++) {
    const trial = next();
    const from = performance.now();
    const failed = (error: unknown): Fuzzed => ({
      name: reader.name,
      inputs: count,
      slowest,
      failure: `seed ${seed}, input ${count}: ${error instanceof Error ? error.stack : error}\n${shown(trial.input)}`,
    });
    try {
      await inTime(trial.read());
    } catch (error) {
      return failed(error);
    }
    const passed = performance.now() - from;
    // What passed on the clock may have been somebody else's: only what is slow by itself, again and again, is.
    const own = passed > 20 ? Math.min(passed, await coreTime(trial.read), await coreTime(trial.read)) : passed;
    if (own > hangMs) return failed(`took ${own.toFixed(0)} ms`);
    slowest = Math.max(slowest, own);
  }
  return { name: reader.name, inputs, slowest };
}

/** Rejects where a promise is still open after ten seconds; what is no promise is over already. */
async function inTime(reading: unknown): Promise<void> {
  if (!(reading instanceof Promise)) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('never ended')), 10_000);
  });
  await Promise.race([reading, late]).finally(() => clearTimeout(timer));
}

function shown(input: unknown): string {
  return (Buffer.isBuffer(input) ? input.toString('base64') : (JSON.stringify(input) ?? '')).slice(0, 20_000);
}
