import type { Rule } from '../finding.ts';
import { calleeSpan } from '../place.ts';

const worker =
  /\bexport\s+default\s*\{(?:[^{}]|\{[^{}]*\})*?\b(?:async\s+)?fetch\s*[(:]|\baddEventListener\(\s*['"]fetch['"]|\bfrom\s+['"]cloudflare:/;

/**
 * Requests of a Cloudflare Worker leave from addresses that many share, and were refused with 1015 until November 2025
 * (discord-api-docs#7146; a hanging POST is still open: #8030). Only possible, so it speaks to who asks.
 */
export const cloudflareWorker: Rule = (draft, { text }) => {
  if (draft.client !== 'fetch' || !worker.test(text)) return [];
  return [
    {
      facts: { rule: 'host/cloudflare-worker' },
      severity: 'hint',
      span: calleeSpan(text, draft),
      mends: [],
    },
  ];
};
