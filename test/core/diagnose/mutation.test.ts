import { equal, ok } from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { failureClasses } from '../../../src/core/diagnose/diagnosis.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import { exchangeFixtures, fixtureSecrets } from './exchangeFixtures.ts';
import { chance, mutate, mutateExchange, pastedFixtures } from './mutations.ts';

const rounds = 10_000;

describe('mutated answers', () => {
  const exchanges = pastedFixtures();

  it(`never make the diagnosis throw or leave its classes (${rounds} of them)`, () => {
    const known = new Set<string>(failureClasses);
    for (let seed = 0; seed < rounds; seed++) {
      const random = chance(seed);
      const found = diagnose(mutateExchange(exchanges, random));
      ok(known.has(found.class), `seed ${seed}`);
      ok(found.fields.length <= 200, `seed ${seed}`);
      ok(found.retry.when !== 'after' || Number.isFinite(found.retry.afterMs), `seed ${seed}`);
    }
  });

  it('never make the reader of pasted exchanges throw, nor let a secret through', () => {
    for (let seed = 0; seed < rounds / 5; seed++) {
      const random = chance(seed);
      const fixture = exchangeFixturesOnce[Math.floor(random() * exchangeFixturesOnce.length)] as string;
      const value = parse(mutate(fixture, random));
      if (value === undefined) continue;
      const pasted = readPasted(value);
      if (pasted.kind !== 'exchange') continue;
      const written = JSON.stringify(pasted.exchange);
      for (const secret of fixtureSecrets) equal(written.includes(secret), false, `seed ${seed} ${written}`);
    }
  });

  const exchangeFixturesOnce = exchangeFixtures().map(({ exchange }) => JSON.stringify(exchange));
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
