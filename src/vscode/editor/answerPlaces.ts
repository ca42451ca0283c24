import type { Diagnosis, RejectedField } from '../../core/diagnose/diagnosis.ts';
import { locate } from '../../core/diagnose/locate.ts';
import type { Draft } from '../../core/request/draft.ts';
import { type DiagnosisWords, speakDiagnosis } from '../../words/diagnosis.ts';
import type { AnswerPlace } from './answers.ts';

/** What stands on a request as a whole: what happened, and the first thing to do about it. */
export function answerMessage(diagnosis: Diagnosis, words: DiagnosisWords): string {
  const { summary, fixes } = speakDiagnosis(diagnosis, words);
  const [first] = fixes;
  return first === undefined ? summary : `${summary}\n→ ${first.title}`;
}

/** What stands on a rejected property; `whole` where nothing is known of it. */
export function fieldMessage(field: RejectedField, words: DiagnosisWords, whole: string): string {
  const explained = words.field(field);
  // Version 6 names a field and says nothing of it; VS Code shows no diagnostic without a message.
  return explained === null ? field.message || whole : `${explained} (${field.code})`;
}

/** The places of a request that an answer speaks of, in the document whose text is `text`. */
export function answerPlaces(diagnosis: Diagnosis, draft: Draft, text: string, words: DiagnosisWords): AnswerPlace[] {
  const whole = answerMessage(diagnosis, words);
  return locate(diagnosis, draft, text).map(({ span, field }) => {
    const rejected = field === undefined ? undefined : diagnosis.fields[field];
    if (rejected === undefined) return { span, message: whole };
    return { span, message: fieldMessage(rejected, words, whole), field: rejected };
  });
}
