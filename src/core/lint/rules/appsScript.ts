import type { Rule } from '../finding.ts';
import { calleeSpan } from '../place.ts';

/**
 * Requests of Google Apps Script leave from addresses that many share, with a User-Agent of `Mozilla/5.0` that nobody
 * can provably change (Google, UrlFetchApp; discord-api-docs#2802). Only possible, so it speaks to who asks.
 */
export const appsScript: Rule = (draft, { text }) => {
  if (draft.client !== 'apps-script') return [];
  return [{ facts: { rule: 'host/apps-script' }, severity: 'hint', span: calleeSpan(text, draft), mends: [] }];
};
