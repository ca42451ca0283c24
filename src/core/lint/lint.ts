import type { Draft } from '../request/draft.ts';
import type { Finding, Rule, RuleId, Severity } from './finding.ts';
import { browserUserAgent } from './rules/browserUserAgent.ts';
import { hardCodedToken } from './rules/hardCodedToken.ts';
import { missingPrefix } from './rules/missingPrefix.ts';

/** Every rule; where two speak of the same range, the earlier one is heard. */
export const rules = {
  'user-agent/browser': browserUserAgent,
  'auth/missing-prefix': missingPrefix,
  'auth/hard-coded-token': hardCodedToken,
} as const satisfies Record<RuleId, Rule>;

/** Severities that a person chose; a rule that is not named keeps its own. */
export type SeverityChoice = Readonly<Partial<Record<RuleId, Severity | 'off'>>>;

/** The findings of all requests, in the order of the text, at most one on a range. */
export function lint(drafts: readonly Draft[], choice: SeverityChoice = {}): Finding[] {
  const found = drafts.flatMap((draft) =>
    Object.entries(rules).flatMap(([id, rule]) => {
      const severity = choice[id as RuleId];
      if (severity === 'off') return [];
      return rule(draft).map((finding) => (severity === undefined ? finding : { ...finding, severity }));
    }),
  );
  const firstOnRange = new Map<string, Finding>();
  for (const finding of found) {
    const range = finding.span.join('-');
    if (!firstOnRange.has(range)) firstOnRange.set(range, finding);
  }
  return [...firstOnRange.values()].sort((a, b) => a.span[0] - b.span[0]);
}
