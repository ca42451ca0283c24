import { insteadOfTurns } from './loop/insteadOfTurns.ts';
import type { Mend } from './mend.ts';
import { isWrapped } from './retry/isWrapped.ts';
import { retryInJavaScript } from './retry/retryInJavaScript.ts';
import { retryInPython } from './retry/retryInPython.ts';

/**
 * Sends the call through a function that waits as Discord asks, and adds that function to the file (or uses it where it
 * is there). A loop or branch that only waits and sends again is taken away; where it cannot be told that one does
 * nothing else, there is no mend. For libraries that queue by themselves, and outside code, there is nothing to add.
 */
export const addRetryAfter: Mend = (context) => {
  if (isWrapped(context.text, context.draft.span[0])) return null;
  const wrapped = context.draft.language === 'python' ? retryInPython(context) : retryInJavaScript(context);
  return wrapped === null ? null : insteadOfTurns(context, wrapped);
};
