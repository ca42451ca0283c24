import { headerPart } from '../request/draft.ts';
import { literalOf } from '../request/text.ts';
import type { Mend } from './mend.ts';

/** Puts `Bot ` in front of the token, in the idiom of the language. */
export const addBotPrefix: Mend = ({ text, draft }) => {
  const header = headerPart(draft, 'authorization');
  if (header === undefined) return null;
  const { span, text: value } = header.value;
  const first = value[0];
  if (first === undefined) return null;
  if (typeof first === 'string' && /^\s*(?:Bot|Bearer|Basic)\b/i.test(first)) return null;
  const inCode = !['http', 'shellscript'].includes(draft.language);
  const quoted = /['"`]/.test(text[span[0] - 1] ?? '');
  if (!inCode || quoted || literalOf(value) !== undefined) return [{ span: [span[0], span[0]], text: 'Bot ' }];
  const expression = text.slice(...span);
  const mended = draft.language === 'python' ? `"Bot " + ${expression}` : `\`Bot \${${expression}}\``;
  return [{ span, text: mended }];
};
