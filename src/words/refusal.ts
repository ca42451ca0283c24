import type { GuardRefusal, Refusal } from '../core/request/refusal.ts';
import type { Exposure } from '../core/request/strayToken.ts';
import type { Locale } from './locale.ts';

/** Why nothing was sent, and what to do. */
export interface RefusalWords {
  readonly refusal: (refusal: Refusal | GuardRefusal) => string;
  /** What a person is asked about whose body holds tokens, and the two answers. */
  readonly exposure: (exposure: Exposure) => string;
  readonly keepToken: string;
  readonly sendToken: string;
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
