import type { CauseId } from '../cause.ts';
import type { Confidence, Evidence } from '../diagnosis.ts';
import type { FixId } from '../fix.ts';
import { absent, present, type Reading } from '../reading.ts';
import { isRefusedLibrary, type UserAgentFact, userAgentFact } from '../userAgentFact.ts';
import { backoff, never, type Verdict } from '../verdict.ts';
import { workspaceHost } from '../workspaceHost.ts';

/**
 * 40333: most often the User-Agent (discord-api-docs#6473), never certain, since a fault of Discord's has produced it
 * too (germanoeich/nirn-proxy#14). The route decides as well: `/users/@me` may answer 200 with the same headers.
 */
export function blockedVerdict(reading: Reading): Verdict {
  return userAgentVerdict(reading) ?? despiteVerdict(reading);
}

/**
 * 1010 is a refused client signature, 1020 a firewall rule of the site (Cloudflare documentation); at Discord both
 * were User-Agents (discord-api-docs#1504, #2050, #2802). Null stands for the page that gives no code.
 */
export function signatureVerdict(reading: Reading, edgeCode: 1010 | 1020 | null): Verdict {
  const verdict = userAgentVerdict(reading);
  if (verdict !== null) {
    const unseen = verdict.cause === 'unseen-user-agent' || verdict.cause === 'library-user-agent';
    return edgeCode === 1010 && unseen ? { ...verdict, confidence: 'likely' } : verdict;
  }
  const despite = despiteVerdict(reading);
  return despite.cause === 'blocked-despite-user-agent' && edgeCode !== 1010
    ? { ...despite, cause: 'firewall-rule', retry: never }
    : despite;
}

/** The User-Agent as the cause; null where it is in order, and where the workspace's host explains more. */
function userAgentVerdict(reading: Reading): Verdict | null {
  const fact = userAgentFact(reading.exchange);
  const host = workspaceHost(reading.surroundings);
  const guilty = blame(fact);
  if (guilty === null) return null;
  if (host !== undefined && guilty[1] === 'possible') return null;
  const fixes: FixId[] = ['use-discord-user-agent', 'send-again', 'check-status-page'];
  return {
    class: 'edge/blocked-user-agent',
    cause: guilty[0],
    confidence: guilty[1],
    evidence: evidenceFor(reading, fact),
    fixes: host === undefined ? fixes : [...fixes, 'leave-worker-host', 'change-address'],
    check: 'user-agent-then-status',
  };
}

function blame(fact: UserAgentFact | undefined): readonly [CauseId, Confidence] | null {
  if (fact === undefined) return ['unseen-user-agent', 'possible'];
  switch (fact.kind) {
    case 'browser':
      return ['browser-user-agent', 'likely'];
    case 'missing':
      return ['missing-user-agent', 'likely'];
    case 'library':
      return ['library-user-agent', isRefusedLibrary(fact) ? 'likely' : 'possible'];
    case 'other':
      return ['library-user-agent', 'possible'];
    case 'discord-bot':
      return null;
    default:
      return fact.kind satisfies never;
  }
}

/** Blocked although the User-Agent explains nothing: the address, the host, or a fault of Discord's. */
function despiteVerdict(reading: Reading): Verdict {
  const fact = userAgentFact(reading.exchange);
  const host = workspaceHost(reading.surroundings);
  const fixes: FixId[] = ['check-status-page', 'retry-with-backoff', 'change-address'];
  if (fact?.kind !== 'discord-bot') fixes.unshift('use-discord-user-agent');
  if (host !== undefined) fixes.splice(fixes.indexOf('change-address'), 0, 'leave-worker-host');
  const causes = { worker: 'worker-host', 'apps-script': 'apps-script-host' } as const;
  return {
    class: 'edge/blocked',
    cause: host === undefined ? 'blocked-despite-user-agent' : causes[host.kind],
    confidence: 'possible',
    evidence: evidenceFor(reading, fact),
    fixes,
    retry: backoff,
    check: 'user-agent-then-status',
  };
}

function evidenceFor(reading: Reading, fact: UserAgentFact | undefined): readonly Evidence[] {
  const { vantage } = reading.exchange;
  const host = workspaceHost(reading.surroundings);
  return [
    ...(fact === undefined ? [] : [fact]),
    ...(host === undefined ? [] : [{ fact: 'workspace-file', file: host.file } as const]),
    ...(vantage.kind === 'remote' ? [{ fact: 'sent-from', name: vantage.name ?? '' } as const] : []),
    ...present(reading, 'cf-ray'),
    ...absent(reading, 'via', 'x-ratelimit-limit'),
  ];
}
