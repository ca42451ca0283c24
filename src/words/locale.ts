/** The languages that Tracecord speaks. */
export type Locale = 'en' | 'ja';

/** The language for a tag such as `ja-JP`, `en-GB` or `fr`: Japanese where it is asked for, else English. */
export function localeOf(tag: string | undefined): Locale {
  return tag !== undefined && /^ja(?:[-_.]|$)/i.test(tag.trim()) ? 'ja' : 'en';
}
