import type { BucketWords, RunnerWords } from '../protocol/words.ts';
import type { Locale } from './locale.ts';

/** Fixed words of the two webviews; they travel with the snapshot. */
export interface PanelWords {
  readonly runner: RunnerWords;
  readonly buckets: BucketWords;
}

/** Loads the words of one language. */
export async function loadPanelWords(locale: Locale): Promise<PanelWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/panel.ts')).panel;
    case 'ja':
      return (await import('./ja/panel.ts')).panel;
    default:
      return locale satisfies never;
  }
}
