import type { Draft } from '../request/draft.ts';
import type { Payload } from '../request/payload.ts';
import type { BodyRule, Finding, LintedText, Rule, RuleId, Severity, TextRule } from './finding.ts';
import { appsScript } from './rules/appsScript.ts';
import { auditLogReason } from './rules/auditLogReason.ts';
import { bigint } from './rules/bigint.ts';
import { blindRetry } from './rules/blindRetry.ts';
import { bodyLimit } from './rules/bodyLimit.ts';
import { bodyType } from './rules/bodyType.ts';
import { browserUserAgent } from './rules/browserUserAgent.ts';
import { cloudflareWorker } from './rules/cloudflareWorker.ts';
import { contentType } from './rules/contentType.ts';
import { emptyMessage } from './rules/emptyMessage.ts';
import { fixedSleep } from './rules/fixedSleep.ts';
import { hardCodedToken } from './rules/hardCodedToken.ts';
import { hardCodedWebhook } from './rules/hardCodedWebhook.ts';
import { ignoresRetryAfter } from './rules/ignoresRetryAfter.ts';
import { lateAcknowledge } from './rules/lateAcknowledge.ts';
import { legacyHost } from './rules/legacyHost.ts';
import { loggedSecret } from './rules/loggedSecret.ts';
import { milliseconds } from './rules/milliseconds.ts';
import { missingPrefix } from './rules/missingPrefix.ts';
import { missingUserAgent } from './rules/missingUserAgent.ts';
import { noTimeout } from './rules/noTimeout.ts';
import { notIdempotentRetry } from './rules/notIdempotentRetry.ts';
import { oldVersion } from './rules/oldVersion.ts';
import { placeholder } from './rules/placeholder.ts';
import { unencodedEmoji } from './rules/unencodedEmoji.ts';
import { unknownKey } from './rules/unknownKey.ts';
import { unversioned } from './rules/unversioned.ts';
import { userToken } from './rules/userToken.ts';
import { isSuppressed, suppressionsIn } from './suppression.ts';

/** Every rule about a body, in the order in which they are heard. */
const bodyRules = {
  'body/type': bodyType,
  'body/bigint': bigint,
  'body/limit': bodyLimit,
  'body/empty-message': emptyMessage,
  'body/unknown-key': unknownKey,
} as const satisfies Partial<Record<RuleId, BodyRule>>;

/** The same rules where they hear of requests. */
function aboutRequests<Id extends RuleId>(table: Readonly<Record<Id, BodyRule>>): Readonly<Record<Id, Rule>> {
  const entries = entriesOf<BodyRule>(table).map(([id, rule]): [RuleId, Rule] => [
    id,
    (draft, { text }) => rule(draft, text),
  ]);
  return Object.fromEntries(entries) as Record<Id, Rule>;
}

/** Every rule about a request; where two speak of the same range, the earlier one is heard. */
const requestRules = {
  'user-agent/browser': browserUserAgent,
  'auth/user-token': userToken,
  'auth/missing-prefix': missingPrefix,
  'auth/hard-coded-token': hardCodedToken,
  'body/content-type': contentType,
  ...aboutRequests(bodyRules),
  'header/audit-log-reason': auditLogReason,
  'url/unencoded-emoji': unencodedEmoji,
  'auth/hard-coded-webhook': hardCodedWebhook,
  'url/placeholder': placeholder,
  'url/old-version': oldVersion,
  'url/unversioned': unversioned,
  'url/legacy-host': legacyHost,
  'user-agent/missing': missingUserAgent,
  'host/cloudflare-worker': cloudflareWorker,
  'host/apps-script': appsScript,
  'request/no-timeout': noTimeout,
  'rate/milliseconds': milliseconds,
  'rate/fixed-sleep': fixedSleep,
  'retry/blind': blindRetry,
  'rate/ignores-retry-after': ignoresRetryAfter,
  'retry/not-idempotent': notIdempotentRetry,
} as const satisfies Partial<Record<RuleId, Rule>>;

/** Every rule about the text around the requests. */
const textRules = {
  'auth/logged-secret': loggedSecret,
  'interaction/late-acknowledge': lateAcknowledge,
} as const satisfies Partial<Record<RuleId, TextRule>>;

/** Every rule, in the order in which they are heard. */
export const rules = { ...requestRules, ...textRules } as const satisfies Record<RuleId, Rule | TextRule>;

/** The rules that are off unless somebody asks for them. */
const offByDefault: ReadonlySet<RuleId> = new Set(['host/cloudflare-worker', 'host/apps-script', 'request/no-timeout']);

/** Severities that a person chose; a rule that is not named keeps its own. */
export type SeverityChoice = Readonly<Partial<Record<RuleId, Severity | 'off'>>>;

/** Which rules speak, and how loudly. */
export interface LintOptions {
  readonly severities?: SeverityChoice;
  /** Also the rules that are off unless somebody asks for them. */
  readonly all?: boolean;
}

/** From the loudest to the quietest. */
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What of a setting is a choice: it is a person's JSON, so that rules and severities may be misspelt. */
export function readSeverities(setting: Readonly<Record<string, unknown>>): SeverityChoice {
  const known: readonly unknown[] = [...severities, 'off'];
  return Object.fromEntries(
    Object.entries(setting).filter(([rule, choice]) => Object.hasOwn(rules, rule) && known.includes(choice)),
  );
}

/**
 * The findings of a text in its order, at most one on a range: requests may share a constant. What a comment such as
 * `tracecord-disable-next-line url/unversioned` silences is left out.
 */
export function lint(linted: LintedText, { severities: choice = {}, all = false }: LintOptions = {}): Finding[] {
  const heard = new Map<string, Finding>();
  const suppressions = suppressionsIn(linted.text);
  const hear = (id: RuleId, findings: readonly Finding[], around?: Draft | Payload): void => {
    const severity = choice[id];
    for (const finding of findings) {
      if (finding.optIn === true && !all && severity === undefined) continue;
      if (isSuppressed(finding, linted.text, suppressions, around)) continue;
      const range = finding.span.join('-');
      const spoken = severity === undefined || severity === 'off' ? finding : { ...finding, severity };
      const other = heard.get(range);
      if (other === undefined || (other.facts.rule === id && isLouder(spoken, other))) heard.set(range, spoken);
    }
  };
  const isOn = (id: RuleId): boolean =>
    choice[id] === undefined ? all || !offByDefault.has(id) : choice[id] !== 'off';
  for (const [id, rule] of entriesOf<Rule>(requestRules)) {
    if (isOn(id)) for (const draft of linted.drafts) hear(id, rule(draft, linted), draft);
  }
  for (const [id, rule] of entriesOf<BodyRule>(bodyRules)) {
    if (isOn(id)) for (const payload of linted.payloads ?? []) hear(id, rule(payload, linted.text), payload);
  }
  for (const [id, rule] of entriesOf<TextRule>(textRules)) if (isOn(id)) hear(id, rule(linted));
  return [...heard.values()].sort((a, b) => a.span[0] - b.span[0]);
}

function entriesOf<R>(table: Partial<Record<RuleId, R>>): [RuleId, R][] {
  return Object.entries(table) as [RuleId, R][];
}

function isLouder(a: Finding, b: Finding): boolean {
  return severities.indexOf(a.severity) < severities.indexOf(b.severity);
}
