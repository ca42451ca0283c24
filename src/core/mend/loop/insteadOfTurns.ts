import { blindRetry } from '../../lint/rules/blindRetry.ts';
import { fixedSleep } from '../../lint/rules/fixedSleep.ts';
import { ignoresRetryAfter } from '../../lint/rules/ignoresRetryAfter.ts';
import type { Span } from '../../request/text.ts';
import type { Edit, MendContext } from '../mend.ts';
import { withoutReplaced } from '../retry/replacedBranches.ts';
import type { Wrapped } from '../retry/retryAdapter.ts';
import { withoutTurns } from './withoutTurns.ts';

/**
 * The edits that wrap a call, with those that take away what sent it again before; null where something would go on to
 * send it again blindly.
 */
export function insteadOfTurns(context: MendContext, { edits, call }: Wrapped): readonly Edit[] | null {
  const { text, draft } = context;
  const turns = withoutTurns(text, draft, call);
  if (turns !== null && turns !== 'none') return together([...movedLeft(text, edits, turns, call), ...turns]);
  const last = edits.at(-1)?.span[1] ?? 0;
  const removed = withoutReplaced(context).filter(({ span }) => span[0] >= last);
  const linted = { text, language: draft.language, drafts: [draft] };
  const found = [fixedSleep, ignoresRetryAfter, blindRetry].flatMap((rule) => rule(draft, linted));
  const isGone = found.every(({ span }) => removed.some((edit) => edit.span[0] <= span[0] && span[1] <= edit.span[1]));
  return isGone ? [...edits, ...removed] : null;
}

/** Whether the mend takes a loop, or a call of a function by itself, away. */
export function replacesTurns(text: string, edits: readonly Edit[]): boolean {
  return edits.some(({ span }) => /^[ \t]*(?:for|while|do)\b/.test(text.slice(...span)));
}

/** New lines move to the left with the line of the call. */
function movedLeft(text: string, edits: readonly Edit[], turns: readonly Edit[], call: Span): readonly Edit[] {
  const line = text.lastIndexOf('\n', call[0] - 1) + 1;
  const margin = turns.find(({ span, text: put }) => span[0] === line && put === '' && span[1] <= call[0]);
  const by = margin === undefined ? 0 : margin.span[1] - margin.span[0];
  return edits.map((edit) =>
    edit.span[0] < line ? edit : { ...edit, text: edit.text.replaceAll(new RegExp(`(\\n)[ \\t]{${by}}`, 'g'), '$1') },
  );
}

/** In order; edits that begin at one place are one. */
function together(edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])) {
    const before = joined.at(-1);
    if (before !== undefined && before.span[0] === edit.span[0])
      joined[joined.length - 1] = { span: edit.span, text: before.text + edit.text };
    else joined.push(edit);
  }
  return joined;
}
