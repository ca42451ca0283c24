import { unencodedEmoji } from '../lint/rules/unencodedEmoji.ts';
import { lintedText } from './lintedText.ts';
import type { Mend } from './mend.ts';

/** Percent-encodes the emoji in the address of a reaction. */
export const encodeEmoji: Mend = ({ text, draft }) => {
  const [finding] = unencodedEmoji(draft, lintedText({ text, draft }));
  if (finding === undefined || draft.language === 'bat') return null;
  const [start, end] = draft.url.span;
  const written = /\/reactions\/([^/?\s'"`${}%\\]+)/.exec(text.slice(start, end));
  const emoji = written?.[1];
  if (written === null || emoji === undefined) return null;
  // In `"…%s…" % value` a percent sign would be a placeholder.
  if (draft.language === 'python' && /^["']+\s*%/.test(text.slice(end))) return null;
  const at = start + written.index + written[0].length - emoji.length;
  return [{ span: [at, at + emoji.length], text: encodeURIComponent(emoji) }];
};
