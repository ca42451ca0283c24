import { headerPart } from '../request/draft.ts';
import { insertHeader } from './insertHeader.ts';
import type { Mend } from './mend.ts';
import { quoted } from './quoted.ts';
import { writingOf } from './writing.ts';

const json = 'application/json';

/** Says that the body is JSON. */
export const addContentType: Mend = (context) => {
  const { draft, text } = context;
  if (draft.body?.kind !== 'json') return null;
  const header = headerPart(draft, 'content-type');
  if (header === undefined) {
    if (draft.client === 'curl' && /\s--json[\s=]/.test(text.slice(...draft.span))) return null;
    return insertHeader(context, { name: 'Content-Type', value: json, powerShellOption: '-ContentType' });
  }
  if (/^\s*application\/json\s*(?:;|$)/i.test(String(header.value.text[0] ?? ''))) return null;
  const writing = writingOf(text, draft, header.value);
  if (writing === null) return null;
  return [{ span: header.value.span, text: writing === 'expression' ? quoted(json, text, draft) : json }];
};
