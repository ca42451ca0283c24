import { existsSync, readFileSync } from 'node:fs';

/** Prints a figure beside its goal; a goal that is missed makes the bench fail. */
export function goal(what: string, figure: string, wanted: string, isMet: boolean): void {
  console.log(`${isMet ? 'ok    ' : 'FAILED'} ${what}: ${figure} (goal: ${wanted})`);
  if (!isMet) process.exitCode = 1;
}

/** The middle one of some values; NaN if there are none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Per cent with one digit behind the point, never rounded up to 100. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}

/**
 * The median time of a core (ms) that each act takes, over rounds in which each is done once in turn, after as many
 * that do not count. Time of a core, because what others do on the machine meanwhile is not ours.
 */
export async function medianTimes<Name extends string>(
  acts: Readonly<Record<Name, () => unknown>>,
  rounds: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(acts) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -rounds; round < rounds; round++) {
    for (const name of names) {
      const time = await coreTime(acts[name]);
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}

/** The time of a core (ms) that this thread spends on an act; where the system does not say, the time that passes. */
export async function coreTime(act: () => unknown): Promise<number> {
  const from = timeOfThread();
  await act();
  return timeOfThread() - from;
}

const ofThread = '/proc/thread-self/schedstat';
const isToldByThread = existsSync(ofThread);

function timeOfThread(): number {
  return isToldByThread ? Number(readFileSync(ofThread, 'utf8').split(' ')[0]) / 1e6 : performance.now();
}
