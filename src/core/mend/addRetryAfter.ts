import type { Mend } from './mend.ts';
import { retryInJavaScript } from './retry/retryInJavaScript.ts';
import { retryInPython } from './retry/retryInPython.ts';

/**
 * Sends the call through a function that waits as Discord asks, and adds that function to the file (or uses it where it
 * is there). For libraries that queue by themselves, and outside code, there is nothing to add.
 */
export const addRetryAfter: Mend = (context) => {
  const { text, draft } = context;
  const [start] = draft.span;
  // A function that is written through here already, by this mend.
  const before = text.slice(Math.max(0, start - 160), start);
  if (/\w*with_?retry_?after\((?:[\w$.]+, )?(?:(?:async )?\([\w$]*\) => |lambda: )(?:[\w.]+\()?$/i.test(before))
    return null;
  return draft.language === 'python' ? retryInPython(context) : retryInJavaScript(context);
};
