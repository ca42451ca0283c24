import type { Rule } from '../finding.ts';
import { calleeSpan } from '../place.ts';
import { timeoutPlace } from '../timeout.ts';

/**
 * A request that waits without end, or for minutes: requests, urllib and curl have no limit of their own, fetch and
 * undici wait 300 s for headers, axios, got, superagent and Node's http for ever (their documentation). Where options
 * come from elsewhere nothing is said. Only to who asks.
 */
export const noTimeout: Rule = (draft, { text }) => {
  if (draft.problem !== undefined || timeoutPlace(text, draft) === null) return [];
  return [
    {
      facts: { rule: 'request/no-timeout', client: draft.client },
      severity: 'hint',
      span: calleeSpan(text, draft),
      mends: ['add-timeout'],
    },
  ];
};
