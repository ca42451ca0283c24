import { userAgentKind } from '../../discord/userAgent.ts';
import { headerPart } from '../../request/draft.ts';
import { writeText } from '../../request/text.ts';
import type { Rule } from '../finding.ts';

/**
 * A browser's User-Agent with a bot token is answered 403 40333 on most routes (discord-api-docs#6473). Without a
 * token it is only against the documentation, so the finding is quieter.
 */
export const browserUserAgent: Rule = (draft) => {
  const header = headerPart(draft, 'user-agent');
  if (header === undefined) return [];
  const userAgent = writeText(header.value.text);
  if (userAgentKind(userAgent) !== 'browser') return [];
  return [
    {
      facts: { rule: 'user-agent/browser', userAgent },
      severity: headerPart(draft, 'authorization') === undefined ? 'information' : 'warning',
      span: header.value.span,
      mends: ['use-discord-user-agent'],
    },
  ];
};
