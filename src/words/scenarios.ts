import type { Locale } from './locale.ts';

/** What a person reads of a scenario of the sandbox. */
export interface ScenarioText {
  readonly label: string;
  /** What happens, in one sentence. */
  readonly detail: string;
}

/** Names of groups, and label and sentence of each scenario by its name. */
export interface ScenarioWords {
  readonly groups: Readonly<Record<string, string>>;
  readonly scenarios: Readonly<Record<string, ScenarioText>>;
}

/** A row of the tables, shorter to write. */
export function said(label: string, detail: string): ScenarioText {
  return { label, detail };
}

/** What a scenario is called; one with an amount, or several together, as they were written. */
export function scenarioLabel({ scenarios }: ScenarioWords, written: string): string {
  return written
    .split(',')
    .map((part) => {
      const [name = '', amount] = part.trim().split('=', 2);
      const label = scenarios[name]?.label ?? name;
      return amount === undefined ? label : `${label} (${amount})`;
    })
    .join(', ');
}

/** Loads the words of one language. */
export async function loadScenarioWords(locale: Locale): Promise<ScenarioWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/scenarios.ts')).scenarioWords;
    case 'ja':
      return (await import('./ja/scenarios.ts')).scenarioWords;
    default:
      return locale satisfies never;
  }
}
