import type { Diagnosis, RejectedField } from '../diagnose/diagnosis.ts';
import { fieldKind } from '../diagnose/fieldKind.ts';
import { isAnswered, type PlacedAnswer } from '../lint/answered.ts';
import type { LintedText } from '../lint/finding.ts';
import { isPayload } from '../lint/judgedBody.ts';
import { lint } from '../lint/lint.ts';
import type { Draft } from '../request/draft.ts';
import type { Payload } from '../request/payload.ts';
import type { Span } from '../request/text.ts';
import {
  type BodyMendContext,
  type MendContext,
  type MendId,
  mendIds,
  type Project,
  type TextMendContext,
} from './mend.ts';
import { mendContextOf } from './mendAll.ts';

/** A mend, and what it looks at. */
export interface Cure {
  readonly id: MendId;
  readonly context: MendContext | BodyMendContext | TextMendContext;
}

/** An answer where it stands in the text. */
export interface StandingAnswer extends PlacedAnswer {
  readonly diagnosis: Diagnosis;
}

/**
 * What may cure what an answer says: what its diagnosis ranks, then the mends of the findings that the answer hides, and
 * those of the rejected property. `draft`: the request that was answered; undefined where the text has a high-level call.
 */
export function curesOfAnswer(
  answer: StandingAnswer,
  draft: Draft | undefined,
  linted: LintedText,
  project: Project,
): Cure[] {
  const { diagnosis, span, field } = answer;
  const { text } = linted;
  const around = { ...linted, drafts: draft === undefined ? [] : [draft] };
  const hidden = lint(around).filter((finding) => isAnswered(finding, answer));
  const ofHidden = hidden.flatMap((finding) => {
    const context = mendContextOf(finding, around, project);
    return context === undefined ? [] : finding.mends.map((id) => ({ id, context }));
  });
  const subject = draft ?? payloadAt(linted, span);
  if (subject === undefined) return ofHidden;
  const whole = isPayload(subject) ? { text, draft: subject } : { text, draft: subject, project };
  const there = { ...whole, span, ...(field === undefined ? {} : { rejected: field }) };
  return [
    ...ranked(diagnosis).map((id) => ({ id, context: whole })),
    ...ofHidden,
    ...(field === undefined ? [] : mendsOfField(field)).map((id) => ({ id, context: there })),
  ];
}

/** The innermost high-level call around a place. */
function payloadAt({ payloads = [] }: LintedText, [start, end]: Span): Payload | undefined {
  return payloads
    .filter(({ span }) => span[0] <= start && end <= span[1])
    .toSorted((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]))[0];
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
