import { followAnswers, weightOf } from '../../request/answerFlow.ts';
import type { Answer, InteractionHandler, SlowCall } from '../../request/interactionHandler.ts';
import type { Finding, TextRule } from '../finding.ts';

/** So much work before the first answer is likely to take the three seconds that there are for it. */
const slowEnough = 6;

/**
 * Work that takes long is awaited before an interaction is answered at all: the first answer must come within three
 * seconds, or it is refused with 10062 (documentation, Receiving and Responding to Interactions). A hint: how long the
 * work takes is known at run time only.
 */
export const lateAcknowledge: TextRule = ({ text, handlers = [] }) => {
  const found = new Map<number, Finding>();
  for (const handler of handlers) {
    for (const { slow, answer } of lateAnswersOf(handler)) {
      if (found.has(slow.span[0])) continue;
      found.set(slow.span[0], {
        facts: {
          rule: 'interaction/late-acknowledge',
          slow: oneLine(slow.callee),
          answer: oneLine(text.slice(...answer.callee)),
          isModal: /modal$/i.test(answer.method),
        },
        severity: 'hint',
        span: slow.span,
        mends: ['defer-first'],
      });
    }
  }
  return [...found.values()];
};

/** First answers that come behind slow work, with what of it counts most. */
function lateAnswersOf(handler: InteractionHandler): { readonly slow: SlowCall; readonly answer: Answer }[] {
  const found: { slow: SlowCall; answer: Answer }[] = [];
  followAnswers(handler.steps, {
    answer: (answer, { answered, slow }) => {
      if (answered !== 'no' || weightOf(slow) < slowEnough || isAutocomplete(handler, answer)) return;
      const most = slow.reduce((a, b) => (b.weight > a.weight ? b : a));
      found.push({ slow: most, answer });
    },
  });
  return found;
}

/** An autocompletion cannot be deferred, and is asked for again with the next key. */
function isAutocomplete({ language }: InteractionHandler, { method }: Answer): boolean {
  return language === 'javascript' ? method === 'respond' : /^response\.(?:autocomplete|pong)$/.test(method);
}

/** What is called, short enough for a sentence. */
function oneLine(callee: string): string {
  const line = callee.replace(/\s+/g, '');
  return line.length > 60 ? `…${line.slice(-59)}` : line;
}
