import type { Expected } from '../core/values/expected.ts';
import type { IdItem } from '../core/values/idItem.ts';
import type { IdKind } from '../core/values/idKind.ts';
import type { ValueProblem } from '../core/values/valueProblem.ts';
import type { Locale } from './locale.ts';

/** What is said where a value that only run time knows is picked, typed, changed and forgotten. */
export interface ValueWords {
  /** Title of the question for a value that is typed. */
  readonly typeTitle: (expression: string) => string;
  /** What can be typed there; empty where anything can. */
  readonly typePrompt: (form: Expected['form']) => string;
  /** For how long it is remembered. */
  readonly typeKept: (isKept: boolean) => string;
  readonly problem: (problem: ValueProblem) => string;
  /** Title of a list; `of` is what is picked in this step. */
  readonly pickTitle: (expression: string, of: IdKind) => string;
  readonly pickPlaceholder: string;
  readonly searchPlaceholder: string;
  readonly lastChoices: string;
  readonly others: string;
  readonly givenBefore: string;
  /** Something to pick: its name, and the word that says what it is beside it. */
  readonly item: (item: IdItem) => { readonly label: string; readonly description: string };
  readonly recentFrom: (of: IdKind) => string;
  readonly useTyped: (id: string, of: IdKind) => string;
  readonly typeYourself: string;
  readonly typeYourselfDetail: string;
  readonly typeAnother: string;
  readonly tryAgain: string;
  readonly nothingToPick: (of: IdKind) => string;
  readonly nobodyFound: string;
  readonly withoutContent: string;
  readonly unreadable: string;
  /** The list waits for a rate limit. */
  readonly waits: string;
  readonly truncated: (count: number) => string;
  // changing and forgetting
  readonly change: string;
  readonly chooseValueTitle: string;
  readonly noValueYet: string;
  readonly noValues: string;
  readonly changed: (expression: string) => string;
  readonly forgotten: (count: number) => string;
  readonly nothingToForget: string;
  // environments
  readonly environmentTitle: string;
  readonly environmentFiles: string;
  readonly environmentNames: (file: string) => string;
  readonly inUse: string;
  readonly noEnvironments: string;
  /** That an environment file is not touched: it leads to a place outside of its folder, as a workspace says. */
  readonly environmentOutside: (file: OutsideFile) => string;
  readonly environmentsUntrusted: string;
  readonly environmentStatus: (file: string, environment: string) => string;
}

/** An environment file that leads out of the workspace folder. */
export interface OutsideFile {
  readonly name: string;
  /** Where it leads. */
  readonly place: string;
  /** The setting names it, so that a person can say in their own that it is to be read. */
  readonly isChosen: boolean;
}

/** Loads the words of one language. */
export async function loadValueWords(locale: Locale): Promise<ValueWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/values.ts')).valueWords;
    case 'ja':
      return (await import('./ja/values.ts')).valueWords;
    default:
      return locale satisfies never;
  }
}
