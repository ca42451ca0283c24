import { clientHeaderOf } from '../../discord/userClient.ts';
import { headerPart } from '../../request/draft.ts';
import type { Rule } from '../finding.ts';
import { authorizationPlace, isUnprefixed } from '../prefix.ts';

/**
 * An Authorization without a scheme beside headers of Discord's own client is a user's token; automating user accounts
 * is forbidden (documentation, OAuth2). The shape of the token never says so (python-discord/bot#1421), so without such
 * a header there is nothing to say.
 */
export const userToken: Rule = (draft, { text }) => {
  const header = headerPart(draft, 'authorization');
  const sign = clientHeaderOf(draft);
  if (header === undefined || sign === undefined || !isUnprefixed(header.value)) return [];
  return [
    {
      facts: { rule: 'auth/user-token', header: sign.name },
      severity: 'warning',
      span: authorizationPlace(text, header),
      mends: [],
    },
  ];
};
