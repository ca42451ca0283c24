import { extract } from '../../../src/core/extract/extract.ts';
import type { Finding } from '../../../src/core/lint/finding.ts';
import { lint, type SeverityChoice } from '../../../src/core/lint/lint.ts';

/** A snippet in which `«…»` marks the ranges that are expected. */
export interface Marked {
  readonly text: string;
  /** Half-open UTF-16 ranges of what was marked, in order. */
  readonly spans: readonly (readonly [number, number])[];
}

/** Takes the marks out. */
export function readMarks(marked: string): Marked {
  const spans: [number, number][] = [];
  let text = '';
  for (const piece of marked.split(/(«|»)/)) {
    if (piece === '«') spans.push([text.length, text.length]);
    else if (piece === '»') (spans.at(-1) ?? [0, 0])[1] = text.length;
    else text += piece;
  }
  return { text, spans };
}

/** What is found in a text, in order. */
export async function findingsIn(
  language: string,
  text: string,
  choice: SeverityChoice = {},
  all = false,
): Promise<Finding[]> {
  return lint({ text, language, ...(await extract(text, language)) }, { severities: choice, all });
}

/** A bot token of the real shape, made here so that no scanner finds one in the file. */
export const botToken = [
  Buffer.from('123456789012345678').toString('base64url'),
  'GaBcDe',
  `${'x'.repeat(34)}TAIL`,
].join('.');
