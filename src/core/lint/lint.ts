import type { Draft } from '../request/draft.ts';
import type { Finding, Rule, RuleId, Severity } from './finding.ts';
import { auditLogReason } from './rules/auditLogReason.ts';
import { bigint } from './rules/bigint.ts';
import { bodyLimit } from './rules/bodyLimit.ts';
import { bodyType } from './rules/bodyType.ts';
import { browserUserAgent } from './rules/browserUserAgent.ts';
import { contentType } from './rules/contentType.ts';
import { emptyMessage } from './rules/emptyMessage.ts';
import { hardCodedToken } from './rules/hardCodedToken.ts';
import { missingPrefix } from './rules/missingPrefix.ts';
import { unencodedEmoji } from './rules/unencodedEmoji.ts';
import { unknownKey } from './rules/unknownKey.ts';

/** Every rule; where two speak of the same range, the earlier one is heard. */
export const rules = {
  'user-agent/browser': browserUserAgent,
  'auth/missing-prefix': missingPrefix,
  'auth/hard-coded-token': hardCodedToken,
  'body/content-type': contentType,
  'body/type': bodyType,
  'body/bigint': bigint,
  'body/limit': bodyLimit,
  'body/empty-message': emptyMessage,
  'body/unknown-key': unknownKey,
  'header/audit-log-reason': auditLogReason,
  'url/unencoded-emoji': unencodedEmoji,
} as const satisfies Record<RuleId, Rule>;

/** Severities that a person chose; a rule that is not named keeps its own. */
export type SeverityChoice = Readonly<Partial<Record<RuleId, Severity | 'off'>>>;

/** From the loudest to the quietest. */
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What of a setting is a choice: it is a person's JSON, so that rules and severities may be misspelt. */
export function readSeverities(setting: Readonly<Record<string, unknown>>): SeverityChoice {
  const known: readonly unknown[] = [...severities, 'off'];
  return Object.fromEntries(
    Object.entries(setting).filter(([rule, choice]) => Object.hasOwn(rules, rule) && known.includes(choice)),
  );
}

/** The findings of all requests, in the order of the text, at most one on a range: requests may share a constant. */
export function lint(drafts: readonly Draft[], choice: SeverityChoice = {}): Finding[] {
  const heard = new Map<string, Finding>();
  for (const [id, rule] of Object.entries(rules)) {
    const severity = choice[id as RuleId];
    if (severity === 'off') continue;
    for (const finding of drafts.flatMap(rule)) {
      const range = finding.span.join('-');
      const spoken = severity === undefined ? finding : { ...finding, severity };
      const other = heard.get(range);
      if (other === undefined || (other.facts.rule === id && isLouder(spoken, other))) heard.set(range, spoken);
    }
  }
  return [...heard.values()].sort((a, b) => a.span[0] - b.span[0]);
}

function isLouder(a: Finding, b: Finding): boolean {
  return severities.indexOf(a.severity) < severities.indexOf(b.severity);
}
