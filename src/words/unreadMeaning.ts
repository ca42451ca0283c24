import type { NoFacts } from '../core/permissions/readFacts.ts';
import { answerMeaning } from './answerMeaning.ts';
import type { Locale } from './locale.ts';

/** What the answer means because of which something could not be read; empty where none stood in the way. */
export async function unreadMeaning(end: NoFacts, locale: Locale): Promise<string> {
  return end.why === 'unread' ? (await answerMeaning(end.answer, locale)).summary : '';
}
