import { userAgentKind } from '../../discord/userAgent.ts';
import { authorizationPart, headerPart } from '../../request/draft.ts';
import { writeText } from '../../request/text.ts';
import type { Rule } from '../finding.ts';

/**
 * A browser's User-Agent with a bot token is answered 403 40333 on most routes (discord-api-docs#6473). Without a
 * token it is only against the documentation, so the finding is quieter.
 */
export const browserUserAgent: Rule = (draft) => {
  const header = headerPart(draft, 'user-agent');
  if (header === undefined) return [];
  // Only what is written out counts: an expression may well be called `withoutMozilla('Mozilla/5.0')`.
  const written = header.value.text.filter((piece) => typeof piece === 'string').join('');
  if (userAgentKind(written) !== 'browser') return [];
  return [
    {
      facts: { rule: 'user-agent/browser', userAgent: writeText(header.value.text) },
      severity: authorizationPart(draft) === undefined ? 'information' : 'warning',
      span: header.value.span,
      mends: ['use-discord-user-agent'],
    },
  ];
};
