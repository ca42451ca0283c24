import type { Finding } from './finding.ts';
import type { OutageCause, StepId } from './outage.ts';

const minute = 60_000;

/** Steps for an outage of Discord's: take load off it, tell people, and change nothing in the program. */
const outage: readonly StepId[] = [
  'cap-retries',
  'pause-writes',
  'queue-jobs',
  'stop-bulk',
  'keep-reads',
  'tell-users',
  'tell-owners',
  'change-no-code',
  'ask-elsewhere',
  'follow-page',
  'drain-slowly',
  'tag-failures',
  'keep-timeline',
];

/** Steps where it is not settled: what does no harm either way, then what would settle it. */
const open: readonly StepId[] = [
  'cap-retries',
  'stop-bulk',
  'tell-users-if-felt',
  'ask-elsewhere',
  'collect-exchanges',
];

const steps: Readonly<Record<OutageCause, readonly StepId[]>> = {
  'incident-and-failures': outage,
  'failures-everywhere': outage,
  'silence-everywhere': [...open, 'follow-page', 'check-connection'],
  'incident-only': ['cap-retries', 'stop-bulk', 'tell-users-if-felt', 'collect-exchanges', 'follow-page'],
  'blocked-from-several-places': [...open, 'set-user-agent', 'follow-page'],
  'one-bucket': ['honour-retry-after', 'stop-bulk', 'queue-jobs', 'tell-users-if-felt', 'show-buckets'],
  'several-buckets': ['honour-retry-after', 'stop-bulk', 'queue-jobs', 'tell-users-if-felt', 'show-buckets'],
  'global-limit': [
    'honour-retry-after',
    'stop-bulk',
    'queue-jobs',
    'tell-users-if-felt',
    'find-second-process',
    'show-buckets',
  ],
  'shared-limit': ['honour-retry-after', 'queue-jobs', 'tell-users-if-felt', 'show-buckets'],
  credential: ['stop-retries', 'tell-users-if-felt', 'check-credential', 'ask-with-other-credential'],
  'user-agent': ['stop-retries', 'set-user-agent', 'send-one-bare'],
  request: ['stop-retries', 'read-diagnosis', 'send-one-bare'],
  'one-route': ['cap-retries', 'send-one-bare', 'vary-the-request', 'follow-page'],
  'address-banned': [
    'stop-everything',
    'tell-users',
    'wait-out-ban',
    'find-invalid-requests',
    'other-address',
    'drain-slowly',
    'keep-timeline',
  ],
  names: ['cap-retries', 'tell-users-if-felt', 'check-names', 'check-proxy', 'ask-elsewhere'],
  proxy: ['cap-retries', 'tell-users-if-felt', 'check-proxy'],
  certificates: ['stop-retries', 'tell-users-if-felt', 'check-certificates', 'check-proxy'],
  connection: ['cap-retries', 'tell-users-if-felt', 'check-connection', 'check-proxy', 'ask-elsewhere'],
  challenge: ['stop-retries', 'tell-users-if-felt', 'set-user-agent', 'other-address'],
  'foreign-answer': ['stop-retries', 'tell-users-if-felt', 'check-proxy', 'ask-elsewhere'],
  'this-place-only': ['cap-retries', 'tell-users-if-felt', 'set-user-agent', 'check-connection', 'other-address'],
  'blocked-everywhere': [
    'stop-retries',
    'tell-users-if-felt',
    'set-user-agent',
    'ask-elsewhere',
    'follow-page',
    'other-address',
  ],
  'blocked-here-and-there': [
    'stop-retries',
    'tell-users-if-felt',
    'set-user-agent',
    'ask-elsewhere',
    'vary-the-request',
    'follow-page',
  ],
  'one-route-unavailable': ['cap-retries', 'tell-users-if-felt', 'vary-the-request', 'ask-elsewhere', 'follow-page'],
  'few-failures': [...open, 'follow-page'],
  silence: [...open, 'check-connection', 'follow-page'],
  'unreachable-from-several-places': [...open, 'check-names', 'check-connection', 'look-at-page-yourself'],
  'incident-unseen': ['cap-retries', 'collect-exchanges', 'follow-page'],
  'nothing-fails': ['collect-exchanges', 'ask-elsewhere'],
  'nothing-recent': ['collect-exchanges', 'keep-timeline'],
  'nothing-known': ['collect-exchanges', 'look-at-page-yourself'],
};

/** The runbook that fits a finding. What harms if the finding is wrong is left out where it is only possible. */
export function stepsFor({
  verdict,
  cause,
  confidence,
}: Pick<Finding, 'verdict' | 'cause' | 'confidence'>): readonly StepId[] {
  const all = steps[cause];
  if (verdict !== 'discord' || confidence !== 'possible') return all;
  return all.map((step) => (step === 'tell-users' ? 'tell-users-if-felt' : step));
}

/** Milliseconds until another look is worth it; null where only a change of the program's helps. */
export function lookAgainAfter({ verdict, cause, about }: Finding, now: number): number | null {
  if (cause === 'address-banned' || verdict === 'yours') {
    const end = about.reduce(
      (latest, { at, retryAfter }) => Math.max(latest, (at ?? now) + (retryAfter ?? 0) - now),
      0,
    );
    if (end > 0) return end;
    return cause === 'address-banned' ? 60 * minute : null;
  }
  if (cause === 'nothing-fails' || cause === 'nothing-recent' || cause === 'nothing-known') return null;
  return verdict === 'discord' ? 10 * minute : 5 * minute;
}
