import type { Rule } from '../finding.ts';
import { findingsOf } from '../judgedBody.ts';

/**
 * Discord passes over keys that it does not know, so that what was meant is missing without a word. Only another spelling
 * of a known key counts (`embed`, `customId`); one that is merely similar is a hint.
 */
export const unknownKey: Rule = (draft) =>
  findingsOf(draft, 'body/unknown-key', ({ key, meant }) =>
    key === 'embed' && meant === 'embeds' ? ['rename-to-embeds'] : [],
  );
