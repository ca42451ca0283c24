import { compareSnowflakes } from '../../core/discord/snowflake.ts';
import { demandInGuild, guildOf, isAbove } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { anything, boolean, demand, integer, isRecord, list, object, required, snowflake } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Guild, Member } from '../world/world.ts';

const prune = '/guilds/{guild_id}/prune';

/** Many members at once. Source: https://docs.discord.com/developers/resources/guild#bulk-guild-ban and #get-guild-prune-count */
export const massRemovalOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/guilds/{guild_id}/bulk-ban',
    auth: 'bot',
    accepts: 'json',
    limit: limits.ban,
    run: banMany,
  },
  { method: 'GET', path: prune, auth: 'bot', limit: limits.ban, run: countPrune },
  { method: 'POST', path: prune, auth: 'bot', accepts: 'json', limit: limits.ban, run: beginPrune },
];

const bulkBan = object({
  user_ids: required(list(snowflake, { max: 200 })),
  delete_message_seconds: integer({ min: 0, max: 604_800 }),
});

/**
 * Those who are banned already, who stand too high or who do not exist fail; the bot itself is left out. If all fail
 * it is an error (discord-api-docs#6720).
 */
function banMany(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'BAN_MEMBERS', 'MANAGE_GUILD');
  demand(bulkBan, call.body);
  const sent = isRecord(call.body) && Array.isArray(call.body.user_ids) ? call.body.user_ids.map(String) : [];
  const wanted = [...new Set(sent)].filter((id) => id !== call.world.bot.id);
  const banned = wanted.filter((id) => banOne(call, guild, id));
  if (banned.length === 0) throw new Refusal('nobodyBanned');
  return json(200, { banned_users: banned, failed_users: wanted.filter((id) => !banned.includes(id)) });
}

function banOne(call: Call, guild: Guild, id: string): boolean {
  const user = call.world.users.get(id);
  const member = guild.members.get(id);
  if (user === undefined || guild.bans.has(id)) return false;
  if (member !== undefined && !isAbove(call, guild, member)) return false;
  guild.bans.set(id, { reason: call.auditReason, user });
  guild.members.delete(id);
  return true;
}

const pruneForm = object({
  days: integer({ min: 1, max: 30 }),
  compute_prune_count: boolean,
  include_roles: anything,
});

function countPrune(call: Call): Answer {
  const guild = pruneable(call);
  const sent = Object.fromEntries(call.query);
  demand(pruneForm, sent);
  const roles = (sent.include_roles ?? '').split(',').filter((id) => id !== '');
  return json(200, { pruned: inactive(call, guild, Number(sent.days ?? 7), roles).length });
}

function beginPrune(call: Call): Answer {
  const guild = pruneable(call);
  demand(pruneForm, call.body);
  const { days, include_roles: roles, compute_prune_count: counts } = isRecord(call.body) ? call.body : {};
  const gone = inactive(call, guild, Number(days ?? 7), Array.isArray(roles) ? roles.map(String) : []);
  for (const { user } of gone) guild.members.delete(user.id);
  return json(200, { pruned: counts === false ? null : gone.length });
}

function pruneable(call: Call): Guild {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'KICK_MEMBERS', 'MANAGE_GUILD');
  return guild;
}

/**
 * Members who have no roles but the named ones. Nobody in the sandbox is ever seen, so who joined longer ago than this
 * is inactive; bots and the owner stay.
 */
function inactive(call: Call, guild: Guild, days: number, roles: readonly string[]): Member[] {
  const since = call.now - days * 86_400_000;
  return [...guild.members.values()]
    .filter(({ user, roles: had, joined_at: joined }) => {
      const isSafe = user.bot === true || user.id === guild.ownerId || Date.parse(joined ?? '') > since;
      return !isSafe && had.every((id) => roles.includes(id));
    })
    .sort((a, b) => compareSnowflakes(a.user.id, b.user.id));
}
