/** Figures for one way, taken several times: what else the machine does only adds, so the least of them counts. */
export interface Figures {
  readonly least: number;
  readonly most: number;
}

/** Takes several figures for each of some ways, in turn. */
export async function inTurn<Name extends string>(
  ways: Readonly<Record<Name, () => Promise<number> | number>>,
  times: number,
): Promise<Record<Name, Figures>> {
  const figures = new Map<string, number[]>();
  for (let time = 0; time < times; time++) {
    for (const name of Object.keys(ways) as Name[]) {
      figures.set(name, [...(figures.get(name) ?? []), await ways[name]()]);
    }
  }
  const summed = [...figures].map(([name, all]) => [name, { least: Math.min(...all), most: Math.max(...all) }]);
  return Object.fromEntries(summed) as Record<Name, Figures>;
}

/** Milliseconds as they are printed. */
export function ms(value: number): string {
  return `${value.toFixed(3)} ms`;
}

/** Milliseconds that came on top. */
export function added(value: number): string {
  return `${value < 0 ? '' : '+'}${ms(value)}`;
}
