import { isOtherSpelling, unknownKey } from '../lint/rules/unknownKey.ts';
import type { Mend } from './mend.ts';

/** Writes a key as Discord spells it, where its value can stay: `allowedMentions` → `allowed_mentions`. */
export const renameKey: Mend = ({ text, draft, span: chosen }) => {
  const edits = unknownKey(draft).flatMap(({ facts, span }) => {
    if (facts.rule !== 'body/unknown-key' || !isOtherSpelling(facts.key, facts.meant)) return [];
    if (chosen !== undefined && (chosen[0] !== span[0] || chosen[1] !== span[1])) return [];
    const [, quote = '', written] = /^(["']?)([\w$-]+)\1$/.exec(text.slice(...span)) ?? [];
    const right = facts.path.slice(0, facts.path.length - facts.key.length) + facts.meant;
    const isKey = written === facts.key && /^\s*:/.test(text.slice(span[1]));
    return isKey && draft.body?.fields.has(right) === false ? [{ span, text: quote + facts.meant + quote }] : [];
  });
  return edits.length === 0 ? null : edits.toSorted((a, b) => a.span[0] - b.span[0]);
};
