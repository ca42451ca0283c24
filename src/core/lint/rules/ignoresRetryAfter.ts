import type { Rule } from '../finding.ts';
import {
  branchesOf,
  mayReadRetryAfter,
  othersLeave,
  readsRetryAfter,
  resultOf,
  testsFor429,
  turnsOf,
} from '../handled.ts';
import { fixedSleepsOf } from './fixedSleep.ts';

/**
 * A 429 is met by sending again without a look at `retry_after` (documentation, Rate Limits): at once, or after a pause
 * that the code works out by itself. A pause that is always the same is `rate/fixed-sleep`.
 */
export const ignoresRetryAfter: Rule = (draft, { text }) => {
  const { handling } = draft;
  if (handling === undefined || readsRetryAfter(handling)) return [];
  const sleeps = fixedSleepsOf(draft);
  const result = resultOf(draft);
  const tested = [...branchesOf(draft, result), ...turnsOf(draft)].filter(testsFor429);
  return [...tested, ...othersLeave(draft, result)]
    .filter((branch) => branch.sendsAgain && !mayReadRetryAfter(branch, result, text))
    .filter(({ body: { span } }) => !sleeps.some((sleep) => span[0] <= sleep.span[0] && sleep.span[1] <= span[1]))
    .map(({ test }) => ({
      facts: { rule: 'rate/ignores-retry-after' },
      severity: 'warning',
      span: test.span,
      mends: ['add-retry-after', 'wrap-retry-after'],
    }));
};
