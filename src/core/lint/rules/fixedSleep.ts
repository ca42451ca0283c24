import type { Draft } from '../../request/draft.ts';
import type { CodePiece, WaitCall } from '../../request/handling.ts';
import type { Rule } from '../finding.ts';
import { branchesOf, othersLeave, readsRetryAfter, resultOf, testsFor429, turnsOf } from '../handled.ts';

/**
 * A pause of always the same length after a 429: too short, it is an invalid request more, of which 10,000 in ten
 * minutes lead to a ban (documentation, Rate Limits); too long, it waits for nothing. The answer says how long.
 */
export const fixedSleep: Rule = (draft) => {
  return fixedSleepsOf(draft).map((span) => ({
    facts: { rule: 'rate/fixed-sleep', written: span.text },
    severity: 'warning',
    span: span.span,
    mends: ['add-retry-after', 'wrap-retry-after'],
  }));
};

/** The durations of the pauses that are always the same, in branches for a 429. */
export function fixedSleepsOf(draft: Draft): readonly CodePiece[] {
  const { handling } = draft;
  if (handling === undefined || readsRetryAfter(handling)) return [];
  const result = resultOf(draft);
  const tested = [...branchesOf(draft, result), ...turnsOf(draft)].filter(testsFor429);
  const limited = [...tested, ...othersLeave(draft, result)];
  return handling.waits
    .filter(({ duration: { span } }) => limited.some(({ body }) => body.span[0] <= span[0] && span[1] <= body.span[1]))
    .filter(isConstant)
    .map(({ duration }) => duration);
}

/** A number, a sum or product of some, or a name for one. */
function isConstant({ duration, definitions }: WaitCall): boolean {
  const number = /^[\d\s._*+()/-]*\d[\d\s._*+()/e-]*$/;
  const written = duration.text.replaceAll(/[A-Za-z_$][\w$]*/g, (name) => {
    const definition = definitions.get(name)?.text ?? '';
    return number.test(definition) ? definition : name;
  });
  return number.test(written);
}
