import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import type { Exchange } from '../../../src/core/exchange.ts';
import { exchangeFixtures } from './exchangeFixtures.ts';

/** Every fixture that can be read, as an exchange. */
export function pastedFixtures(): Exchange[] {
  return exchangeFixtures().flatMap(({ exchange }): Exchange[] => {
    const pasted = readPasted(exchange);
    return pasted.kind === 'exchange' ? [pasted.exchange] : [];
  });
}

/** A generator of its own (mulberry32), so that a failing seed can be run again. */
export function chance(seed: number): () => number {
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
export function mutate(text: string, random: () => number): string {
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

/** One of the exchanges with its answer or failure mutated. */
export function mutateExchange(exchanges: readonly Exchange[], random: () => number): Exchange {
  const base = exchanges[Math.floor(random() * exchanges.length)] as Exchange;
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
