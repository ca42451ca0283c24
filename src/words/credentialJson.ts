import { type CredentialReport, portalUrl } from '../core/credentials/credentialReport.ts';
import type { CredentialReportWords, SpokenRow } from './credentialReport.ts';

/** A report as the command line's JSON. Fields are added, never renamed: scripts read it. */
export function credentialJson(
  name: string,
  { secret, verdict, applicationId, sent, rows: facts }: CredentialReport,
  rows: readonly SpokenRow[],
  words: CredentialReportWords,
): object {
  return {
    verdict,
    name,
    kind: secret.kind,
    lastFour: secret.lastFour,
    applicationId,
    sent,
    summary: words.verdict[verdict],
    rows: rows.map(({ section, state, what, says, change, portal }, index) => ({
      section,
      state,
      ...factJson(facts[index]?.fact),
      what,
      says,
      change,
      portal: portal === null ? null : portalUrl(portal, applicationId),
    })),
  };
}

/** A fact as it is; of an answer that says nothing only its status and code. */
function factJson(fact: CredentialReport['rows'][number]['fact'] | undefined): object {
  if (fact?.fact === 'unread') {
    const { answer, id, shown } = fact;
    const status =
      answer.kind === 'failed' && answer.exchange.outcome.kind === 'answer' ? answer.exchange.outcome.status : null;
    const diagnosis = answer.kind === 'failed' ? answer.diagnosis : null;
    return { fact: 'unread', id, path: shown, status, class: diagnosis?.class ?? null, code: diagnosis?.code ?? null };
  }
  return fact ?? {};
}
