import type { FacetName, StatusGroup } from '../core/journal/journalFilter.ts';
import type { Trouble } from '../core/journal/journalStore.ts';
import type { Locale } from './locale.ts';

/** What is said in the history view and by the commands about it, in one language. */
export interface HistoryWords {
  // the view
  readonly day: (requests: number, failures: number) => string;
  readonly today: string;
  readonly yesterday: string;
  /** Runs of this window that stand one level deeper. */
  readonly earlier: (count: number) => string;
  readonly older: (count: number) => string;
  /** For screen readers. */
  readonly record: (parts: { request: string; status: string; classTitle: string; time: string }) => string;
  readonly filtered: (parts: readonly string[]) => string;
  readonly nothingMatches: string;
  // the filter
  readonly filterTitle: string;
  readonly facet: Readonly<Record<FacetName, string>>;
  readonly status: Readonly<Record<StatusGroup, string>>;
  readonly occurrences: (count: number) => string;
  readonly textItem: (text: string) => string;
  readonly textPrompt: string;
  readonly text: (text: string) => string;
  // comparing
  readonly compareWith: string;
  readonly nothingToCompare: string;
  readonly diffTitle: (one: string, other: string) => string;
  // sending again
  readonly valuesNotKept: string;
  readonly showSample: string;
  // handing on
  readonly exportTitle: string;
  readonly exportNdjson: string;
  readonly exportNdjsonDetail: string;
  readonly exportHar: string;
  readonly exportHarDetail: string;
  readonly exportAll: (count: number) => string;
  readonly exportShown: (count: number) => string;
  readonly exported: (count: number) => string;
  /** The file could not be written, for the system's reason. */
  readonly notExported: (file: string, reason: string) => string;
  readonly nothingToExport: string;
  readonly archiveComment: string;
  readonly deleteTitle: string;
  readonly deleteDetail: string;
  readonly deleteConfirm: string;
  readonly deleted: string;
  // spans
  readonly spanTitle: string;
  readonly lastHour: string;
  readonly sinceMidnight: string;
  readonly lastDay: string;
  readonly lastWeek: string;
  readonly everything: string;
  readonly aroundSpike: (route: string, classTitle: string) => string;
  readonly custom: string;
  readonly customPrompt: string;
  readonly customInvalid: string;
  readonly chooseProfile: string;
  readonly reading: string;
  // trouble
  readonly trouble: (trouble: Trouble) => string;
}

/** Loads them when they are first needed. */
export async function loadHistoryWords(locale: Locale): Promise<HistoryWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/history.ts')).historyWords;
    case 'ja':
      return (await import('./ja/history.ts')).historyWords;
    default:
      return locale satisfies never;
  }
}
