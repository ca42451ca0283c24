import { headerPart } from '../../request/draft.ts';
import { lastFourOf } from '../../request/seal.ts';
import { literalOf } from '../../request/text.ts';
import type { Rule } from '../finding.ts';

/**
 * An Authorization without `Bot ` or `Bearer ` is answered 401 (documentation, Reference, Authentication;
 * discord-api-docs#602). Certain for a literal. Where the whole value comes from run time the prefix may be in it: a
 * hint.
 */
export const missingPrefix: Rule = (draft) => {
  const header = headerPart(draft, 'authorization');
  if (header === undefined) return [];
  const value = literalOf(header.value.text);
  const mends = ['add-bot-prefix'] as const;
  if (value !== undefined) {
    if (value.trim() === '' || /^\s*(?:Bot|Bearer|Basic)(?:\s|$)/i.test(value)) return [];
    const facts = { rule: 'auth/missing-prefix', certain: true, lastFour: lastFourOf(value.trim()) } as const;
    return [{ facts, severity: 'error', span: header.value.span, mends }];
  }
  const [only, ...rest] = header.value.text;
  if (rest.length > 0 || typeof only !== 'object' || !/token/i.test(only.expression)) return [];
  if (/bearer|header|auth/i.test(only.expression)) return [];
  const facts = { rule: 'auth/missing-prefix', certain: false, lastFour: '' } as const;
  return [{ facts, severity: 'hint', span: header.value.span, mends }];
};
