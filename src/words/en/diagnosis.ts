import type { DiagnosisWords } from '../diagnosis.ts';

/** What is said about diagnoses. */
export const diagnosis: DiagnosisWords = {
  locale: 'en',
  classTitle: (failureClass) => failureClass,
  confidence: (confidence) => confidence,
  cause: ({ class: failureClass, cause }) => ({ summary: failureClass, cause }),
  evidence: (fact) => fact.fact,
  fix: (id) => ({ title: id, advice: '' }),
  check: (check) => check,
  retry: (retry) => retry.when,
  field: () => null,
};
