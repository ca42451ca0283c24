import type { FailureClass } from '../core/diagnose/diagnosis.ts';
import type { Outage } from '../core/outage/outage.ts';
import type { Locale } from './locale.ts';
import { type OutageWords, speakOutage } from './outage.ts';

/** A verdict in the command line's JSON: what programs compare as ids, what people read as sentences. */
export function outageJson(
  outage: Outage,
  words: OutageWords,
  name: (failureClass: FailureClass) => string,
  notices: Readonly<Record<Locale, string>> | null,
) {
  const spoken = speakOutage(outage, words, name);
  return {
    verdict: outage.verdict,
    confidence: outage.confidence,
    cause: outage.cause,
    summary: spoken.headline,
    explanation: spoken.cause,
    since: outage.since === null ? null : new Date(outage.since).toISOString(),
    evidence: spoken.evidence,
    facts: outage.facts,
    unproven: outage.unproven.map((id) => ({ id, text: words.unproven[id] })),
    steps: spoken.steps,
    lookAgainAfterMs: outage.lookAgainAfter,
    notice: notices,
  };
}
