import type {
  Check,
  Confidence,
  Diagnosis,
  Evidence,
  FailureClass,
  RejectedField,
  Retry,
} from '../core/diagnose/diagnosis.ts';
import type { FixId } from '../core/diagnose/fix.ts';
import type { Locale } from './locale.ts';

/** One explanation. */
export interface CauseWords {
  /** What happened: one sentence of at most 120 characters. */
  readonly summary: string;
  /** Why, and what tells it from its neighbours. */
  readonly cause: string;
}

/** A remedy in words. */
export interface FixWords {
  /** A short imperative, for a button or a lightbulb. */
  readonly title: string;
  /** One or two sentences. */
  readonly advice: string;
}

/** Everything that is said about a diagnosis, in one language. */
export interface DiagnosisWords {
  readonly locale: Locale;
  readonly classTitle: (failureClass: FailureClass) => string;
  readonly confidence: (confidence: Confidence) => string;
  readonly cause: (diagnosis: Diagnosis) => CauseWords;
  readonly evidence: (fact: Evidence) => string;
  readonly fix: (id: FixId, diagnosis: Diagnosis) => FixWords;
  readonly check: (check: Check) => string;
  readonly retry: (retry: Retry) => string;
  /** What the inner code of a rejected field means; null where only Discord's own sentence can be shown. */
  readonly field: (field: RejectedField) => string | null;
}

/** A fix as people read it. */
export interface SpokenFix extends FixWords {
  readonly id: FixId;
  readonly preferred: boolean;
}

/** A diagnosis as people read it. */
export interface SpokenDiagnosis {
  readonly classTitle: string;
  readonly summary: string;
  readonly cause: string;
  readonly evidence: readonly string[];
  readonly fixes: readonly SpokenFix[];
  /** The cheap check that would settle it; null where nothing is left to settle. */
  readonly check: string | null;
  readonly retry: string;
  readonly confidence: string;
}

/** Says a diagnosis in the language of the words. */
export function speakDiagnosis(diagnosis: Diagnosis, words: DiagnosisWords): SpokenDiagnosis {
  const { summary, cause } = words.cause(diagnosis);
  return {
    classTitle: words.classTitle(diagnosis.class),
    summary,
    cause,
    evidence: diagnosis.evidence.map(words.evidence),
    fixes: diagnosis.fixes.map(({ id, preferred }) => ({ id, preferred, ...words.fix(id, diagnosis) })),
    check: diagnosis.check === undefined ? null : words.check(diagnosis.check),
    retry: words.retry(diagnosis.retry),
    confidence: words.confidence(diagnosis.confidence),
  };
}

/** Loads the words of one language. */
export async function loadDiagnosisWords(locale: Locale): Promise<DiagnosisWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/diagnosis.ts')).diagnosis;
    case 'ja':
      return (await import('./ja/diagnosis.ts')).diagnosis;
    default:
      return locale satisfies never;
  }
}
