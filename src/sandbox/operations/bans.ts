import { compareSnowflakes } from '../../core/discord/snowflake.ts';
import { demandAbove, demandInGuild, guildOf } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demand } from '../forms/form.ts';
import { ban } from '../forms/guild.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { pageOf } from '../query.ts';
import { Refusal } from '../refusal.ts';

const one = '/guilds/{guild_id}/bans/{user_id}';

/** Source: https://docs.discord.com/developers/resources/guild#get-guild-bans and below */
export const banOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/guilds/{guild_id}/bans',
    auth: 'bot',
    limit: limits.read,
    run: list,
  },
  { method: 'GET', path: one, auth: 'bot', limit: limits.read, run: (call) => json(200, banOf(call)) },
  { method: 'PUT', path: one, auth: 'bot', accepts: 'json', limit: limits.ban, run: create },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.ban, run: remove },
];

/** By ids, ascending; `before` wins over `after`. Source: developers/resources/guild#get-guild-bans */
function list(call: Call): Answer {
  const bans = [...bansOf(call).values()].sort((a, b) => compareSnowflakes(a.user.id, b.user.id));
  const { limit, before, after = '0' } = pageOf(call, 1000, 1000);
  if (before === undefined) {
    return json(200, bans.filter(({ user }) => compareSnowflakes(user.id, after) > 0).slice(0, limit));
  }
  return json(200, bans.filter(({ user }) => compareSnowflakes(user.id, before) < 0).slice(-limit));
}

/** Also people who are not in the guild can be banned. */
function create(call: Call): Answer {
  const guild = guildOf(call);
  const bans = bansOf(call);
  const id = param(call, 'user_id');
  const user = call.world.users.get(id);
  if (user === undefined) throw new Refusal('unknownUser');
  const member = guild.members.get(id);
  if (member !== undefined) demandAbove(call, guild, member);
  demand(ban, call.body);
  bans.set(id, { reason: call.auditReason, user });
  guild.members.delete(id);
  return noContent;
}

function remove(call: Call): Answer {
  const { user } = banOf(call);
  bansOf(call).delete(user.id);
  return noContent;
}

function banOf(call: Call) {
  const found = bansOf(call).get(param(call, 'user_id'));
  if (found === undefined) throw new Refusal('unknownBan');
  return found;
}

function bansOf(call: Call) {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'BAN_MEMBERS');
  return guild.bans;
}
