import { queueing } from '../request/queueing.ts';
import { withoutTurns } from './loop/withoutTurns.ts';
import type { Mend } from './mend.ts';

/** Takes away a loop that sends again, around a call of a library that queues and waits by itself. */
export const removeRetryLoop: Mend = ({ text, draft }) => {
  const edits = queueing.has(draft.client) ? withoutTurns(text, draft, draft.span) : null;
  return edits === 'none' ? null : edits;
};
