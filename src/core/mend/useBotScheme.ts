import { isBearerOfBot } from '../lint/prefix.ts';
import { headerPart } from '../request/draft.ts';
import type { Mend } from './mend.ts';

/** Writes `Bot ` for the `Bearer ` in front of a bot's token. */
export const useBotScheme: Mend = ({ text, draft }) => {
  const header = headerPart(draft, 'authorization');
  if (header === undefined || !isBearerOfBot(header.value)) return null;
  const [start, end] = header.value.span;
  const written = /^(?:[fF]?["'`])?(Bearer)(?=\s)/i.exec(text.slice(start, end));
  if (written?.[1] === undefined) return null;
  const at = start + written[0].length - written[1].length;
  return [{ span: [at, at + written[1].length], text: 'Bot' }];
};
