import { followAnswers, innerOf } from '../request/answerFlow.ts';
import type { Answer, InteractionHandler, Step } from '../request/interactionHandler.ts';
import type { Span } from '../request/text.ts';
import type { Deferral } from './defer/deferral.ts';
import { deferInJavaScript } from './defer/javascriptDefer.ts';
import { deferInPython } from './defer/pythonDefer.ts';
import type { Edit, TextMend } from './mend.ts';

/**
 * Answers the interaction in front of the slow work, and makes edits of the first answers behind it, which would be a
 * second answer (40060). Null where an answer behind it is of a kind that cannot follow, or may be somebody else's.
 */
export const deferFirst: TextMend = ({ text, handlers, span }) => {
  for (const handler of handlers) {
    if (!handler.isAsync) continue;
    for (const at of placesFor(handler.steps, span) ?? []) {
      const answers = answersBehind(handler, at);
      const deferral = answers && deferralFor(text, handler, answers);
      const edits = deferral && editsAt(text, handler, at, deferral);
      if (edits != null) return edits;
    }
  }
  return null;
};

function deferralFor(text: string, handler: InteractionHandler, answers: readonly Answer[]): Deferral | null {
  return handler.language === 'python'
    ? deferInPython(text, handler, answers)
    : deferInJavaScript(text, handler, answers);
}

/**
 * The statements that a slow call stands in, the innermost first, which an answer may be put in front of: none of a
 * loop, which would answer again. Undefined where the call is not among the steps.
 */
function placesFor(steps: readonly Step[], slow: Span): Span[] | undefined {
  for (const step of steps) {
    if (step.kind === 'slow' && step.span[0] === slow[0] && step.span[1] === slow[1]) return [];
    const inner = first(innerOf(step), slow);
    if (inner === undefined) continue;
    if (step.kind === 'loop' || step.kind === 'detached') return [];
    return step.kind === 'statement' ? [...inner, step.span] : inner;
  }
  return undefined;
}

function first(lists: readonly (readonly Step[])[], slow: Span): Span[] | undefined {
  for (const steps of lists) {
    const found = placesFor(steps, slow);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The answers that only come behind the place; null where one may, or something else may answer. */
function answersBehind({ steps }: InteractionHandler, [at]: Span): readonly Answer[] | null {
  const found = new Map<number, Answer>();
  let isClear = true;
  let isReached = false;
  followAnswers(steps, {
    deferAt: at,
    defer: ({ answered }) => {
      isReached = true;
      if (answered !== 'no') isClear = false;
    },
    answer: (answer, { deferred }) => {
      if (deferred === 'maybe') isClear = false;
      if (deferred !== 'no') found.set(answer.span[0], answer);
    },
    unknown: ({ deferred }) => {
      if (deferred !== 'no') isClear = false;
    },
  });
  return isClear && isReached && found.size > 0 ? [...found.values()] : null;
}

/** The new statement on a line of its own, and the edits of the answers; null where there is no room for a line. */
function editsAt(
  text: string,
  handler: InteractionHandler,
  [at]: Span,
  { statement, edits }: Deferral,
): readonly Edit[] | null {
  const lead = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const isOwnLine = lead.trim() === '';
  if (!isOwnLine && handler.language === 'python') return null;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const inserted: Edit = { span: [at, at], text: statement + (isOwnLine ? newline + lead : ' ') };
  const all = [inserted, ...edits].toSorted((a, b) => a.span[0] - b.span[0]);
  return all.every((edit, index) => index === 0 || (all[index - 1]?.span[1] ?? 0) <= edit.span[0]) ? all : null;
}
