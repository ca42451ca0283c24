import type { Confidence, Diagnosis, FailureClass, RejectedField, Retry } from '../core/diagnose/diagnosis.ts';
import type { FixId } from '../core/diagnose/fix.ts';
import { type DiagnosisWords, speakDiagnosis } from './diagnosis.ts';

/** A diagnosis as the command line prints it. Fields are added, never renamed: scripts read it. */
export interface DiagnosisJson {
  readonly class: FailureClass;
  readonly code: number | null;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly cause: string;
  readonly evidence: readonly string[];
  readonly fixes: readonly { readonly id: FixId; readonly title: string; readonly preferred: boolean }[];
  /** `afterMs` only with `after`. */
  readonly retry: Retry;
  readonly fields: readonly RejectedField[];
  readonly permissions: readonly string[];
  /** What would raise the confidence; absent where nothing is left to settle. */
  readonly check?: string;
}

/** Writes a diagnosis in the command line's form. */
export function diagnosisJson(diagnosis: Diagnosis, words: DiagnosisWords): DiagnosisJson {
  const spoken = speakDiagnosis(diagnosis, words);
  return {
    class: diagnosis.class,
    code: diagnosis.code,
    confidence: diagnosis.confidence,
    summary: spoken.summary,
    cause: spoken.cause,
    evidence: spoken.evidence,
    fixes: spoken.fixes.map(({ id, title, preferred }) => ({ id, title, preferred })),
    retry: diagnosis.retry,
    fields: diagnosis.fields,
    permissions: diagnosis.permissions,
    ...(spoken.check === null ? {} : { check: spoken.check }),
  };
}
