import { type FailureClass, failureClasses } from '../../core/diagnose/diagnosis.ts';
import type { DiagnosisWords } from '../../words/diagnosis.ts';

const known: ReadonlySet<string> = new Set(failureClasses);

/** The title of a class that a record names; one of a later version stands for itself. */
export function titleOfClass(words: Pick<DiagnosisWords, 'classTitle'>): (failureClass: string) => string {
  return (name) => (known.has(name) ? words.classTitle(name as FailureClass) : name);
}
