import { findBotTokens } from '../../discord/tokenShape.ts';
import { authorizationPart } from '../../request/draft.ts';
import { lastFourOf } from '../../request/seal.ts';
import { literalOf } from '../../request/text.ts';
import type { Rule } from '../finding.ts';

/**
 * A bot token in the text ends up in version control; Discord resets tokens that it finds there. Only what certainly is
 * one counts: `xxxxxxxx.xxxxxx.xxxxxxxx` is how people write a placeholder.
 */
export const hardCodedToken: Rule = (draft) => {
  const part = authorizationPart(draft);
  const value = part && literalOf(part.text);
  if (part === undefined || value === undefined) return [];
  const [found] = findBotTokens(value);
  if (found === undefined) return [];
  return [
    {
      facts: { rule: 'auth/hard-coded-token', lastFour: lastFourOf(value.slice(found.start, found.end)) },
      severity: 'warning',
      span: part.span,
      mends: ['move-token'],
    },
  ];
};
