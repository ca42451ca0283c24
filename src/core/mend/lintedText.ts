import type { LintedText } from '../lint/finding.ts';
import type { MendContext } from './mend.ts';

/** The text of a mend as a rule looks at it: with the one request that is mended. */
export function lintedText({ text, draft }: Pick<MendContext, 'text' | 'draft'>): LintedText {
  return { text, language: draft.language, drafts: [draft] };
}
