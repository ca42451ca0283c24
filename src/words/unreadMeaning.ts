import type { NoFacts } from '../core/permissions/readFacts.ts';
import { loadDiagnosisWords, speakDiagnosis } from './diagnosis.ts';
import type { Locale } from './locale.ts';
import { loadRefusalWords } from './refusal.ts';

/** What the answer means because of which something could not be read; empty where none stood in the way. */
export async function unreadMeaning(end: NoFacts, locale: Locale): Promise<string> {
  if (end.why !== 'unread') return '';
  const { answer } = end;
  if (answer.kind === 'refused') return (await loadRefusalWords(locale)).refusal(answer.refusal);
  return answer.diagnosis === null ? '' : speakDiagnosis(answer.diagnosis, await loadDiagnosisWords(locale)).summary;
}
