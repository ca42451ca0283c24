import type { LintedText, Rule } from '../finding.ts';
import { calleeSpan } from '../place.ts';

const worker =
  /\bexport\s+default\s*\{(?:[^{}]|\{[^{}]*\})*?\b(?:async\s+)?fetch\s*[(:]|\baddEventListener\(\s*['"]fetch['"]|\bfrom\s+['"]cloudflare:/;

/**
 * Requests of a Cloudflare Worker leave from addresses that many share, and were refused with 1015 until November 2025
 * (discord-api-docs#7146; a hanging POST is still open: #8030). Only possible, so it speaks to who asks.
 */
export const cloudflareWorker: Rule = (draft, around) => {
  if (draft.client !== 'fetch' || !isWorker(around)) return [];
  return [
    {
      facts: { rule: 'host/cloudflare-worker' },
      severity: 'hint',
      span: calleeSpan(around.text, draft),
      mends: [],
    },
  ];
};

const known = new WeakMap<LintedText, boolean>();

/** Looked up once for all requests of a text. */
function isWorker(around: LintedText): boolean {
  const answer = known.get(around) ?? worker.test(around.text);
  known.set(around, answer);
  return answer;
}
