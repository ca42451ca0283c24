import type { BodyRule } from '../finding.ts';
import { findingsOf } from '../judgedBody.ts';

/**
 * Discord passes over keys that it does not know, so that what was meant is missing without a word. Only another spelling
 * of a known key counts (`embed`, `customId`); one that is merely similar is a hint.
 */
export const unknownKey: BodyRule = (subject) =>
  findingsOf(subject, 'body/unknown-key', ({ key, meant }) =>
    key === 'embed' && meant === 'embeds' ? ['rename-to-embeds'] : [],
  );
