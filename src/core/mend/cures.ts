import type { Diagnosis, RejectedField } from '../diagnose/diagnosis.ts';
import { fieldKind } from '../diagnose/fieldKind.ts';
import type { LintedText } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import { type MendContext, type MendId, mendIds, type Project, type TextMendContext } from './mend.ts';

/** A mend, and what it looks at. */
export interface Cure {
  readonly id: MendId;
  readonly context: MendContext | TextMendContext;
}

/** An answer where it stands in the text. */
export interface StandingAnswer {
  readonly diagnosis: Diagnosis;
  readonly span: Span;
  /** The rejected property that it stands on. */
  readonly field?: RejectedField | undefined;
}

/**
 * What may cure what an answer says: what its diagnosis ranks, then the mends of a finding on the same place, which the
 * answer hides, and those of the rejected property.
 */
export function curesOfAnswer(answer: StandingAnswer, draft: Draft, linted: LintedText, project: Project): Cure[] {
  const { diagnosis, span, field } = answer;
  const whole: MendContext = { text: linted.text, draft, project };
  const there: MendContext = { ...whole, span, ...(field === undefined ? {} : { rejected: field }) };
  const hidden = lint({ ...linted, drafts: [draft] }).filter(({ span: at }) => at[0] === span[0] && at[1] === span[1]);
  return [
    ...ranked(diagnosis).map((id) => ({ id, context: whole })),
    ...hidden.flatMap(({ mends }) => mends.map((id) => ({ id, context: there }))),
    ...(field === undefined ? [] : mendsOfField(field)).map((id) => ({ id, context: there })),
  ];
}

/** The fixes of a diagnosis that are mends, in its order. */
function ranked({ fixes }: Diagnosis): readonly MendId[] {
  const named: readonly string[] = fixes.map((fix) => fix.id);
  const mends = mendIds.filter((id) => named.includes(id)).toSorted((a, b) => named.indexOf(a) - named.indexOf(b));
  return mends.flatMap((id) => [id, ...(others[id] ?? [])]);
}

/** What stands beside a mend for the person to choose: one function for the file or this call alone. */
const others: Readonly<Partial<Record<MendId, readonly MendId[]>>> = {
  'add-retry-after': ['wrap-retry-after'],
  'watch-rate-limits': ['reject-rate-limits'],
};

/** What may cure a property that Discord rejected, the best first. What is missing cannot be taken away. */
function mendsOfField(field: RejectedField): readonly MendId[] {
  switch (fieldKind(field)?.kind) {
    case 'required':
      return [];
    case 'length':
    case 'too-many':
    case 'embeds-too-large':
      return ['clip-to-limit', 'remove-property'];
    case 'not-a-number':
      return ['send-id-as-string', 'remove-property'];
    default:
      return ['remove-property'];
  }
}
