import type { BodyRule } from '../finding.ts';
import { findingsOf } from '../judgedBody.ts';

/**
 * Discord passes over keys that it does not know, so that what was meant is missing without a word. Only another spelling
 * of a known key counts (`embed`, `customId`); one that is merely similar is a hint.
 */
export const unknownKey: BodyRule = (subject) =>
  findingsOf(subject, 'body/unknown-key', ({ key, meant }) => {
    if (key === 'embed' && meant === 'embeds') return ['rename-to-embeds'];
    return isOtherSpelling(key, meant) ? ['rename-key'] : [];
  });

/** Whether two keys differ in capitals, underscores and hyphens alone, so that the value may stay. */
export function isOtherSpelling(key: string, meant: string): boolean {
  const plain = (one: string): string => one.replace(/[_-]/g, '').toLowerCase();
  return key !== meant && plain(key) === plain(meant);
}
