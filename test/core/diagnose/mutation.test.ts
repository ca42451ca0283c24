import { equal, ok } from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { failureClasses } from '../../../src/core/diagnose/diagnosis.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import type { Exchange } from '../../../src/core/exchange.ts';
import { exchangeFixtures, fixtureSecrets } from './exchangeFixtures.ts';

const rounds = 10_000;

/** A generator of its own (mulberry32), so that a failing seed can be run again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const strange = [
  '\u0000',
  '"',
  '{',
  '}',
  '[',
  '</',
  '\uD800',
  '\uE0F00:abcd\uE0F1',
  '9'.repeat(40),
  'null',
  ',',
  '%',
  '\\',
];

/** Cuts, doubles, swaps or soils a text. */
function mutate(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const to = Math.min(text.length, at + Math.floor(random() * 40));
  switch (Math.floor(random() * 5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, to) + text.slice(at);
    case 3:
      return text.slice(0, at) + strange[Math.floor(random() * strange.length)] + text.slice(at);
    default:
      return text.slice(0, at) + text.slice(at, to).split('').reverse().join('') + text.slice(to);
  }
}

describe('mutated answers', () => {
  const exchanges = exchangeFixtures().flatMap(({ exchange }): Exchange[] => {
    const pasted = readPasted(exchange);
    return pasted.kind === 'exchange' ? [pasted.exchange] : [];
  });

  it(`never make the diagnosis throw or leave its classes (${rounds} of them)`, () => {
    const known = new Set<string>(failureClasses);
    for (let seed = 0; seed < rounds; seed++) {
      const random = chance(seed);
      const base = exchanges[Math.floor(random() * exchanges.length)] as Exchange;
      const changed = mutateExchange(base, random);
      const found = diagnose(changed);
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

function mutateExchange(base: Exchange, random: () => number): Exchange {
  const { outcome } = base;
  if (outcome.kind === 'failure')
    return {
      ...base,
      outcome: { ...outcome, code: mutate(outcome.code, random), message: mutate(outcome.message, random) },
    };
  const status = random() < 0.3 ? 100 + Math.floor(random() * 500) : outcome.status;
  const headers = outcome.headers
    .filter(() => random() > 0.2)
    .map(([name, value]) => [name, random() < 0.3 ? mutate(value, random) : value] as const);
  const text = mutate(outcome.body.text, random);
  return { ...base, outcome: { ...outcome, status, headers, body: { ...outcome.body, text } } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
