import { headerPart } from '../request/draft.ts';
import { literalOf } from '../request/text.ts';
import type { Mend } from './mend.ts';
import { quoted } from './quoted.ts';
import { writingOf } from './writing.ts';

/** Percent-encodes the reason for the audit log, which Discord decodes (developers/resources/audit-log). */
export const encodeReason: Mend = ({ text, draft }) => {
  const header = headerPart(draft, 'x-audit-log-reason');
  const value = header && literalOf(header.value.text);
  // Percent signs are variables in a batch file; half of a character cannot be encoded.
  if (header === undefined || value === undefined || draft.language === 'bat' || /\p{Surrogate}/u.test(value))
    return null;
  // What is encoded in parts stays what it is there.
  const encoded = /%[\dA-F]{2}/i.test(value)
    ? value.replace(/[\u0080-\u{10ffff}]+/gu, encodeURIComponent)
    : encodeURIComponent(value);
  const writing = writingOf(text, draft, header.value);
  if (writing === null || !/[\u0080-\u{10ffff}]/u.test(value)) return null;
  return [{ span: header.value.span, text: writing === 'expression' ? quoted(encoded, text, draft) : encoded }];
};
