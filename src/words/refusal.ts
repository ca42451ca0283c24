import type { GuardRefusal, Refusal } from '../core/request/refusal.ts';
import type { Locale } from './locale.ts';

/** Why nothing was sent, and what to do. */
export interface RefusalWords {
  readonly refusal: (refusal: Refusal | GuardRefusal) => string;
}

/** Loads the words of one language. */
export async function loadRefusalWords(locale: Locale): Promise<RefusalWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/refusal.ts')).refusalWords;
    case 'ja':
      return (await import('./ja/refusal.ts')).refusalWords;
    default:
      return locale satisfies never;
  }
}
