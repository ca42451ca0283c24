import { insteadOfTurns } from './loop/insteadOfTurns.ts';
import type { Mend } from './mend.ts';
import { isWrapped } from './retry/isWrapped.ts';
import { loopInJavaScript } from './retry/loopInJavaScript.ts';
import { loopInPython } from './retry/loopInPython.ts';

/**
 * Puts a loop around one call, for who wants no function in the file: as `addRetryAfter` does it, but knowing nothing of
 * the limits that other calls met. Node's `http` has none: its requests are written to behind the call.
 */
export const wrapRetryAfter: Mend = (context) => {
  if (isWrapped(context.text, context.draft.span[0])) return null;
  const wrapped = context.draft.language === 'python' ? loopInPython(context) : loopInJavaScript(context);
  return wrapped === null ? null : insteadOfTurns(context, wrapped);
};
