import type { Answer } from './answer.ts';
import { traceOf } from './auditTraces.ts';
import type { Call } from './operation.ts';

/** One thing that was done in a guild. Source: developers/resources/audit-log#audit-log-entry-object */
export interface AuditLogEntry {
  readonly id: string;
  readonly user_id: string;
  readonly target_id: string | null;
  /** Source of the numbers: developers/resources/audit-log#audit-log-entry-object-audit-log-events */
  readonly action_type: number;
  readonly changes?: readonly AuditLogChange[];
  readonly options?: Readonly<Record<string, string>>;
  readonly reason?: string;
}

/** A value that changed; what was not there has no old one, what is gone no new one. */
export interface AuditLogChange {
  readonly key: string;
  readonly old_value?: unknown;
  readonly new_value?: unknown;
}

/** Entries of a guild beyond which the oldest are forgotten, so that memory stays flat. */
export const auditEntriesKept = 200;

/** Longest reason. What Discord does with a longer one is not established; here it is cut. */
const longestReason = 512;

/** Runs an operation and, if it succeeded and is of those that leave a trace, writes it into the guild's audit log. */
export function withAuditLog(call: Call, run: (call: Call) => Answer): Answer {
  const trace = traceOf(call);
  if (trace === undefined) return run(call);
  const { guild, finish } = trace;
  const answer = run(call);
  const answered: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
  for (const done of finish(answered)) {
    guild.auditLog.push({
      id: call.world.newId(call.now),
      user_id: call.world.bot.id,
      ...done,
      ...(call.auditReason === null ? {} : { reason: call.auditReason.slice(0, longestReason) }),
    });
  }
  if (guild.auditLog.length > auditEntriesKept) guild.auditLog.splice(0, guild.auditLog.length - auditEntriesKept);
  return answer;
}
