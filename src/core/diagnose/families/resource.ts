import type { CauseId } from '../cause.ts';
import type { FixId } from '../fix.ts';
import { backoff, type Family, never, type Verdict } from '../verdict.ts';

/** What the state of a thing forbids, and limits on how many there may be. */
export const resourceFamily: Family = ({ known, code, status }) => {
  if (known === 'limit/resource') return limitVerdict(code ?? 0);
  if (known === 'conflict/state') return stateVerdict(code ?? 0);
  if (known !== undefined || (status !== 409 && status !== 423)) return null;
  return { class: 'conflict/state', cause: 'conflict-unsaid', confidence: 'likely', fixes: ['resolve-state'] };
};

/** Limits that count over time: they come back by themselves (discord-api-docs, topics/opcodes-and-status-codes). */
const quotas: ReadonlySet<number> = new Set([30035, 30037, 30042]);

function limitVerdict(code: number): Verdict {
  const limit = (cause: CauseId, fixes: readonly FixId[], retry = never): Verdict => {
    return { class: 'limit/resource', cause, confidence: 'certain', fixes, retry };
  };
  if (code === 30032 || code === 30034) return limit('command-creates', ['register-commands-once', 'remove-resource']);
  if (code === 40094) return limit('follow-ups-spent', ['use-channel-route']);
  if (quotas.has(code)) return limit('quota-reached', ['wait', 'slow-down'], backoff);
  return limit('limit-reached', ['remove-resource']);
}

function stateVerdict(code: number): Verdict {
  const state = (cause: CauseId, fixes: readonly FixId[]): Verdict => {
    return { class: 'conflict/state', cause, confidence: 'certain', fixes };
  };
  if (code === 50083) return state('thread-archived', ['unarchive-thread']);
  if (code === 160005) return state('thread-locked', ['unarchive-thread', 'grant-permission']);
  // The post takes messages once its author's first one is there, a moment later (discord-api-docs#6340).
  if (code === 40058) return { ...state('state-forbids', ['wait', 'resolve-state']), retry: backoff };
  return state('state-forbids', ['resolve-state']);
}
