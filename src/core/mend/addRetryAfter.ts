import type { Mend } from './mend.ts';
import { withoutReplaced } from './retry/replacedBranches.ts';
import { retryInJavaScript } from './retry/retryInJavaScript.ts';
import { retryInPython } from './retry/retryInPython.ts';

/**
 * Sends the call through a function that waits as Discord asks, and adds that function to the file (or uses it where it
 * is there); a branch that only waits and sends again is taken away. For libraries that queue by themselves, and outside code, there is nothing to add.
 */
export const addRetryAfter: Mend = (context) => {
  const { text, draft } = context;
  const [start] = draft.span;
  // A function that is written through here already, by this mend.
  const before = text.slice(Math.max(0, start - 160), start);
  if (/\w*with_?retry_?after\((?:[\w$.]+, )?(?:(?:async )?\([\w$]*\) => |lambda: )(?:[\w.]+\()?$/i.test(before))
    return null;
  // … or by its sibling, for this call alone.
  if (/; attempt \+= 1\) \{\s*const response = await $/.test(before)) return null;
  const edits = draft.language === 'python' ? retryInPython(context) : retryInJavaScript(context);
  if (edits === null) return null;
  const last = edits.at(-1)?.span[1] ?? 0;
  return [...edits, ...withoutReplaced(context).filter(({ span }) => span[0] >= last)];
};
