import { isTokenShaped } from '../../discord/tokenShape.ts';
import { headerPart } from '../../request/draft.ts';
import { lastFourOf } from '../../request/seal.ts';
import { literalOf } from '../../request/text.ts';
import type { Rule } from '../finding.ts';

/** A bot token in the text ends up in version control; Discord resets tokens that it finds there. */
export const hardCodedToken: Rule = (draft) => {
  const header = headerPart(draft, 'authorization');
  const value = header && literalOf(header.value.text);
  if (header === undefined || value === undefined) return [];
  const token = value.trim().split(/\s+/).at(-1) ?? '';
  if (!isTokenShaped(token)) return [];
  return [
    {
      facts: { rule: 'auth/hard-coded-token', lastFour: lastFourOf(token) },
      severity: 'warning',
      span: header.value.span,
      mends: [],
    },
  ];
};
