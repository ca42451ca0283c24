import type { Diagnosis } from '../core/diagnose/diagnosis.ts';
import type { CommandLineWords } from '../words/commandLine.ts';
import { type DiagnosisWords, speakDiagnosis } from '../words/diagnosis.ts';

/** A diagnosis for a terminal: the one line first, then why and what to do. */
export function diagnosisText(diagnosis: Diagnosis, words: DiagnosisWords, labels: CommandLineWords): string {
  const spoken = speakDiagnosis(diagnosis, words);
  const code = diagnosis.code === null ? '' : ` ${diagnosis.code}`;
  const lines = [
    `${diagnosis.class}${code}: ${spoken.summary}`,
    '',
    spoken.cause,
    ...diagnosis.fields.map((field) => `  ${field.path}: ${field.message} (${field.code})`),
    '',
    `${labels.confidence}: ${spoken.confidence}${spoken.check === null ? '' : ` · ${spoken.check}`}`,
    `${labels.evidence}:`,
    ...spoken.evidence.map((fact) => `  · ${fact}`),
    ...(spoken.fixes.length === 0 ? [] : [`${labels.fixes}:`]),
    ...spoken.fixes.map((fix, index) => `  ${index + 1}. ${fix.title}: ${fix.advice}`),
    `${labels.retry}: ${spoken.retry}`,
  ];
  return `${lines.join('\n')}\n`;
}
