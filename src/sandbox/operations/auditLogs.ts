import { demandInGuild, guildOf } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import type { AuditLogEntry } from '../auditLog.ts';
import { demand, integer, object, snowflake } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { isOnPage, pageOf } from '../query.ts';
import type { Guild } from '../world/world.ts';

/** Source: https://docs.discord.com/developers/resources/audit-log#get-guild-audit-log */
export const auditLogOperations: readonly Operation[] = [
  { method: 'GET', path: '/guilds/{guild_id}/audit-logs', auth: 'bot', limit: limits.read, run: list },
];

const filters = object({ user_id: snowflake, action_type: integer({ min: 0 }) });

/** Newest first, unless `after` asks for what came later: then oldest first. */
function list(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'VIEW_AUDIT_LOG');
  const page = pageOf(call, 50, 100);
  const { user_id: userId, action_type: action } = Object.fromEntries(call.query);
  demand(filters, { user_id: userId, action_type: action });
  const entries = guild.auditLog.filter(
    (entry) =>
      (userId === undefined || entry.user_id === userId) &&
      (action === undefined || entry.action_type === Number(action)) &&
      isOnPage(page, entry.id),
  );
  return json(200, logWire(call, guild, (page.after === undefined ? entries.reverse() : entries).slice(0, page.limit)));
}

/** With the entries goes what they are about, as far as it is still there. */
function logWire({ world }: Call, guild: Guild, entries: readonly AuditLogEntry[]) {
  const ids = new Set(entries.flatMap(({ user_id, target_id }) => [user_id, target_id ?? '']));
  const about = <T>(things: ReadonlyMap<string, T>) => [...things].filter(([id]) => ids.has(id)).map(([, one]) => one);
  return {
    application_commands: [],
    audit_log_entries: entries,
    auto_moderation_rules: about(guild.autoModerationRules),
    guild_scheduled_events: about(guild.scheduledEvents),
    integrations: about(guild.integrations),
    threads: [],
    users: about(world.users),
    webhooks: about(world.webhooks).map(({ token: _, ...webhook }) => webhook),
  };
}
