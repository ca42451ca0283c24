// How fast answers are decoded, beside what a bot does with the same answer anyway: parsing its JSON, and building the
// error of @discordjs/rest, which says the message and no more. Then a million mutated answers. All in one run.
import { DiscordAPIError } from '@discordjs/rest';
import { diagnose } from '../../src/core/diagnose/diagnose.ts';
import { failureClasses } from '../../src/core/diagnose/diagnosis.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { chance, mutateExchange, pastedFixtures } from '../core/diagnose/mutations.ts';

/** Diagnoses a second on one core that the common families have to reach. */
const goal = 50_000;
const mutations = 1_000_000;
const commonFamilies = /^(?:auth|permission|validation|missing|rate|edge|platform|conflict|limit|interaction)\//;

const exchanges = pastedFixtures();
const families = new Map<string, Exchange[]>();
for (const exchange of exchanges) {
  const family = diagnose(exchange).class.split('/')[0] ?? '';
  families.set(family, [...(families.get(family) ?? []), exchange]);
}
let missed = false;

/**
 * Runs a task over a list and gives how often it runs in a second of one core: the median of five. Processor time is
 * counted, so that whatever else the machine does costs nothing.
 */
function rate<T>(list: readonly T[], task: (item: T) => unknown): number {
  const rates = Array.from({ length: 6 }, () => {
    const started = process.cpuUsage();
    let count = 0;
    let taken = 0;
    while (taken < 200) {
      for (const item of list) task(item);
      count += list.length;
      const { user, system } = process.cpuUsage(started);
      taken = (user + system) / 1000;
    }
    return (count / taken) * 1000;
  }).slice(1);
  return rates.sort((a, b) => a - b)[2] ?? 0;
}

const thousands = (value: number) => `${Math.round(value / 1000).toLocaleString('en')}k`.padStart(10);
console.log('family        diagnoses/s  JSON.parse/s  DiscordAPIError/s');
for (const [family, list] of [...families].sort()) {
  const bodies = list.flatMap(({ outcome, wire }) => {
    if (outcome.kind !== 'answer') return [];
    try {
      return [{ text: outcome.body.text, data: JSON.parse(outcome.body.text), status: outcome.status, wire }];
    } catch {
      return [];
    }
  });
  const ours = rate(list, (exchange) => diagnose(exchange));
  const parse = bodies.length === 0 ? 0 : rate(bodies, ({ text }) => JSON.parse(text));
  const peer =
    bodies.length === 0
      ? 0
      : rate(bodies, ({ data, status, wire }) => {
          const raw = { code: 0, message: '', ...(typeof data === 'object' ? data : {}) };
          return new DiscordAPIError(raw, raw.code, status, wire.method, String(wire.url), {}).message;
        });
  const common = commonFamilies.test(`${family}/`);
  const failed = common && ours < goal;
  missed ||= failed;
  console.log(
    `${family.padEnd(12)} ${thousands(ours)}   ${thousands(parse)}    ${thousands(peer)}   ${failed ? 'FAILED' : 'ok'}`,
  );
}
console.log(`goal: ${goal.toLocaleString('en')} a second for every common family`);

const known = new Set<string>(failureClasses);
const counts = new Map<string, number>();
for (let seed = 0; seed < mutations; seed++) {
  const found = diagnose(mutateExchange(exchanges, chance(seed)));
  if (!known.has(found.class)) throw new Error(`seed ${seed}: ${found.class}`);
  counts.set(found.confidence, (counts.get(found.confidence) ?? 0) + 1);
}
console.log(
  `${mutations.toLocaleString('en')} mutated answers: none threw (${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')})`,
);
if (missed) process.exitCode = 1;
