import type { ApiAnswer } from '../core/request/readApi.ts';
import { loadDiagnosisWords, speakDiagnosis } from './diagnosis.ts';
import type { Locale } from './locale.ts';
import { loadRefusalWords } from './refusal.ts';

/** What an answer means from which nothing could be read. */
export interface AnswerMeaning {
  /** One sentence; empty where there is nothing to say. */
  readonly summary: string;
  /** Why. */
  readonly cause: string;
  /** What to do, the first thing first. */
  readonly advice: readonly string[];
}

const nothing: AnswerMeaning = { summary: '', cause: '', advice: [] };

/** Says it in the words of the decoder, or of the refusal that kept the request from being sent. */
export async function answerMeaning(
  answer: Exclude<ApiAnswer, { kind: 'read' }>,
  locale: Locale,
): Promise<AnswerMeaning> {
  switch (answer.kind) {
    case 'refused':
      return { ...nothing, summary: (await loadRefusalWords(locale)).refusal(answer.refusal) };
    case 'failed': {
      if (answer.diagnosis === null) return nothing;
      const { summary, cause, fixes } = speakDiagnosis(answer.diagnosis, await loadDiagnosisWords(locale));
      return { summary, cause, advice: fixes.map(({ advice }) => advice) };
    }
    case 'cancelled':
      return nothing;
    default:
      return answer satisfies never;
  }
}
