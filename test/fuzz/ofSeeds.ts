import { readdirSync, readFileSync } from 'node:fs';
import { shorter } from '../core/extract/mutations.ts';
import { type Chance, damagedText, damagedValue, oneOf } from './damage.ts';
import type { Reader } from './reader.ts';

/** Reads damaged texts; `draw` is a number below 1 that is the input's own. */
export function ofText(
  name: string,
  seeds: () => readonly string[],
  read: (text: string, draw: number) => unknown,
): Reader {
  return {
    name,
    make: (chance) => {
      const texts = seeds();
      return () => {
        const input = damagedText(shorter(oneOf(texts, chance), oneOf(texts, chance)), texts, chance);
        const draw = chance();
        return { input, read: () => read(input, draw) };
      };
    },
  };
}

/** Reads damaged values of JSON. */
export function ofValue(
  name: string,
  seeds: () => readonly unknown[],
  prepare: () => ((value: unknown, chance: Chance) => unknown) | Promise<(value: unknown, chance: Chance) => unknown>,
): Reader {
  return {
    name,
    make: async (chance) => {
      const values = seeds();
      const read = await prepare();
      return () => {
        const input = damagedValue(oneOf(values, chance), chance);
        const draw = chance();
        return { input, read: () => read(input, () => draw) };
      };
    },
  };
}

/** The exchanges of the decoder's own tests, as a person would paste them. */
export function exchanges(): unknown[] {
  return readdirSync('test/fixtures/exchanges').flatMap((file) =>
    (JSON.parse(readFileSync(`test/fixtures/exchanges/${file}`, 'utf8')) as { exchange: unknown }[]).map(
      ({ exchange }) => exchange,
    ),
  );
}
