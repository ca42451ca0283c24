import { clientHeaderOf } from '../../discord/userClient.ts';
import { headerPart } from '../../request/draft.ts';
import { lastFourOf } from '../../request/seal.ts';
import { literalOf } from '../../request/text.ts';
import type { Rule } from '../finding.ts';
import { authorizationPlace, isBearerOfBot, isUnprefixed } from '../prefix.ts';

/**
 * An Authorization without `Bot ` or `Bearer ` is answered 401 (documentation, Reference, Authentication;
 * discord-api-docs#602). Certain for a literal. Where the whole value comes from run time the prefix may be in it: a
 * hint. A user's token has none (see `userToken.ts`). `Bearer` is for the tokens of OAuth2 (the same page): a hint where a
 * variable is called a bot's.
 */
export const missingPrefix: Rule = (draft, { text }) => {
  const header = headerPart(draft, 'authorization');
  if (header !== undefined && isBearerOfBot(header.value)) {
    const facts = { rule: 'auth/missing-prefix', certain: false, lastFour: '', bearer: true } as const;
    return [{ facts, severity: 'hint', span: header.value.span, mends: ['use-bot-scheme'] }];
  }
  if (header === undefined || !isUnprefixed(header.value) || clientHeaderOf(draft) !== undefined) return [];
  const value = literalOf(header.value.text);
  const span = authorizationPlace(text, header);
  const mends = ['add-bot-prefix'] as const;
  if (value !== undefined) {
    const facts = { rule: 'auth/missing-prefix', certain: true, lastFour: lastFourOf(value.trim()) } as const;
    return [{ facts, severity: 'error', span, mends }];
  }
  const facts = { rule: 'auth/missing-prefix', certain: false, lastFour: '' } as const;
  return [{ facts, severity: 'hint', span, mends }];
};
