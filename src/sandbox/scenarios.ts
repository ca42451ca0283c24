import { deliveryFaults } from './faults/delivery.ts';
import { discordFaults } from './faults/discord.ts';
import { edgeFaults } from './faults/edge.ts';
import type { Fault, FaultTable } from './faults/fault.ts';
import { limitFaults } from './faults/limits.ts';
import { refusalFaults } from './faults/refusals.ts';

/** How a sandbox that behaves is called. */
export const healthy = 'none';

const none = { [healthy]: {} } as const satisfies FaultTable;

/** What can go wrong, by the part of the way where it does. */
const groups = {
  healthy: none,
  limits: limitFaults,
  edge: edgeFaults,
  discord: discordFaults,
  refusals: refusalFaults,
  delivery: deliveryFaults,
} as const satisfies Record<string, FaultTable>;

/** Where something goes wrong. */
export type ScenarioGroup = keyof typeof groups;

/** Name of a scenario. */
export type ScenarioName = { [Group in ScenarioGroup]: keyof (typeof groups)[Group] & string }[ScenarioGroup];

/** A scenario to choose. */
export interface ScenarioEntry {
  readonly name: ScenarioName;
  readonly group: ScenarioGroup;
}

/** Every scenario, group by group. */
export const scenarioEntries: readonly ScenarioEntry[] = Object.entries(groups).flatMap(([group, table]) =>
  Object.keys(table).map((name) => ({ name: name as ScenarioName, group: group as ScenarioGroup })),
);

/** Every name, in the same order. */
export const scenarioNames: readonly ScenarioName[] = scenarioEntries.map(({ name }) => name);

const tables: FaultTable = Object.assign({}, ...Object.values(groups));

/**
 * What a text asks for: a name (`burst`), one with an amount (`slow=2.5`), or several with commas in between
 * (`latency=80, burst`), of which a later one wins over an earlier one where they are about the same thing. It is what
 * the header `x-sandbox-fault`, the option `--scenario` and the picker take.
 *
 * @throws UnknownScenario
 */
export function faultOf(text: string): Fault {
  return Object.assign({}, ...text.split(',').map(oneFault));
}

/** Whether `faultOf` can read a text. */
export function isScenario(text: string): boolean {
  try {
    faultOf(text);
    return true;
  } catch (error) {
    if (error instanceof UnknownScenario) return false;
    throw error;
  }
}

/** A text that names no scenario, or an amount that means nothing; the message says which there are. */
export class UnknownScenario extends RangeError {}

function oneFault(text: string): Fault {
  const [name = '', ...rest] = text.split('=').map((part) => part.trim());
  const amount = rest.length === 0 ? undefined : rest.join('=');
  const entry = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (entry === undefined) {
    throw new UnknownScenario(`The sandbox has no scenario "${name}". It has: ${scenarioNames.join(', ')}.`);
  }
  if (typeof entry !== 'function') {
    if (amount === undefined) return entry;
    throw new UnknownScenario(`The scenario "${name}" takes no amount: write it without "=${amount}".`);
  }
  const fault = entry(amount);
  if (fault === undefined) throw new UnknownScenario(`The scenario "${name}" does not take "${amount}" as its amount.`);
  return fault;
}
